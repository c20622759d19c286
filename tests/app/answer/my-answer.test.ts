// Verdicts that wait for the close: "My answer" on the reveal shows each person's own.
import { describe, expect, it } from "vitest";
import { letterOf } from "../../../src/core/mark.ts";
import { buttonOf, buttonsOf, DAY, FIRST, HOUR, openApp, textOf } from "../../support/app.ts";

async function closedQuestion(feedback: "instant" | "at_close" = "at_close") {
  const app = await openApp();
  await app.createDrill({ feedback, closesAfterHours: 8 });
  await app.tick();
  const { id } = await app.current();
  await app.tap("ada", "wrong");
  await app.tap("bo", "right");
  app.clock.now = FIRST + 8 * HOUR;
  await app.tick();
  return { ...app, id, reveal: () => app.platform.shown(id) };
}

describe("My answer on the reveal", () => {
  it("shows each member their own verdict in private, with everything a verdict has", async () => {
    const app = await closedQuestion();
    const button = buttonOf(app.reveal(), "My answer");
    const ada = await app.press("ada", button);
    expect(ada.delivery).toBe("private");
    expect(textOf(ada)).toContain("❌ Not quite: you chose");
    expect(textOf(ada)).toContain("+2 points");
    const bo = await app.press("bo", button);
    expect(textOf(bo)).toContain("✅ Right: ");
    expect(textOf(bo)).toContain("+10 points");
    expect(buttonsOf(bo).map(({ label }) => label)).toContain("I guessed");
  });

  it("says so to those who didn't answer, and shows no verdict while the question is open", async () => {
    const app = await closedQuestion();
    expect(textOf(await app.press("cy", buttonOf(app.reveal(), "My answer")))).toBe(
      "You didn't answer this question. {command:review} asks you what you missed.",
    );
    app.clock.now = FIRST + DAY;
    await app.tick();
    await app.tap("ada", "right");
    const { id } = await app.current();
    expect(textOf(await app.press("ada", `my-answer:${id}`))).toContain("🔒 **Locked in: ");
  });

  it("is missing where the verdict came at once", async () => {
    const app = await closedQuestion("instant");
    expect(buttonsOf(app.reveal()).map(({ label }) => label)).not.toContain("My answer");
  });
});

describe("a second tap", () => {
  it.each(["instant", "at_close"] as const)("says that the first counts (feedback: %s)", async (feedback) => {
    const app = await openApp();
    await app.createDrill({ feedback });
    await app.tick();
    const { question, order } = await app.current();
    const letter = letterOf(
      order,
      question.options.findIndex(({ correct }) => correct),
    );
    const first = textOf(await app.tap("bo", "right"));
    expect(first).not.toContain("already answered");
    const again = textOf(await app.tap("bo", "wrong"));
    expect(again).toContain(`**You already answered ${letter}.** The first tap counts.\n`);
    expect(again).toContain(first.split("\n")[0] ?? "nothing");
  });
});
