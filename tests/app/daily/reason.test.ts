// Why the bot chose a question, in the words under the post.
import { describe, expect, it } from "vitest";
import { reasonFor } from "../../../src/app/daily/reason.ts";
import type { Choice } from "../../../src/core/choose-question.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import { DAY, openApp, textOf } from "../../support/app.ts";
import { makeQuestion } from "../../support/make-question.ts";

const choice = { id: "q", repairs: 1, wouldKnow: 2, of: 5, comeback: false, topicAsked: 3, topicSize: 20 };
const comeback: Choice = { ...choice, comeback: true, daysSinceAsked: 11 };

function closed(tally: readonly number[]): Posting {
  return { question: makeQuestion(), tally, date: "2026-03-02" } as unknown as Posting;
}

describe("the reason for a question", () => {
  it.each<readonly [Choice, string]>([
    [choice, "New for your team: question 4 of 20 on DNS."],
    [{ ...choice, topicAsked: 0 }, "New topic for your team: DNS."],
    [{ ...choice, daysSinceAsked: 24 }, "Last asked 24 days ago. My guess: 2 of 5 know it now."],
    [
      { ...choice, daysSinceAsked: 1, wouldKnow: 0, of: 1 },
      "Last asked a day ago. My guess: 0 of 1 knows it now.",
    ],
    [{ ...choice, daysSinceAsked: 0, of: 0 }, "Last asked today."],
    [{ ...choice, daysSinceAsked: -1, of: 0 }, "Last asked today."],
    [{ ...choice, daysSinceAsked: 30, of: 0 }, "Last asked 30 days ago."],
  ])("%j: %s", (chosen, expected) => {
    expect(reasonFor(chosen, "DNS")).toBe(expected);
  });

  it.each([
    [[2, 1, 1, 0], "half of you missed this on March 2."],
    [[4, 2, 0, 0], "a third of you missed this on March 2."],
    [[3, 1, 0, 0], "a quarter of you missed this on March 2."],
    [[2, 2, 2, 0], "two thirds of you missed this on March 2."],
    [[1, 3, 0, 0], "three quarters of you missed this on March 2."],
    [[0, 0, 2, 0], "all of you missed this on March 2."],
    [[5, 1, 1, 0], "2 of 7 of you missed this on March 2."],
    [[3, 0, 0, 0], "all of you knew this on March 2."],
    [[0, 1, 0, 0], "last asked 11 days ago."],
    [[0, 0, 0, 0], "last asked 11 days ago."],
  ])("of a comeback says how it went: %j, %s", (tally, expected) => {
    expect(reasonFor(comeback, "DNS", closed(tally))).toBe(
      `🔁 **Comeback:** ${expected} My guess: 2 of 5 know it now.`,
    );
  });
});

describe("two weeks of daily questions", () => {
  it("start easy, are not all new, and bring one back with its reason", async () => {
    const app = await openApp();
    await app.createDrill();
    const [reasons, difficulties]: [string[], number[]] = [[], []];
    for (let day = 0; day < 14; day++) {
      await app.tick();
      const { id, reason, question } = await app.current();
      expect(textOf(app.platform.shown(id))).toContain(reason);
      reasons.push(reason);
      difficulties.push(question.difficulty);
      await app.tap("ada", "right");
      await app.tap("bo", "wrong");
      app.clock.now += DAY;
    }
    const comebacks = reasons.filter((reason) => reason.includes("Comeback"));
    expect(comebacks.length).toBeGreaterThanOrEqual(1);
    for (const reason of comebacks)
      expect(reason).toMatch(
        /^🔁 \*\*Comeback:\*\* half of you missed this on March \d+\. My guess: \d of 2 know it now\.$/,
      );
    expect(new Set(reasons).size).toBeGreaterThan(10);
    expect(difficulties.slice(0, 5)).not.toContain(3);
  });
});
