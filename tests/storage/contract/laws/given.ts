// What the laws know of an answer: whether its verdict is shown, and its place in replays.
import type { Verdict } from "../../../../src/ports/storage/answers.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";

/** An answer as its tap returned it. */
export interface Given {
  readonly verdict: Verdict;
  readonly member: Member;
  readonly posting?: Posting | undefined;
  readonly at: number;
}

/** What was posted and answered, and the IDs of the postings that closed. */
interface Played {
  readonly postings: readonly Posting[];
  readonly answers: readonly Given[];
  readonly closed: ReadonlySet<string>;
}

/** Whether an answer's own posting no longer hides its verdict. */
export function isVisible(
  { closed }: Pick<Played, "closed">,
  { verdict, posting }: Pick<Given, "verdict" | "posting">,
): boolean {
  return (
    verdict.kind === "quiz" ||
    posting?.feedback === "instant" ||
    (posting !== undefined && closed.has(posting.id))
  );
}

/** Whether a posting that opened later hides an answer's verdict. */
export function isAskedAgain(
  { closed, postings, answers }: Played,
  { verdict, member, at: time }: Given,
): boolean {
  return postings.some(
    (one) =>
      one.question.id === verdict.question.id &&
      !closed.has(one.id) &&
      one.openedAt > time &&
      (one.feedback === "at_close" ||
        !answers.some((given) => given.posting === one && given.member === member)),
  );
}

/** The order of replays: study day, time, ID. */
export function inLogOrder(answers: readonly Given[]): readonly Given[] {
  const key = ({ verdict, at: time }: Given) => `${verdict.studyDay} ${time} ${verdict.answerId}`;
  return answers.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
