// Questions that are open in the learner's teams: practice skips them.

import type { OpenQuestion } from "../../ports/storage/practices.ts";
import type { Context } from "../context.ts";

/** The IDs of the questions that are open in any of the learner's teams. */
export async function openQuestionIds({
  storage,
  member,
}: Pick<Context, "storage" | "member">): Promise<ReadonlySet<string>> {
  return idsOf(await storage.practices.openQuestions(member.learnerId));
}

/** The IDs of open questions whose answer the learner must not see yet. */
export async function secretQuestionIds({
  storage,
  member,
}: Pick<Context, "storage" | "member">): Promise<ReadonlySet<string>> {
  const open = await storage.practices.openQuestions(member.learnerId);
  return idsOf(open.filter(({ settled }) => !settled));
}

function idsOf(open: readonly OpenQuestion[]): ReadonlySet<string> {
  return new Set(open.map(({ questionId }) => questionId));
}

/** Why a practice ended early; undefined where it skipped nothing. */
export function skippedText(skipped: number): string | undefined {
  if (skipped === 0) return undefined;
  return skipped === 1
    ? "1 question is open in one of your channels right now, so practice skipped it."
    : `${skipped} questions are open in your channels right now, so practice skipped them.`;
}
