// Looking up, browsing, and sharing concepts, and what a look-up costs in points.

import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, curriculum, DAY, FIRST, openApp, textOf } from "../../support/app.ts";
import { practiceQuestion } from "../../support/servers.ts";

/** The choices of a reply's selects. */
const choicesOf = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.type === "select" ? block.choices : []));

const heading = (text: string) => text.split("\n")[0];

describe("/lookup", () => {
  it.each([
    ["nodeport", "NodePort"],
    ["Cluster IP", "ClusterIP"],
    ["nodprot", "NodePort"],
    ["kube proxy", "kube-proxy"],
    ["concept:coredns", "CoreDNS"],
    ['"node port"', "NodePort"],
  ])("%s shows %s in private", async (words, title) => {
    const { type } = await openApp();
    const card = await type("ada", `/lookup ${words}`);
    expect(card.delivery).toBe("private");
    expect(heading(textOf(card))).toBe(title);
  });

  it("shows a concept's whole page", async () => {
    const { type } = await openApp();
    const concept = curriculum.concepts.get("nodeport");
    const card = await type("ada", "/lookup nodeport");
    const text = textOf(card);
    for (const part of [
      ...(concept?.facts ?? []),
      ...(concept?.pitfalls ?? []),
      concept?.example.text,
      concept?.text,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(`checked against Kubernetes v${concept?.kubernetes}`);
    for (const source of concept?.sources ?? []) expect(text).toContain(`](${source})`);
    for (const slug of concept?.confusedWith ?? []) {
      expect(buttonOf(card, curriculum.concepts.get(slug)?.title ?? "").action).toEqual({
        name: "lookup",
        args: [slug],
      });
    }
    expect(buttonOf(card, "Quiz me").action).toEqual({ name: "quiz-concept", args: ["nodeport"] });
  });

  it("without a clear match suggests up to three", async () => {
    const { type, press } = await openApp();
    const reply = await type("ada", "/lookup policy");
    expect(textOf(reply)).toMatch(/^“policy” could mean several things\. Which one\?/);
    expect(buttonsOf(reply).length).toBeGreaterThan(1);
    expect(buttonsOf(reply).length).toBeLessThanOrEqual(3);
    for (const button of buttonsOf(reply))
      expect(heading(textOf(await press("ada", button)))).toBe(button.label);
  });

  it("names what another pack's versions belong to, else its subject", async () => {
    const app = await openApp();
    const version = curriculum.concepts.get("nodeport")?.kubernetes;
    const shown = async (name: string, versionsOf?: string) =>
      textOf(await app.restart({ ...curriculum, name, versionsOf }).type("ada", "/lookup nodeport"));
    expect(await shown("Tea")).toContain(`checked against Tea v${version}`);
    expect(await shown("Networks of Rust", "Rust")).toContain(`checked against Rust v${version}`);
  });

  it("without any match says so and offers every topic with its concepts", async () => {
    const { type, press } = await openApp();
    const reply = await type("ada", "/lookup zzqqxx");
    expect(textOf(reply)).toMatch(/^No match for “zzqqxx”\. Try other words, or browse a topic:/);
    expect(choicesOf(reply).map(({ label }) => label)).toEqual(curriculum.topics.map(({ title }) => title));
    const dns = curriculum.topics.find(({ slug }) => slug === "dns");
    const topic = await press("ada", `topic:${dns?.slug}`);
    expect(heading(textOf(topic))).toBe("DNS");
    expect(choicesOf(topic).map(({ action }) => action.args[0])).toEqual(dns?.concepts);
  });

  it("offers the closest pages if it didn't understand the words", async () => {
    const { type } = await openApp();
    const reply = await type("ada", "/lookup purple network policy paint");
    expect(textOf(reply)).toMatch(/^No exact match for “purple network policy paint”\. Closest pages:/);
    expect(buttonsOf(reply).length).toBeGreaterThan(0);
  });

  it("says where a name without a page belongs", async () => {
    const { type } = await openApp();
    expect(textOf(await type("ada", "/lookup hpa"))).toMatch(
      /^Scaling Pods by load is part of workloads, not of networking\. Browse a topic:/,
    );
  });

  it.each(["nodeport vs loadbalancer", "difference between nodeport and loadbalancer"])(
    "%s compares both",
    async (words) => {
      const { type, press } = await openApp();
      const reply = await type("ada", `/lookup ${words}`);
      const [one, other] = ["nodeport", "loadbalancer-service"].map((slug) => curriculum.concepts.get(slug));
      expect(heading(textOf(reply))).toBe(`${one?.title} vs ${other?.title}`);
      expect(textOf(reply)).toContain("**The difference:** ");
      for (const side of [one, other])
        for (const cell of Object.values(side?.compare ?? {})) expect(textOf(reply)).toContain(cell);
      expect(buttonsOf(reply).map(({ label }) => label)).toEqual([
        one?.title,
        other?.title,
        "Quiz me on both",
      ]);
      const quiz = practiceQuestion(await press("ada", buttonOf(reply, "Quiz me on both")));
      expect([one?.slug, other?.slug]).toContain(quiz?.concept);
    },
  );

  it.each([
    ["np", "NetworkPolicy"],
    ["netpol", "NetworkPolicy"],
    ["network-policy", "NetworkPolicy"],
    ["hostport", "hostPort"],
    ["dns", "DNS"],
    ["Troubleshooting", "Troubleshooting"],
    ["networking-basics", "Networking basics"],
    ["external connectivity", "External connectivity"],
    ["cni", "CNI"],
  ])("%s, a short name, slug, or topic, finds %s", async (words, title) => {
    const { type } = await openApp();
    expect(heading(textOf(await type("ada", `/lookup ${words}`)))).toContain(title);
  });

  it("without words says what's missing", async () => {
    const { type } = await openApp();
    expect(textOf(await type("ada", "/lookup"))).toBe(
      "{command:lookup} needs “concept” (a concept or plain words). Use it like this: {command:lookup <concept>}",
    );
  });
});

describe("sharing a concept", () => {
  it("shows its card to the channel, without buttons", async () => {
    const { type, press } = await openApp();
    const card = await type("ada", "/lookup nodeport");
    const shared = await press("ada", buttonOf(card, "Share"));
    expect(shared.delivery).toBe("public");
    expect(heading(textOf(shared))).toBe("NodePort");
    expect(buttonsOf(shared)).toEqual([]);
    expect(textOf(shared).split("\n").at(-1)).toBe("ada shared this.");
  });

  it("doesn't name a member who hides their name", async () => {
    const { type, press } = await openApp();
    await type("bo", "/privacy hide");
    const shared = await press("bo", buttonOf(await type("bo", "/lookup nodeport"), "Share"));
    expect(textOf(shared).split("\n").at(-1)).toBe("A member shared this.");
  });
});

describe("a question whose concept was looked up", () => {
  async function openQuestion() {
    const app = await openApp();
    await app.createDrill();
    const find = (slug: string) => app.press("ada", `lookup:${slug}:anyway`);
    return { ...app, find };
  }

  it("while it was open is worth 5", async () => {
    const { tick, current, find, tap, clock, type } = await openQuestion();
    await tick();
    await find((await current()).question.concept);
    expect(textOf(await tap("ada", "right"))).toContain(
      "+5 points, added when the question closes (open book: you looked it up)",
    );
    clock.now = FIRST + DAY;
    await tick();
    expect(textOf(await type("ada", "/leaderboard"))).toContain("1. ada: 5 points");
  });

  it("while it was open and answered wrong is worth 2", async () => {
    const { tick, current, find, tap } = await openQuestion();
    await tick();
    await find((await current()).question.concept);
    expect(textOf(await tap("ada", "wrong"))).toContain("+2 points");
  });

  it("before it was asked is worth 10", async () => {
    const { tick, find, tap, clock } = await openQuestion();
    clock.now = FIRST - 1;
    for (const slug of curriculum.concepts.keys()) await find(slug);
    clock.now = FIRST;
    await tick();
    expect(textOf(await tap("ada", "right"))).toContain("+10 points, added when the question closes ·");
  });

  it("after the answer, by another member, or for another concept is worth 10", async () => {
    const { tick, current, find, tap, press } = await openQuestion();
    await tick();
    const { concept } = (await current()).question;
    const other = [...curriculum.concepts.keys()].find((slug) => slug !== concept);
    await press("bo", `lookup:${concept}`);
    await find(String(other));
    const verdict = textOf(await tap("ada", "right"));
    expect(verdict).toContain("+10 points");
    await find(concept);
    expect(textOf(await tap("ada", "right"))).toContain(verdict);
  });
});
