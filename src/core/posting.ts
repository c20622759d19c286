// A posting's lifecycle: its states, the moves between them, and what each state means. SQL lists come from here.
import { MAX_AHEAD, type Occurrence } from "./drill-calendar.ts";
import type { CalendarDate } from "./model.ts";

/**
 * - planned: claimed, not sent yet
 * - sending: a process is sending it
 * - unknown: it may have been sent, and the platform can't tell
 * - posted: members can see and answer it
 * - closing: closed and scored, but not revealed yet
 * - closed: revealed, or can never be
 */
export const postingStates = ["planned", "sending", "unknown", "posted", "closing", "closed"] as const;
export type PostingState = (typeof postingStates)[number];

/** The states after each state. A posting that no one saw can also be withdrawn: its row is deleted. */
const moves: Readonly<Record<PostingState, readonly PostingState[]>> = {
  // A tap can prove that an earlier attempt got through.
  planned: ["sending", "posted"],
  sending: ["posted", "planned", "unknown"],
  unknown: ["posted", "planned"],
  posted: ["closing"],
  closing: ["closed"],
  closed: [],
};

/** Whether a posting can go from one state to the other. */
export function canMove(from: PostingState, to: PostingState): boolean {
  return moves[from].includes(to);
}

/** The states from which a posting can reach this one. */
export function statesBefore(to: PostingState): readonly PostingState[] {
  return postingStates.filter((from) => canMove(from, to));
}

/** Not closed yet; members may or may not see it. */
export const openStates = ["planned", "sending", "unknown", "posted"] as const;

/** Open, and members see it or may see it. */
export const perhapsSeenStates = ["sending", "unknown", "posted"] as const;

/** Members were asked: the posting counts for streaks and participation. */
export const askedStates = ["posted", "closing", "closed"] as const;

/** No answer counts any longer. */
export const closedStates = ["closing", "closed"] as const;

/** States in which a posting can be withdrawn, because no one is known to have seen it. */
export type WithdrawableState = Exclude<PostingState, (typeof askedStates)[number]>;

function isIn(states: readonly PostingState[], state: PostingState): boolean {
  return states.includes(state);
}

/** Whether the posting hasn't closed yet. */
export function isOpen({ state }: { readonly state: PostingState }): boolean {
  return isIn(openStates, state);
}

/** Whether the posting has closed, revealed or not. */
export function isClosed({ state }: { readonly state: PostingState }): boolean {
  return isIn(closedStates, state);
}

/**
 * Whether a tap counts as an answer. A planned posting accepts one only if its message exists: then an attempt to
 * send it got through.
 */
export function acceptsAnswers({ state }: { readonly state: PostingState }, hasMessage: boolean): boolean {
  return isIn(perhapsSeenStates, state) || (state === "planned" && hasMessage);
}

/** Whether the verdict stays hidden until the posting closes: from the member, their card, and their progress. */
export function hidesVerdict(posting: {
  readonly state: PostingState;
  readonly feedback: "instant" | "at_close";
}): boolean {
  return posting.feedback === "at_close" && isOpen(posting);
}

/**
 * Whether a drill already posted the question of a later date: an older one isn't asked after it. `last` is the last
 * posting's date and opening (epoch ms); one far in the future was opened by a clock that was wrong.
 */
export function isOvertaken(date: CalendarDate, last: Occurrence | undefined, now: number): boolean {
  return last !== undefined && last.date > date && last.at <= now + MAX_AHEAD;
}
