// `/daily` with two questions at once: no text of any two bundled ones is cut on Discord.
import { expect, it } from "vitest";
import { openPosting } from "../../../src/app/answer/posting-view.ts";
import { closedVerdictBlocks } from "../../../src/app/answer/verdict-view.ts";
import type { Question } from "../../../src/core/model.ts";
import { toParts } from "../../../src/platforms/discord/render/parts.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { curriculum } from "../../support/app.ts";

const DISCORD_TEXT = 4_000;
/** "Locked in", and when the verdict comes. */
const LOCKED_IN = 150;

function length(blocks: readonly Block[]): number {
  const pieces = toParts(blocks, undefined).flatMap((part) =>
    part.type === "text" ? [part.piece.text] : [],
  );
  return pieces.reduce((sum, text) => sum + text.length + 1, 0);
}

const orderOf = ({ options }: Question) => options.map((_, index) => index);

function longestVerdict(question: Question): number {
  const verdicts = question.options.map((_, option) =>
    closedVerdictBlocks(
      "2026-03-02" as never,
      {
        ...{
          question,
          option,
          order: orderOf(question),
          visible: true,
          kind: "daily",
          points: 10,
          closed: true,
          milestones: [{ kind: "streak-365" }],
        },
        ...{ correct: false, guessed: false, openBook: true, freezesSpent: 2, answerId: "a".repeat(20) },
        ...{ studyDay: "2026-03-02", dueDay: "2026-12-24", streak: { length: 999 } },
        milestones: [{ kind: "streak-365" }],
      } as never,
      curriculum,
    ),
  );
  return Math.max(...verdicts.map(length));
}

function openLength(question: Question): number {
  const reason =
    "🔁 **Comeback:** three quarters of you missed this on September 24. My guess: 111 of 222 know it now.";
  const posting = { id: "p", question, order: orderOf(question), reason, closesAt: 1_772_528_400_000 };
  return length(openPosting(posting as never, 222, curriculum)) + LOCKED_IN;
}

it("fits into one message", () => {
  const questions = [...curriculum.questions.values()];
  const longest = Math.max(...questions.map(longestVerdict)) + Math.max(...questions.map(openLength));
  expect(longest).toBeLessThan(DISCORD_TEXT);
});
