// A question that's open in one of the learner's teams: no practice asks it.
import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/core/model.ts";
import { buttonOf, curriculum, HOUR, textOf } from "../../support/app.ts";
import { finishPractice, openServers, practiceQuestion } from "../../support/servers.ts";
import { dns, openIn, question, siblings } from "./open-question.ts";

describe("a practice", () => {
  it.each(["/quiz dns 20", "/quiz 20", "/review"])("%s leaves out a question that is open", async (line) => {
    const app = await openIn("S1");
    const bo = app.visit("S1", "bo");
    const { connection } = app.database;
    // Everything is due and the learner knows this question least, so a practice would ask it first.
    const { learnerId } = await bo.member();
    for (const { id } of curriculum.questions.values()) {
      const stability = id === question.id ? 0.1 : 100;
      connection
        .prepare(
          "INSERT INTO card VALUES (?, ?, ?, 5, 3, 0, '2026-02-01', '2026-03-01', 'ts-fsrs 5.4', 21, NULL)",
        )
        .run(learnerId, id, stability);
    }
    const { asked } = await finishPractice(bo.press, await bo.type(line));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked).not.toContain(question.id);
  });

  it("from a concept's card leaves it out", async () => {
    const app = await openIn("S1");
    const bo = app.visit("S1", "bo");
    const { asked } = await finishPractice(bo.press, await bo.press(`quiz-concept:${question.concept}`));
    expect(asked.toSorted()).toEqual(
      siblings
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each([
    ["another server", "S2"],
    ["direct messages", "dm"],
  ])("in %s leaves it out", async (_, place) => {
    const app = await openIn("S1");
    await app.visit("S1", "bo").member();
    const bo = app.visit(place, "bo");
    const { asked } = await finishPractice(bo.press, await bo.type("/quiz dns 20"));
    expect(asked).toHaveLength(Math.min(dns.length - 1, 20));
    expect(asked).not.toContain(question.id);
  });

  it("leaves it out after the learner's answer, too, until it closes", async () => {
    const app = await openIn("S1");
    const bo = app.visit("S1", "bo");
    await bo.tap(app.posting, "wrong");
    const quiz = async () =>
      (await finishPractice(bo.press, await bo.press(`quiz-concept:${question.concept}`))).asked;
    expect(await quiz()).not.toContain(question.id);
    await app.close(app.posting);
    expect(await quiz()).toContain(question.id);
  });

  it.each(["planned", "sending", "unknown", "posted"])("leaves out one that is %s", async (state) => {
    const app = await openIn("S1");
    app.database.connection.prepare("UPDATE posting SET state = ?").run(state);
    const bo = app.visit("S1", "bo");
    const { asked } = await finishPractice(bo.press, await bo.press(`quiz-concept:${question.concept}`));
    expect(asked).toHaveLength(siblings.length - 1);
  });

  it("asks a question that's open only in teams the learner isn't in or Kubedrill left", async () => {
    const app = await openIn("S1");
    const bo = app.visit("S2", "bo");
    const quiz = async () =>
      (await finishPractice(bo.press, await bo.press(`quiz-concept:${question.concept}`))).asked;
    expect(await quiz()).toContain(question.id);
    await app.visit("S1", "bo").member();
    expect(await quiz()).not.toContain(question.id);
    await app.storage.teams.leave({ platform: "discord", externalId: "S1" }, app.clock.now);
    expect(await quiz()).toContain(question.id);
  });

  it("with nothing else to ask says so in one sentence", async () => {
    const app = await openServers();
    for (const one of siblings) await app.ask("S1", one);
    const bo = app.visit("S1", "bo");
    expect(textOf(await bo.press(`quiz-concept:${question.concept}`))).toBe(
      "Every question on this is open in one of your channels right now. Try another topic, or come back after they close.",
    );
  });
});

describe("a practice that was started before", () => {
  async function startThenAsk(which: "first" | "second") {
    const app = await openServers();
    const bo = app.visit("S1", "bo");
    const first = await bo.press(`quiz-concept:${question.concept}`);
    const asked = practiceQuestion(first);
    const other = siblings.find(({ id }) => id !== asked?.id);
    const opened = which === "first" ? asked : other;
    if (opened === undefined) throw new Error("The concept has one question only.");
    app.clock.now += HOUR;
    return { ...app, bo, first, opened, posting: await app.ask("S1", opened) };
  }

  it("takes no answer to a question that opened meanwhile, and continues with the next", async () => {
    const { bo, first, opened, posting, storage } = await startThenAsk("first");
    const refused = await bo.press(buttonOf(first, "A"));
    expect(refused.delivery).toBe("replace");
    expect(textOf(refused)).toContain(
      "This question is open in one of your channels now, so practice skips it.",
    );
    for (const { why } of opened.options) expect(textOf(refused)).not.toContain(why);
    expect(practiceQuestion(await bo.press(buttonOf(refused, "Next question")))?.id).not.toBe(opened.id);
    expect((await storage.cards.ofLearner((await bo.member()).learnerId)).size).toBe(0);
    expect(textOf(await bo.tap(posting, "right"))).toContain("+10 points");
  });

  it("skips a question that opened meanwhile, and says how many it skipped", async () => {
    const { bo, first, opened } = await startThenAsk("second");
    const { asked, end } = await finishPractice(bo.press, first);
    expect(asked).toHaveLength(siblings.length - 1);
    expect(asked).not.toContain(opened.id);
    expect(end).toContain("1 question is open in one of your channels right now, so practice skipped it.");
  });

  it("with nothing left to ask says so in one sentence", async () => {
    const app = await openServers();
    const bo = app.visit("S1", "bo");
    const first = await bo.press(`quiz-concept:${question.concept}`);
    for (const one of siblings) await app.ask("S1", one);
    let shown = await bo.press(buttonOf(first, "A"));
    shown = await bo.press(buttonOf(shown, siblings.length === 1 ? "Finish" : "Next question"));
    expect(textOf(shown)).toMatch(
      /^(1 question is|\d questions are) open in (one of )?your channels right now, so practice skipped (it|them)\.$/,
    );
  });

  it("shows no verdict again while its question is open, and shows it after the close", async () => {
    const app = await openServers();
    const bo = app.visit("S1", "bo");
    const first = await bo.press(`quiz-concept:${question.concept}`);
    const asked = practiceQuestion(first) as Question;
    const verdict = await bo.press(buttonOf(first, "A"));
    app.clock.now += HOUR;
    const posting = await app.ask("S1", asked);
    const again = async () => [
      await bo.press(buttonOf(first, "A")),
      await bo.press(buttonOf(verdict, "Explain all options")),
    ];
    for (const shown of await again()) {
      expect(textOf(shown)).toContain("This question is open in one of your channels right now.");
      for (const { why } of asked.options) expect(textOf(shown)).not.toContain(why);
      expect(textOf(shown)).not.toMatch(/Right: |Not quite/);
    }
    await app.close(posting);
    const headline = /Right: A|Not quite: you chose A/.exec(textOf(verdict))?.[0] ?? "no verdict";
    for (const shown of await again()) expect(textOf(shown)).toContain(headline);
  });
});
