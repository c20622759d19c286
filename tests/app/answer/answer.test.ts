// Answering the daily question: the first tap locks, its verdict is private, and every answer teaches.
import { describe, expect, it } from "vitest";
import { remember } from "../../../src/core/memory.ts";
import type { StudyDay } from "../../../src/core/model.ts";
import { buttonOf, buttonsOf, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";

async function openQuestion(more: Parameters<TestApp["createDrill"]>[0] = {}): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill(more);
  await app.tick();
  return app;
}

/** The member's card for the current question. */
async function cardOf(app: TestApp, name: string) {
  const { question } = await app.current();
  const rows = app.database.connection
    .prepare(
      `SELECT stability, difficulty, reviews, lapses, last_day AS lastDay, due_day AS dueDay FROM card
       JOIN member USING (learner_id) WHERE member.name = ? AND question_id = ?`,
    )
    .all(name, question.id);
  return rows[0];
}

const today = "2026-03-02" as StudyDay;

describe("a right answer", () => {
  it("gets a private verdict with the reason, points, source, and next review", async () => {
    const app = await openQuestion();
    const { question } = await app.current();
    const verdict = await app.tap("ada", "right");
    const key = question.options.find(({ correct }) => correct);
    expect(verdict.delivery).toBe("private");
    const text = textOf(verdict);
    expect(text).toMatch(/^✅ Right: [A-D]\. /);
    expect(text).toContain(`${key?.text}\n${key?.why}`);
    expect(text).toContain(question.explanation);
    expect(text).toContain("+10 points, added when the question closes · comes back in ");
    expect(text).toContain(`](${question.sources[0]})`);
    const concept = buttonsOf(verdict).find(({ label }) => label.startsWith("Look up "));
    expect(concept?.action).toEqual({ name: "lookup", args: [question.concept] });
    expect(buttonsOf(verdict).map(({ label }) => label)).toEqual(
      expect.arrayContaining(["I guessed", "Explain all options"]),
    );
  });

  it("makes a card", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    expect(await cardOf(app, "ada")).toEqual(remember(undefined, "right", today));
  });

  it("marked as a guess comes back sooner, with the same points", async () => {
    const app = await openQuestion();
    const guessed = await app.press("ada", buttonOf(await app.tap("ada", "right"), "I guessed"));
    expect(guessed.delivery).toBe("replace");
    expect(textOf(guessed)).toMatch(/^✅ Right, by a guess: [A-D]\. /);
    expect(textOf(guessed)).toContain("+10 points");
    expect(buttonsOf(guessed).map(({ label }) => label)).not.toContain("I guessed");
    const explained = await app.press("ada", buttonOf(guessed, "Explain all"));
    expect(textOf(explained)).toMatch(/^✅ Right, by a guess: [A-D]\n/);
    expect(await cardOf(app, "ada")).toEqual(remember(undefined, "guessed", today));
  });
});

describe("a wrong answer", () => {
  it("gets a verdict that explains both options, the wrong one and the right one", async () => {
    const app = await openQuestion();
    const { question } = await app.current();
    const verdict = await app.tap("ada", "wrong");
    const chosen = question.options.find(({ correct }) => !correct);
    const key = question.options.find(({ correct }) => correct);
    const text = textOf(verdict);
    expect(text).toMatch(/^❌ Not quite: you chose [A-D]\n/);
    expect(text).toContain(`${chosen?.text}\n${chosen?.why}`);
    expect(text).toContain("✅ Right: ");
    expect(text).toContain(`${key?.text}\n${key?.why}`);
    expect(text).toContain(question.explanation);
    expect(text).toContain("+2 points, added when the question closes · comes back tomorrow");
    expect(buttonsOf(verdict).map(({ label }) => label)).not.toContain("I guessed");
    expect(await cardOf(app, "ada")).toEqual(remember(undefined, "wrong", today));
  });

  it("can show its explanation of all options, only to its owner", async () => {
    const app = await openQuestion();
    const { question } = await app.current();
    const explain = buttonOf(await app.tap("ada", "wrong"), "Explain");
    const explained = await app.press("ada", explain);
    expect(explained.delivery).toBe("replace");
    for (const { text, why } of question.options) {
      expect(textOf(explained)).toContain(text);
      expect(textOf(explained)).toContain(why);
    }
    expect(textOf(explained)).toMatch(/^❌ Not quite: you chose [A-D]\n/);
    expect(textOf(explained).match(/❌ \*\*You: [A-D]\*\*/g)).toHaveLength(1);
    expect(textOf(explained).match(/✅ \*\*Right: [A-D]\*\*/g)).toHaveLength(1);
    const stolen = textOf(await app.press("bo", explain));
    expect(stolen).toContain("There is nothing to explain here yet.");
  });
});

describe("a second tap", () => {
  it("shows the first tap's verdict again, for any letter", async () => {
    const app = await openQuestion();
    const first = await app.tap("ada", "wrong");
    app.clock.now += HOUR;
    for (const which of ["right", "wrong"] as const) {
      const [note, ...again] = (await app.tap("ada", which)).blocks;
      expect(textOf(note && [note])).toMatch(/^\*\*You already answered [A-D]\.\*\* The first tap counts\.$/);
      expect(again).toEqual(first.blocks);
    }
    const { id } = await app.current();
    expect(await app.storage.postings.countAnswers(id)).toBe(1);
  });

  it("at the same time gets the same verdict", async () => {
    const app = await openQuestion();
    const verdicts = await Promise.all([
      app.tap("ada", "right"),
      app.tap("ada", "wrong"),
      app.tap("ada", "right"),
    ]);
    const first = verdicts.filter((reply) => !textOf(reply).includes("already answered"));
    expect(first).toHaveLength(1);
    for (const reply of verdicts)
      if (reply !== first[0]) expect(reply.blocks.slice(1)).toEqual(first[0]?.blocks);
  });
});

describe("a late tap", () => {
  it("is a practice answer: a verdict and a card, no points", async () => {
    const app = await openQuestion({ closesAfterHours: 8 });
    await app.tap("bo", "wrong");
    app.clock.now = FIRST + 8 * HOUR;
    await app.tick();
    const verdict = textOf(await app.tap("ada", "right"));
    expect(verdict).toMatch(/^✅ Right: /);
    expect(verdict).not.toContain("points");
    expect(await cardOf(app, "ada")).toEqual(remember(undefined, "right", today));
    expect(textOf(await app.type("ada", "/leaderboard"))).not.toContain("ada");
    expect((await app.current()).tally?.reduce((sum, some) => sum + some)).toBe(1);
  });
});

describe("a question whose verdicts wait for its close", () => {
  it("locks the answer in and reveals nothing", async () => {
    const app = await openQuestion({ feedback: "at_close", closesAfterHours: 8 });
    const [right, wrong] = [await app.tap("ada", "right"), await app.tap("bo", "wrong")];
    for (const reply of [right, wrong]) {
      expect(textOf(reply)).toMatch(
        /^🔒 \*\*Locked in: [A-D]\.\*\* The verdict comes \{until:\d+\}\. See it with \{command:daily\}\.$/,
      );
      expect(buttonsOf(reply)).toEqual([]);
    }
    expect(textOf(right)).toContain(`{until:${FIRST + 8 * HOUR}}`);
    expect(await cardOf(app, "ada")).toBeUndefined();
    expect((await app.tap("ada", "wrong")).blocks.slice(1)).toEqual(right.blocks);
    expect(textOf(await app.type("ada", "/daily"))).toContain(textOf(right));
  });

  it("reveals nothing to a forged button either", async () => {
    const app = await openQuestion({ feedback: "at_close", closesAfterHours: 8 });
    await app.tap("ada", "right");
    const { id } = app.database.connection.prepare("SELECT id FROM answer").get() as { id: string };
    expect(textOf(await app.press("ada", `explain:${id}`))).toContain(
      "There is nothing to explain here yet.",
    );
    expect(textOf(await app.press("ada", `guessed:${id}`))).toContain(
      "Only a right answer can be marked as a guess.",
    );
  });

  it("shows verdicts, scores, and updates cards when it closes", async () => {
    const app = await openQuestion({ feedback: "at_close", closesAfterHours: 8 });
    await app.tap("ada", "right");
    app.clock.now = FIRST + 8 * HOUR;
    await app.tick();
    expect(await cardOf(app, "ada")).toEqual(remember(undefined, "right", today));
    const daily = await app.type("ada", "/daily");
    expect(textOf(daily)).toContain("✅ Right: ");
    expect(buttonOf(daily, "Explain").action.name).toBe("explain");
    expect(textOf(await app.type("ada", "/leaderboard"))).toContain("1. ada: 10 points");
  });
});

describe("a streak", () => {
  it("is shown from the second answer on, right or wrong", async () => {
    const app = await openQuestion();
    expect(textOf(await app.tap("ada", "right"))).not.toContain("in a row");
    for (let day = 1; day <= 3; day++) {
      app.clock.now = FIRST + day * DAY;
      await app.tick();
      expect(textOf(await app.tap("ada", day === 2 ? "wrong" : "right"))).toContain(`🔥 ${day + 1} in a row`);
    }
  });

  it("is saved by a freeze that seven answers earned, and says so", async () => {
    const app = await openQuestion();
    for (let day = 0; day < 9; day++) {
      app.clock.now = FIRST + day * DAY;
      await app.tick();
      if (day === 7) continue;
      const verdict = textOf(await app.tap("ada", "right"));
      if (day === 8) expect(verdict).toContain("🔥 8 in a row · ❄️ a freeze saved your streak");
    }
  });
});

describe("a tap from elsewhere", () => {
  it.each(["E", "a", "AB", "", "__proto__"])("with the invalid letter %j is refused", async (letter) => {
    const app = await openQuestion();
    const { id } = await app.current();
    expect(textOf(await app.press("ada", `answer:${id}:${letter}`))).toBe(
      "This question has no such option. Tap one of the letters under it.",
    );
  });

  it("by another team's member gets the same reply as for a question that doesn't exist", async () => {
    const app = await openQuestion();
    const { id } = await app.current();
    const stranger = {
      platform: "playground" as const,
      team: { externalId: "T2", name: "Team Two" },
      externalId: "U-mallory",
      name: "mallory",
      admin: true,
    };
    const press = (action: string) =>
      app.bot.handle({
        type: "button",
        action,
        isPrivate: false,
        person: stranger,
        channel: "general",
        now: app.clock.now,
      });
    const refusal =
      "This question is no longer here, or it is another team's. {command:daily} shows your team's current one.";
    expect(textOf(await press(`answer:${id}:A`))).toBe(refusal);
    expect(textOf(await press("answer:00000000000000000000:A"))).toBe(refusal);
    expect(await app.storage.postings.countAnswers(id)).toBe(0);
  });
});
