// /review: your own queue in one message.
import { describe, expect, it } from "vitest";
import { buttonOf, DAY, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { letterShown, verdictIn } from "../../system/verdict.ts";

/** Answers the practice question shown by `reply`, and returns the verdict. */
async function answer(app: TestApp, name: string, reply: Awaited<ReturnType<TestApp["type"]>>, letter = "A") {
  return app.press(name, buttonOf(reply, letter));
}

/** Goes through a review to its end, always tapping A, and returns how many questions it had. */
async function finish(app: TestApp, name: string): Promise<{ readonly asked: number; readonly end: string }> {
  let reply = await app.type(name, "/review");
  let asked = 0;
  while (/^Review \d/.test(textOf(reply))) {
    const verdict = await answer(app, name, reply);
    asked++;
    const next =
      asked > 30 ? undefined : buttonOf(verdict, textOf(verdict).includes("[Finish]") ? "Finish" : "Next");
    if (next === undefined) throw new Error("The review does not end.");
    reply = await app.press(name, next);
  }
  return { asked, end: textOf(reply) };
}

describe("/review", () => {
  it("starts with new questions in teaching order, and changes in place", async () => {
    const app = await openApp();
    const reply = await app.type("bo", "/review");
    expect(reply.delivery).toBe("private");
    expect(textOf(reply)).toContain("Review 1 of 10 · Networking basics");
    const verdict = await answer(app, "bo", reply, letterShown(textOf(reply), "right"));
    expect(verdict.delivery).toBe("replace");
    expect(verdictIn(textOf(verdict))).toBe("right");
    for (const label of ["Next question", "Explain all options", "Look up", "Report", "Stop"])
      buttonOf(verdict, label);
    expect((await app.press("bo", buttonOf(verdict, "Next"))).delivery).toBe("replace");
  });

  it("stops at the day's cap, even if it's started again", async () => {
    const app = await openApp();
    const first = await finish(app, "bo");
    expect(first.asked).toBe(10);
    expect(first.end).toMatch(/Review done[\s\S]*\d+ of 10 right[\s\S]*Next: \d+ /);
    expect(textOf(await app.type("bo", "/review"))).toContain("That is enough for today: 10 reviews.");
    app.clock.now += DAY;
    expect(textOf(await app.type("bo", "/review"))).toContain("Review 1 of 10");
  });

  it("counts the rest of the cap after a stop", async () => {
    const app = await openApp();
    const verdict = await answer(app, "bo", await app.type("bo", "/review"));
    const stopped = await app.press("bo", buttonOf(verdict, "Stop"));
    expect(textOf(stopped)).toMatch(/[01] of 1 right/);
    expect(textOf(await app.type("bo", "/review"))).toContain("Review 1 of 9");
  });

  it("puts due questions before new ones, the weakest first", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    await app.tap("bo", "wrong");
    const { question } = await app.current();
    app.clock.now += DAY;
    await app.tick(); // closes it: no review asks an open question
    const reply = textOf(await app.type("bo", "/review"));
    expect(reply).toContain(question.stem);
  });

  it("spreads a backlog over several days", async () => {
    const app = await openApp();
    for (let day = 0; day < 4; day++) {
      await finish(app, "bo");
      app.clock.now += DAY;
    }
    app.clock.now += 60 * DAY;
    const { asked, end } = await finish(app, "bo");
    expect(asked).toBe(10);
    expect(end).toMatch(/Next: 10 tomorrow, \d+ in 2 days/);
  });

  it("grades a card once per study day: a second answer changes nothing", async () => {
    const app = await openApp();
    await app.createDrill({ closesAfterHours: 1 });
    await app.tick();
    await app.tap("bo", "right");
    const { question } = await app.current();
    const { rows } = cardsOf(app);
    const before = rows().find((row) => row.question_id === question.id);
    app.clock.now += HOUR;
    await app.tick();
    const practice = await app.press("bo", `quiz-concept:${question.concept}`);
    let reply = practice;
    const shown: string[] = [];
    for (let asked = 0; asked < 6 && !textOf(reply).includes("Practice done"); asked++) {
      shown.push(textOf(reply));
      const verdict = await answer(app, "bo", reply);
      reply = await app.press(
        "bo",
        buttonOf(verdict, textOf(verdict).includes("[Finish]") ? "Finish" : "Next"),
      );
    }
    expect(shown.some((text) => text.includes(question.stem))).toBe(true);
    expect(rows().find((row) => row.question_id === question.id)).toEqual(before);
  });

  it("keeps its cards in step with a replay of the log", async () => {
    const app = await openApp();
    for (let day = 0; day < 3; day++) {
      await finish(app, "bo");
      app.clock.now += 3 * DAY;
    }
    const check = await app.storage.cards.differing(undefined, 1_000);
    expect(check.checked).toBeGreaterThan(10);
    expect(check.differing).toEqual([]);
  });

  it("rebuilds a card of another library version from its log first", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    await app.tap("bo", "right");
    const { connection } = app.database;
    const card = connection.prepare("SELECT stability FROM card").get();
    connection.exec("UPDATE card SET stability = 999, library = 'other 1.0'");
    app.clock.now += DAY;
    const reply = await app.type("bo", "/daily");
    expect(textOf(reply)).toContain("comes back");
    const { learner_id, question_id } = connection
      .prepare("SELECT learner_id, question_id FROM card")
      .get() as Record<string, string>;
    await app.storage.cards.differing(undefined, 10);
    expect((await app.storage.cards.ofLearner(learner_id ?? "")).has(question_id ?? "")).toBe(true);
    expect(card).toBeDefined();
  });
});

function cardsOf({ database }: TestApp) {
  const select = database.connection.prepare<[], Record<string, unknown>>("SELECT * FROM card");
  return { rows: () => select.all() };
}
