// Hints before the answer: in the daily question and in practice, in private, at a cost that is said.
import { describe, expect, it } from "vitest";
import { buttonOf, buttonsOf, curriculum, DAY, FIRST, openApp, textOf } from "../../support/app.ts";
import { practiceQuestion } from "../../support/servers.ts";

async function openQuestion(more: Parameters<Awaited<ReturnType<typeof openApp>>["createDrill"]>[0] = {}) {
  const app = await openApp();
  await app.createDrill(more);
  await app.tick();
  const { id, question } = await app.current();
  const shown = () => app.platform.shown();
  return { ...app, id, question, shown };
}

describe("a hint of the daily question", () => {
  it("is private, says its cost, and makes a right answer worth 7", async () => {
    const app = await openQuestion();
    const reply = await app.press("bo", buttonOf(app.shown(), "Hint"));
    expect(reply.delivery).toBe("private");
    expect(textOf(reply)).toBe(
      `💡 **Hint:** ${app.question.hint}\nWith a hint, a right answer earns 7 points instead of 10.`,
    );
    const verdict = await app.tap("bo", "right");
    expect(textOf(verdict)).toContain("+7 points, added when the question closes (with a hint)");
    expect(buttonsOf(verdict).map(({ label }) => label)).not.toContain("I guessed");
    expect(textOf(await app.tap("ada", "right"))).toContain("+10 points");
    app.clock.now = FIRST + DAY;
    await app.tick();
    const board = textOf(await app.type("ada", "/leaderboard"));
    expect(board).toContain("1. ada: 10 points");
    expect(board).toContain("2. bo: 7 points");
  });

  it("is remembered by the next process", async () => {
    const app = await openQuestion();
    await app.press("bo", `hint:${app.id}`);
    expect(textOf(await app.restart().tap("bo", "right"))).toContain("+7 points");
  });

  it("costs nothing after the answer", async () => {
    const app = await openQuestion();
    await app.tap("bo", "right");
    expect(textOf(await app.press("bo", `hint:${app.id}`))).toBe(
      `💡 **Hint:** ${app.question.hint}\nThis hint costs you nothing.`,
    );
  });

  it("is offered while the question is open only, and of a question that is gone there is none", async () => {
    const app = await openQuestion({ closesAfterHours: 8 });
    expect(textOf(await app.type("bo", "/daily"))).toContain("[Hint (−3 points)]");
    app.clock.now = FIRST + DAY / 2;
    await app.tick();
    expect(textOf(app.shown())).not.toContain("Hint");
    expect(textOf(await app.press("bo", "hint:nothing"))).toContain("This question is no longer here");
  });
});

describe("a hint in practice", () => {
  it("is shown in place, and the right answer comes back as soon as a guess", async () => {
    const app = await openApp();
    const first = await app.type("bo", "/quiz dns 2");
    const question = practiceQuestion(first);
    const hinted = await app.press("bo", buttonOf(first, "Hint"));
    expect(hinted.delivery).toBe("replace");
    expect(textOf(hinted)).toContain(`💡 **Hint:** ${question?.hint}`);
    expect(buttonsOf(hinted).map(({ label }) => label)).not.toContain("Hint");
    const letters = buttonsOf(hinted).filter(({ label }) => /^[A-D]$/.test(label));
    const { storage } = app;
    const member = await app.meet("bo");
    const practiceId = letters[0]?.action.args[0] ?? "";
    const practice = await storage.practices.find(practiceId, member.id);
    const { order = [] } = practice?.questions[0] ?? {};
    const key = question?.options.findIndex(({ correct }) => correct) ?? -1;
    const right = letters[order.indexOf(key)];
    const verdict = textOf(right && (await app.press("bo", right)));
    expect(verdict).toContain("✅ Right");
    expect(verdict).toContain("Comes back in 2 days");
    expect(verdict).not.toContain("I guessed");
  });

  it("is on every question of the bank", () => {
    const without = [...curriculum.questions.values()].filter(({ hint }) => hint === undefined);
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});
