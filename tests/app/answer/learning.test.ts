// Confusions, how a drill chooses questions, and choosing ahead.
import { describe, expect, it } from "vitest";
import { buttonOf, curriculum, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";

const tagged = [...curriculum.questions.values()].filter((question) =>
  question.options.some(({ concept }) => concept !== undefined),
);

/** Plays a concept's quiz, always choosing an option that fits another concept if there is one. */
async function mixUp(app: TestApp, name: string, concept: string): Promise<void> {
  let reply = await app.press(name, `quiz-concept:${concept}`);
  for (let asked = 0; asked < 8 && /^Practice \d/.test(textOf(reply)); asked++) {
    const text = textOf(reply);
    const question = [...curriculum.questions.values()].find(({ stem }) => text.includes(stem));
    const wrong = question?.options.find((option) => option.concept !== undefined) ?? question?.options[0];
    const letter =
      text
        .split("\n")
        .find((line) => line.endsWith(` ${wrong?.text}`))
        ?.charAt(2) ?? "A";
    const verdict = await app.press(name, buttonOf(reply, letter));
    reply = await app.press(
      name,
      buttonOf(verdict, textOf(verdict).includes("[Finish]") ? "Finish" : "Next"),
    );
  }
}

describe("confusions", () => {
  it("come from chosen distractors, appear on the look-up card, and are trained by /quiz confused", async () => {
    const app = await openApp();
    const [question] = tagged;
    const other = question?.options.find(({ concept }) => concept !== undefined)?.concept;
    if (question === undefined || other === undefined) throw new Error("No question is tagged.");
    expect(textOf(await app.type("bo", "/quiz confused"))).toContain("You haven't mixed anything up yet.");
    await mixUp(app, "bo", question.concept);
    const card = await app.press("bo", `lookup:${question.concept}`);
    expect(textOf(card)).toContain(
      `You mixed this up with **${curriculum.concepts.get(other)?.title}** once.`,
    );
    expect(textOf(await app.press("ada", `lookup:${question.concept}`))).not.toContain("You mixed this up");
    const quiz = textOf(await app.type("bo", "/quiz confused 20"));
    expect(quiz).toMatch(/Practice 1 of \d+/);
  });
});

describe("a drill", () => {
  it("asks only about its topics and difficulties", async () => {
    const app = await openApp();
    await app.createDrill({ topics: ["dns"], difficulties: [3] });
    for (let day = 0; day < 5; day++) {
      await app.tick();
      const { question } = await app.current();
      expect([question.topic, question.difficulty]).toEqual(["dns", 3]);
      app.clock.now += DAY;
    }
  });

  it("chooses up to an hour ahead, and asks what it planned", async () => {
    const app = await openApp();
    const drill = await app.createDrill();
    app.clock.now = FIRST - HOUR - 1;
    await app.tick();
    const dates = [{ drillId: drill.id, date: drill.next?.date ?? ("" as never) }];
    expect(await app.storage.schedules.findPlans(dates)).toEqual([]);
    app.clock.now = FIRST - HOUR;
    await app.tick();
    const [plan] = await app.storage.schedules.findPlans(dates);
    app.clock.now = FIRST;
    await app.tick();
    expect((await app.current()).question.id).toBe(plan?.questionId);
  });

  it("chooses again if the planned question was quarantined meanwhile", async () => {
    const app = await openApp();
    const drill = await app.createDrill();
    app.clock.now = FIRST - HOUR;
    await app.tick();
    const dates = [{ drillId: drill.id, date: drill.next?.date ?? ("" as never) }];
    const [plan] = await app.storage.schedules.findPlans(dates);
    if (plan === undefined) throw new Error("Nothing was planned.");
    await app.storage.reports.rule(plan, "quarantine", app.clock.now);
    app.clock.now = FIRST;
    await app.tick();
    expect((await app.current()).question.id).not.toBe(plan.questionId);
  });
});
