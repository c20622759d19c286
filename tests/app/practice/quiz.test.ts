// A quiz in one private message, from its first question to its summary.
import { describe, expect, it } from "vitest";
import type { Button, Reply } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, curriculum, openApp, type TestApp, textOf } from "../../support/app.ts";

/** The question that a practice message shows. */
function questionIn(reply: Reply) {
  const text = textOf(reply);
  const found = [...curriculum.questions.values()].find(({ stem }) => text.includes(`\n${stem}\n`));
  if (found === undefined) throw new Error(`No question in:\n${text}`);
  return found;
}

/** The button of the question's right option, or of a wrong one. */
function letterFor(reply: Reply, right: boolean): Button {
  const text = textOf(reply);
  const option = questionIn(reply).options.find(({ correct }) => correct === right);
  const letter = /^\*\*([A-D])\*\* /m.exec(
    text.split("\n").find((line) => line.endsWith(`** ${option?.text}`)) ?? "",
  )?.[1];
  return buttonOf(reply, String(letter));
}

/** Answers each question right or wrong as in `rights`, and returns what the message shows after each press. */
async function practice(
  { press }: TestApp,
  first: Reply,
  rights: readonly boolean[],
): Promise<readonly Reply[]> {
  const shown = [first];
  for (const right of rights) {
    const verdict = await press("ada", letterFor(shown.at(-1) ?? first, right));
    const next = buttonsOf(verdict).find(({ style }) => style === "primary");
    shown.push(verdict, await press("ada", next ?? { label: "", action: { name: "none", args: [] } }));
  }
  return shown;
}

describe("/quiz", () => {
  it("asks the wanted number of questions in one private message, and ends with a summary", async () => {
    const app = await openApp();
    const first = await app.type("ada", "/quiz count:3");
    expect(first.delivery).toBe("private");
    expect(textOf(first)).toMatch(/^Practice 1 of 3 · /);
    const shown = await practice(app, first, [true, false, true]);
    expect(shown.slice(1).map(({ delivery }) => delivery)).toEqual(Array(6).fill("replace"));
    expect(textOf(shown[1])).toContain("Practice 1 of 3\n✅ Right: ");
    expect(textOf(shown[2])).toMatch(/^Practice 2 of 3 · /);
    expect(textOf(shown[3])).toContain("Practice 2 of 3\n❌ Not quite: ");
    expect(textOf(shown[5])).toContain("[Finish]");
    const summary = shown[6];
    expect(textOf(summary)).toContain("Practice done\n**2 of 3 right.** Worth a look:");
    expect(buttonsOf(summary).map(({ action }) => action.args[0])).toEqual([
      questionIn(shown[2] as Reply).concept,
      "quiz",
      "progress",
    ]);
  });

  it("gives no points", async () => {
    const app = await openApp();
    await app.createDrill();
    const shown = await practice(app, await app.type("ada", "/quiz count:1"), [true]);
    expect(textOf(shown[1])).not.toContain("points");
    expect(textOf(await app.type("ada", "/leaderboard all time"))).toContain("No points yet.");
  });

  it("asks five by default, alternating topics", async () => {
    const app = await openApp();
    const shown = await practice(app, await app.type("ada", "/quiz"), Array(5).fill(true));
    expect(textOf(shown[0])).toMatch(/^Practice 1 of 5 · /);
    expect(textOf(shown.at(-1))).toContain("**5 of 5 right.** Nothing to look up: well done.");
    const topics = [0, 2, 4, 6, 8].map((place) => questionIn(shown[place] as Reply).topic);
    expect(topics.slice(1).filter((topic, index) => topic === topics[index])).toEqual([]);
  });

  it.each(["/quiz dns 4", "/quiz topic:DNS count:4", "/quiz 4 dns", "/quiz count:4 topic:dns"])(
    "%s keeps to the topic",
    async (line) => {
      const app = await openApp();
      const shown = await practice(app, await app.type("ada", line), Array(4).fill(true));
      for (const place of [0, 2, 4, 6]) expect(questionIn(shown[place] as Reply).topic).toBe("dns");
      expect(textOf(shown[0])).toMatch(/^Practice 1 of 4 · DNS · /);
    },
  );

  it("never asks more questions than exist", async () => {
    const app = await openApp();
    const first = textOf(await app.press("ada", "quiz-concept:nodeport"));
    const count = [...curriculum.questions.values()].filter(({ concept }) => concept === "nodeport").length;
    expect(first).toMatch(new RegExp(`^Practice 1 of ${count} · `));
  });

  it.each([
    [
      "/quiz cooking",
      /^There's no topic "cooking"\. Choose from: Networking basics, .*, Troubleshooting, .+\.$/,
    ],
    ["/quiz ...", /^There's no topic "\.\.\."\. Choose from: /],
    ["/quiz count:21", /^The option “count” takes a whole number from 1 to 20\.$/],
    ["/quiz count:0", /^The option “count” takes a whole number from 1 to 20\.$/],
    ["/quiz count:-1", /^The option “count” takes a whole number from 1 to 20\.$/],
    ["/quiz count:2.5", /^The option “count” takes a whole number from 1 to 20\.$/],
    ["/quiz count:many", /^The option “count” takes a whole number from 1 to 20\.$/],
    ["/quiz count:99999999999", /^The option “count” takes a whole number from 1 to 20\.$/],
  ])("%s is refused in one sentence", async (line, sentence) => {
    const { type, requests } = await openApp();
    expect(textOf(await type("ada", line))).toMatch(sentence);
    expect(requests).toMatchObject([{ what: "/quiz", outcome: "refused" }]);
  });

  it("asks unseen questions first, then those known least", async () => {
    const app = await openApp();
    const concept = "nodeport";
    const questions = [...curriculum.questions.values()].filter((question) => question.concept === concept);
    const first = await app.press("ada", `quiz-concept:${concept}`);
    const seen = questionIn(first);
    await app.press("ada", letterFor(first, true));
    const again = await app.press("ada", `quiz-concept:${concept}`);
    const shown = await practice(app, again, Array(questions.length).fill(true));
    const order = questions.map((_, index) => questionIn(shown[2 * index] as Reply).id);
    expect(order.at(-1)).toBe(seen.id);
    expect(new Set(order).size).toBe(questions.length);
  });
});

describe("a practice", () => {
  it("stopped before the first answer says how to start again", async () => {
    const { type, press } = await openApp();
    const first = await type("ada", "/quiz");
    expect(textOf(await press("ada", buttonOf(first, "Stop")))).toBe(
      "Stopped before the first answer. {command:quiz} begins again.",
    );
  });

  it("stopped in the middle summarizes the answers so far", async () => {
    const { type, press } = await openApp();
    const first = await type("ada", "/quiz");
    const verdict = await press("ada", letterFor(first, false));
    const second = await press("ada", buttonOf(verdict, "Next question"));
    expect(textOf(await press("ada", buttonOf(second, "Stop")))).toContain("**0 of 1 right.** Worth a look:");
  });

  it("locks the first letter, even if it's tapped twice", async () => {
    const { type, press } = await openApp();
    const first = await type("ada", "/quiz");
    const [verdict, second] = await Promise.all([
      press("ada", letterFor(first, true)),
      press("ada", letterFor(first, false)),
    ]);
    expect(second).toEqual(verdict);
    expect(textOf(await press("ada", buttonOf(first, "Stop")))).toContain("**1 of 1 right.**");
  });

  it("works only for its owner", async () => {
    const { type, press } = await openApp();
    const first = await type("ada", "/quiz");
    for (const button of [letterFor(first, true), buttonOf(first, "Stop")]) {
      expect(textOf(await press("bo", button))).toBe(
        "This practice is no longer here. {command:review} and {command:quiz} start a new one.",
      );
    }
  });

  it.each(["-1", "99", "1.5", "__proto__", ""])(
    "asked for question %j asks the first open one, or sums up",
    async (index) => {
      const { type, press } = await openApp();
      const first = await type("ada", "/quiz");
      const id = buttonOf(first, "Stop").action.args[0];
      expect(textOf(await press("ada", `practice-next:${id}:${index}`))).toMatch(
        /^(Practice \d of 5 · |Stopped before)/,
      );
      expect(textOf(await press("ada", `practice-answer:${id}:${index}:A`))).toMatch(
        index === "" ? /Right: [A-D]|Not quite: you chose/ : /^This practice is no longer here\./,
      );
    },
  );
});
