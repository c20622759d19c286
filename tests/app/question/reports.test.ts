// Reports, quarantine, and corrections.
import { describe, expect, it } from "vitest";
import { questionHash } from "../../../src/content/stored-form.ts";
import { letterOf } from "../../../src/core/mark.ts";
import type { Curriculum, Question } from "../../../src/core/model.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { buttonOf, curriculum, DAY, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";

async function report(app: TestApp, name: string, verdict: Awaited<ReturnType<TestApp["tap"]>>) {
  const kinds = await app.press(name, buttonOf(verdict, "Report"));
  return app.press(name, buttonOf(kinds, "It's outdated"));
}

async function posted(): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill();
  await app.tick();
  return app;
}

function withChange(question: Question, effect: "void" | "credit" | "keep"): Curriculum {
  const version = question.version + 1;
  const fixed: Question = {
    ...question,
    version,
    stem: `${question.stem} (fixed)`,
    changes: [...question.changes, { version, effect, note: "Two options were right." }],
  };
  return { ...curriculum, questions: new Map([...curriculum.questions, [question.id, fixed]]) };
}

async function store(app: TestApp, newer: Curriculum, id: string) {
  const question = newer.questions.get(id);
  if (question === undefined) throw new Error("no question");
  await app.storage.questions.store([{ question, hash: questionHash(question) }], app.clock.now);
}

const points = (app: TestApp) =>
  app.database.connection
    .prepare<[], { points: number }>("SELECT points FROM score_total ORDER BY points")
    .all()
    .map((row) => row.points);

describe("a report", () => {
  it("counts once per member, from those who answered", async () => {
    const app = await posted();
    const verdict = await app.tap("ada", "wrong");
    expect(textOf(await report(app, "ada", verdict))).toContain("Thank you. Two reports");
    expect(textOf(await report(app, "ada", verdict))).toContain("reported this question already");
    const { args } = buttonOf(verdict, "Report").action;
    expect(textOf(await app.press("bo", `report:${args.join(":")}:typo`))).toContain(
      "once you have answered it",
    );
  });

  it("quarantines its question with a second one from the team, until an admin releases it", async () => {
    const app = await posted();
    const { question } = await app.current();
    const [adas, bos] = [await app.tap("ada", "wrong"), await app.tap("bo", "right")];
    app.clock.now += DAY;
    await app.tick(); // closes it: no practice asks an open question
    await report(app, "ada", adas);
    const quiz = () => app.press("chidi", `quiz-concept:${question.concept}`);
    const asked = async () => Number(/of (\d+)/.exec(textOf(await quiz()))?.[1]);
    const all = await asked();
    await report(app, "bo", bos);
    expect(await asked()).toBe(all - 1);

    const list = await app.type("ada", "/questions");
    expect(textOf(list)).toContain("reported as outdated (2) · 🚧 Not asked in this team");
    expect(textOf(await app.type("bo", "/questions"))).toContain("Only team admins");
    const release = buttonOf(list, "Ask it again");
    expect(textOf(await app.press("bo", release))).toContain("Only team admins");
    app.clock.now += 1;
    expect(textOf(await app.press("ada", release))).toContain("can be asked here again");
    expect(await asked()).toBe(all);
    expect(textOf(await app.type("ada", "/questions"))).toContain("Still asked");
  });

  it("shows an admin a reported question's statistics once it has closed", async () => {
    const app = await posted();
    await report(app, "bo", await app.tap("bo", "wrong"));
    expect(textOf(await app.type("ada", "/questions"))).toContain("No first answers yet");
    await app.tap("chidi", "right");
    app.clock.now += DAY;
    await app.tick();
    expect(textOf(await app.type("ada", "/questions"))).toContain("50% of 2 first answers here are right.");
  });

  it("points to questions by their answers alone", async () => {
    const app = await posted();
    const { question } = await app.current();
    for (let learner = 0; learner < 30; learner++) await app.tap(`learner${learner}`, "right");
    app.clock.now += DAY;
    await app.tick();
    const text = textOf(await app.type("ada", "/questions"));
    expect(text).toContain("What the answers point to");
    expect(text).toContain(`\`${question.id}\`): Too easy: 100% of 30 first answers are right.`);
  });

  it("keeps an answer given to a quarantined question", async () => {
    const app = await posted();
    await report(app, "ada", await app.tap("ada", "wrong"));
    await report(app, "bo", await app.tap("bo", "wrong"));
    expect(textOf(await app.tap("chidi", "right"))).toContain("Right");
  });
});

describe("a question that left the content", () => {
  it("can still be answered where it was posted, keeps its card, and is no longer asked", async () => {
    const app = await posted();
    const { question, order } = await app.current();
    const right = letterOf(
      order,
      question.options.findIndex(({ correct }) => correct),
    );
    const rest = new Map(curriculum.questions);
    rest.delete(question.id);
    const { bot } = app.restart({ ...curriculum, questions: rest });
    const { id } = await app.current();
    const act = { person: makePerson("bo"), channel: "general", now: app.clock.now };
    const verdict = await bot.handle({
      type: "button",
      action: `answer:${id}:${right}`,
      isPrivate: false,
      ...act,
    });
    expect(textOf(verdict)).toContain(`Right: ${right}`);
    expect(textOf(await bot.handle({ type: "text", text: "/daily", ...act }))).toContain(question.stem);
    const later = { ...act, now: app.clock.now + 3 * DAY };
    expect(textOf(await bot.handle({ type: "text", text: "/review", ...later }))).not.toContain(
      question.stem,
    );
    expect(textOf(await bot.handle({ type: "text", text: "/progress", ...later }))).toMatch(
      /Overall: [01] of 1, 4 more/,
    );
    expect((await app.storage.cards.differing(undefined, 10)).checked).toBe(1);
  });
});

describe("a correction", () => {
  it.each([
    ["credit", [10, 10]],
    ["void", [0, 0]],
    ["keep", [2, 10]],
  ] as const)(
    "with effect %s changes points, cards, and memory once, and posts one notice",
    async (effect, expected) => {
      const app = await posted();
      const { question } = await app.current();
      await app.tap("ada", "right");
      await app.tap("bo", "wrong");
      app.clock.now += DAY;
      await app.tick();
      expect(points(app)).toEqual([2, 10]);

      const newer = withChange(question, effect);
      await store(app, newer, question.id);
      const before = app.platform.messages.length;
      const { tick, failures } = app.restart(newer);
      await tick();
      await tick();
      expect(failures).toEqual([]);
      expect(points(app)).toEqual(expected);
      expect((await app.storage.cards.differing(undefined, 100)).differing).toEqual([]);
      const notices = app.platform.messages.slice(before).map(({ versions }) => textOf(versions.at(-1)));
      expect(notices.filter((text) => text.includes("Correction"))).toHaveLength(effect === "keep" ? 0 : 1);
      const cards = app.database.connection.prepare("SELECT COUNT(*) AS n FROM card").get();
      expect(cards).toEqual({ n: effect === "void" ? 0 : 2 });
    },
  );

  it("reaches answers that an older process records afterwards", async () => {
    const app = await posted();
    const { question } = await app.current();
    await app.tap("ada", "wrong");
    const newer = withChange(question, "credit");
    await store(app, newer, question.id);
    const { tick } = app.restart(newer);
    await tick();
    await app.tap("bo", "wrong");
    app.clock.now += DAY;
    await tick();
    expect(points(app)).toEqual([10, 10]);
  });

  it("is posted when its question has closed, not before", async () => {
    const app = await posted();
    const newer = withChange((await app.current()).question, "void");
    await store(app, newer, (await app.current()).question.id);
    const { tick } = app.restart(newer);
    const notices = () => app.platform.messages.filter(({ key }) => key.startsWith("correction:"));
    await tick();
    expect(notices()).toHaveLength(0);
    app.clock.now += DAY;
    await tick();
    await tick();
    expect(notices()).toHaveLength(1);
  });

  it("waits if the platform says “later”, and is then posted once", async () => {
    const app = await posted();
    const { question } = await app.current();
    app.clock.now += DAY;
    await app.tick();
    const newer = withChange(question, "void");
    await store(app, newer, question.id);
    const { tick, failures } = app.restart(newer);
    app.platform.next("post", () =>
      Promise.reject(new PlatformError("later", "Slow down.", { retryAfter: 1 })),
    );
    await tick();
    await tick();
    expect(failures).toEqual([]);
    expect(app.platform.messages.filter(({ key }) => key.startsWith("correction:"))).toHaveLength(1);
  });

  it("is posted once even if the sender crashes after sending", async () => {
    const app = await posted();
    const { question } = await app.current();
    app.clock.now += DAY;
    await app.tick();
    const newer = withChange(question, "credit");
    await store(app, newer, question.id);
    app.platform.next("post", async (real) => {
      await real();
      throw new Error("the connection broke");
    });
    const { tick, failures } = app.restart(newer);
    await tick();
    expect(failures).toHaveLength(1);
    app.clock.now += 61_000;
    await tick();
    await tick();
    expect(app.platform.messages.filter(({ key }) => key.startsWith("correction:"))).toHaveLength(1);
  });
});
