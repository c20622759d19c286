// Deleting your data doesn't give you a second first tap: no points, streaks, cards, or early verdicts.
import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/core/model.ts";
import { DAY, HOUR, textOf } from "../../support/app.ts";
import { finishPractice, openServers, questionsOf } from "../../support/servers.ts";

const [question, next] = questionsOf("dns") as [Question, Question];
const REFUSED =
  "You answered this question before you deleted your data, so it doesn't count again. Tap it after it closes to practice it.";

async function deleteAfterTap(which: "right" | "wrong", feedback: "instant" | "at_close" = "instant") {
  const app = await openServers();
  const posting = await app.ask("S1", question, { feedback, channel: "general" });
  const bo = app.visit("S1", "bo");
  await bo.tap(posting, which);
  await bo.type("/privacy delete confirm:delete");
  return { ...app, posting, bo };
}

describe("a tap after deleting your data", () => {
  it.each(["right", "wrong"] as const)("on a question first answered %s earns nothing", async (which) => {
    const app = await deleteAfterTap(which);
    for (let times = 0; times < 3; times++) {
      expect(textOf(await app.bo.tap(app.posting, "right"))).toBe(REFUSED);
      await app.bo.type("/privacy delete confirm:delete");
    }
    expect(textOf(await app.bo.tap(app.posting, "right"))).toBe(REFUSED);
    await app.close(app.posting);
    expect(textOf(await app.bo.type("/leaderboard"))).toContain("No points yet.");
    expect(textOf(await app.bo.type("/progress"))).toContain("No answers yet.");
    expect((await app.storage.postings.find(app.posting.id))?.tally).toEqual([0, 0, 0, 0]);
  });

  it("shows no verdict early", async () => {
    const app = await deleteAfterTap("wrong", "at_close");
    const shown = [await app.bo.tap(app.posting, "right"), await app.bo.type("/daily")];
    for (const reply of shown)
      for (const { why } of question.options) expect(textOf(reply)).not.toContain(why);
  });

  it("from direct messages or another server makes no difference", async () => {
    const app = await openServers();
    const posting = await app.ask("S1", question);
    for (const place of ["S1", "S2", "dm"]) await app.visit(place, "bo").member();
    await app.visit("S1", "bo").tap(posting, "wrong");
    await app.visit("dm", "bo").type("/privacy delete confirm:delete");
    expect(textOf(await app.visit("S1", "bo").tap(posting, "right"))).toBe(REFUSED);
  });

  it("is practice once the question has closed, and the next question counts", async () => {
    const app = await deleteAfterTap("wrong");
    await app.close(app.posting);
    const late = textOf(await app.bo.tap(app.posting, "right"));
    expect(late).toMatch(/^✅ Right: /);
    expect(late).not.toContain("points");
    app.clock.now += DAY;
    const tomorrow = await app.ask("S1", next, { channel: "general" });
    expect(textOf(await app.bo.tap(tomorrow, "right"))).toContain("+10 points");
  });

  it("cannot be prepared by practice: the question stays out of it", async () => {
    const app = await deleteAfterTap("wrong");
    app.clock.now += HOUR;
    const first = await app.bo.press(`quiz-concept:${question.concept}`);
    const { asked } = await finishPractice(app.bo.press, first);
    expect(asked).not.toContain(question.id);
  });

  it("is still anyone else's first tap", async () => {
    const app = await deleteAfterTap("wrong");
    expect(textOf(await app.visit("S1", "chi").tap(app.posting, "right"))).toContain("+10 points");
  });
});

describe("/privacy delete", () => {
  it("says that a mark stays until the question closes", async () => {
    const app = await openServers();
    const asked = await app.visit("S1", "bo").type("/privacy delete");
    expect(asked.form?.intro).toContain(
      "- Until today's questions close, an anonymous mark shows that an account answered them, looked them up, or saw the hint. So deleting doesn't give you a second try.",
    );
    expect(asked.form?.intro?.length).toBeLessThanOrEqual(1000);
  });
});
