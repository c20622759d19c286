// A question's hint, and the buttons that show it.
import { rightPoints } from "../../core/leaderboard/points.ts";
import type { Question } from "../../core/model.ts";
import type { Action, Block, Button } from "../../ports/reply.ts";

export const NO_HINT = "This question has no hint.";

export function hintBlock(text: string): Block {
  return { type: "text", markdown: `💡 **Hint:** ${text}` };
}

/** What a hint did to the points of a daily question. */
export function hintCost(costs: boolean): Block {
  const markdown = costs
    ? `With a hint, a right answer earns ${rightPoints.hint} points instead of ${rightPoints.alone}.`
    : "This hint costs you nothing.";
  return { type: "text", muted: true, markdown };
}

/** The label where a hint costs points. */
export const DAILY_HINT = `Hint (−${rightPoints.alone - rightPoints.hint} points)`;

/** The hint button of a question; none if it has no hint. */
export function hintButtons(question: Question, label: string, action: Action): readonly Button[] {
  return question.hint === undefined ? [] : [{ label, action }];
}
