// Progress as blocks: everything in text, and the picture with its alt text.
import { describe, expect, it } from "vitest";
import { type Progress, progressAlt, progressBlocks } from "../../../src/app/progress/progress-view.ts";
import { mastery } from "../../../src/core/mastery.ts";
import type { Block } from "../../../src/ports/reply.ts";

const known = (title: string, recall: number) => ({ slug: title.toLowerCase(), title, recall, cards: 2 });

const progress: Progress = {
  overall: mastery(31, 40),
  steps: [{ label: "Review 3 due", action: { name: "run", args: ["review"] }, style: "primary" }],
  streak: { current: 5, longest: 12, freezes: 1 },
  accuracy: { right: 31, answered: 40 },
  topics: [
    { title: "DNS", mastery: mastery(18, 25) },
    { title: "CNI", mastery: mastery(3, 4) },
    { title: "Services", mastery: mastery(0, 0) },
    { title: "Troubleshooting", mastery: mastery(0, 0) },
  ],
  forecast: [
    { weekday: "Mon", reviews: 3 },
    { weekday: "Tue", reviews: 2 },
    { weekday: "Wed", reviews: 0 },
    { weekday: "Thu", reviews: 4 },
  ],
  concepts: {
    strongest: [known("CoreDNS", 0.99), known("IPAM", 0.97)],
    weakest: [known("NodePort", 0.4), known("Ingress", 0.5)],
  },
  confusions: [
    { titles: ["NodePort", "ClusterIP"], times: 3 },
    { titles: ["Ingress", "Gateway API"], times: 2 },
    { titles: ["CNI", "kube-proxy"], times: 1 },
    { titles: ["CoreDNS", "resolv.conf"], times: 1 },
  ],
};

const png = Uint8Array.of(1, 2, 3);
const blocksOf = (changes: Partial<Progress> = {}) =>
  progressBlocks({ ...progress, ...changes }, async () => png);
const texts = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === "text" ? [block.markdown] : [])).join("\n\n");
const fields = (blocks: readonly Block[]) =>
  Object.fromEntries(
    blocks.flatMap((block) =>
      block.type === "fields" ? block.fields.map(({ label, value }) => [label, value]) : [],
    ),
  );

describe("progress", () => {
  it("shows streak, freezes, and due reviews", () => {
    expect(fields(blocksOf())).toEqual({
      Streak: "5-day streak (best: 12) · ❄️ 1 freeze",
      Reviews: "3 due today: {command:review}. Next: 2 tomorrow, 4 in 3 days.",
    });
  });

  it.each([
    [{ current: 0, longest: 0, freezes: 0 }, "None yet"],
    [{ current: 0, longest: 12, freezes: 0 }, "No streak (best: 12)"],
    [{ current: 12, longest: 12, freezes: 2 }, "12-day streak (best: 12) · ❄️ 2 freezes"],
  ])("shows the streak %j as “%s”", (streak, words) => {
    expect(fields(blocksOf({ streak })).Streak).toBe(words);
  });

  it("begins with the overall score, provisional while there are few answers", () => {
    expect(texts(blocksOf())).toMatch(/^■■■■■□ \*\*Overall: 78% right\*\* \(31 of 40\)/);
    const first = blocksOf({ overall: mastery(1, 2), accuracy: { right: 1, answered: 2 } });
    expect(texts(first)).toMatch(/^▨▨▨□□□ \*\*Overall: 1 of 2, 3 more answers for a reliable score\*\*/);
  });

  it("says so if nothing is due", () => {
    const forecast = progress.forecast.map(({ weekday }) => ({ weekday, reviews: 0 }));
    expect(fields(blocksOf({ forecast })).Reviews).toMatch(/^None due today\. No reviews are due in/);
  });

  it("shows mastery by topic with its uncertainty, and new topics on one line", () => {
    expect(texts(blocksOf())).toContain(
      [
        "**Mastery**",
        "■■■■□□ **DNS** 72% (55–84)",
        "▨▨▨▨▨□ **CNI** 3 of 4, 1 more answer for a reliable score",
      ].join("\n"),
    );
    expect(texts(blocksOf())).toContain("No answers yet: Services, Troubleshooting.");
  });

  it("names the strongest concepts, and leads to the weakest by buttons", () => {
    const blocks = blocksOf();
    expect(texts(blocks)).toContain("**Strongest:** CoreDNS, IPAM");
    const buttons = blocks.flatMap((block) => (block.type === "buttons" ? block.buttons : []));
    expect(buttons).toEqual([
      ...progress.steps,
      { label: "NodePort", action: { name: "lookup", args: ["nodeport"] } },
      { label: "Ingress", action: { name: "lookup", args: ["ingress"] } },
    ]);
  });

  it("names the three pairs most mixed up", () => {
    expect(texts(blocksOf())).toContain(
      "- NodePort and ClusterIP, 3 times\n- Ingress and Gateway API, twice\n- CNI and kube-proxy, once",
    );
    expect(texts(blocksOf())).not.toContain("resolv.conf");
  });

  it("doesn't mention concepts and pairs if there are none", () => {
    const blocks = blocksOf({ concepts: { strongest: [], weakest: [] }, confusions: [] });
    expect(texts(blocks)).not.toMatch(/strongest|weakest|mixed/i);
    expect(blocks.map(({ type }) => type)).toEqual([
      "heading",
      "text",
      "buttons",
      "fields",
      "text",
      "text",
      "image",
    ]);
  });

  it("ends with the picture, drawn only when it's shown", async () => {
    const drawn: unknown[] = [];
    const blocks = progressBlocks(progress, async (data) => {
      drawn.push(data);
      return png;
    });
    const image = blocks.at(-1);
    if (image?.type !== "image") throw new Error("No picture.");
    expect(drawn).toEqual([]);
    expect(await image.png()).toBe(png);
    expect(drawn).toEqual([
      { overall: progress.overall, topics: progress.topics.slice(0, 2), forecast: progress.forecast },
    ]);
    expect(image.alt).toBe(progressAlt(progress));
  });

  it("says how to start before the first answer, without a picture", () => {
    const blocks = blocksOf({ accuracy: { right: 0, answered: 0 } });
    expect(blocks.map(({ type }) => type)).toEqual(["heading", "text", "buttons"]);
    expect(texts(blocks)).toContain("No answers yet.");
  });
});

describe("progress picture's alt text", () => {
  it("says what the picture shows", () => {
    expect(progressAlt(progress)).toBe(
      "Right answers with the likely range (90%). Overall: 78% (65–86). DNS: 72% (55–84); " +
        "CNI: 3 of 4, 1 more answer for a reliable score. " +
        "Reviews due from today on: Mon 3, Tue 2, Wed 0, Thu 4.",
    );
  });

  it.each([10, 16, 17, 100, 400])(
    "has at most 1,024 characters for %i topics of 40, and no topic by halves",
    (count) => {
      const topics = Array.from({ length: count }, (_, index) => ({
        title: `Topic ${String(index).padStart(4, "0")} ${"x".repeat(29)}`,
        mastery: mastery(7, 10),
      }));
      const alt = progressAlt({ overall: progress.overall, topics, forecast: progress.forecast });
      expect(alt.length).toBeLessThanOrEqual(1024);
      const named = alt.match(/Topic \d{4} x{29}: 70% \(\d\d–\d\d\)/g)?.length ?? 0;
      expect(named).toBeGreaterThan(9);
      const left = /; (?<left>\d+) more\. Reviews/.exec(alt)?.groups?.left ?? "0";
      expect(named + Number(left)).toBe(count);
      expect(alt).toContain("Thu 4.");
    },
  );
});
