// Before a look-up lowers the points of an open question, its cost is shown.
import { rightPoints } from "../../core/leaderboard/points.ts";
import type { Concept } from "../../core/model.ts";
import type { Action, Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";

/** Whether looking up this concept now lowers the points of a question that the learner hasn't answered yet. */
export async function lookUpCosts(
  { storage, curriculum, member }: Context,
  { slug }: Concept,
): Promise<boolean> {
  const asked = (await storage.practices.openQuestions(member.learnerId)).filter(
    ({ questionId, answered }) => !answered && curriculum.questions.get(questionId)?.concept === slug,
  );
  if (asked.length === 0) return false;
  const lookedUpAt = (await storage.answers.lookedUpAt(member.learnerId, slug)) ?? Number.NEGATIVE_INFINITY;
  return asked.some(({ openedAt }) => openedAt > lookedUpAt);
}

/** What the look-up costs, with a button that does it anyway. */
export function costWarning({ title }: Concept, anyway: Action): Reply {
  return {
    delivery: "private",
    blocks: [
      {
        type: "text",
        markdown: `⚠️ **A question about ${title} is open.** If you look it up first, a right answer earns ${rightPoints.openBook} points instead of ${rightPoints.alone}.`,
      },
      {
        type: "buttons",
        buttons: [
          { label: "Look up anyway", action: anyway },
          { label: "Show the question", action: { name: "run", args: ["daily"] }, style: "primary" },
        ],
      },
    ],
  };
}
