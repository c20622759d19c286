// Streaks: postings of one drill answered in a row, with freezes that are spent automatically.

/** A member's streak in one drill. */
export interface Streak {
  readonly length: number;
  readonly longest: number;
  /** Freezes held, 0–2; each excuses one missed posting. */
  readonly freezes: number;
  /** Postings answered since the last freeze was earned. */
  readonly towardsFreeze: number;
}

/** The streak before the first answer. */
export const noStreak: Streak = { length: 0, longest: 0, freezes: 0, towardsFreeze: 0 };

const POSTINGS_PER_FREEZE = 7;
const MOST_FREEZES = 2;

/**
 * The streak after answering a posting, having missed `missed` postings of the drill since the last answer. Days
 * without a posting (weekends, holidays) and postings that an outage excused don't count as missed. `spent` is the
 * number of freezes used.
 */
export function extendStreak(
  streak: Streak,
  missed: number,
): { readonly streak: Streak; readonly spent: number } {
  const survives = streak.length > 0 && missed <= streak.freezes;
  const spent = survives ? missed : 0;
  const length = survives ? streak.length + 1 : 1;
  const answered = (survives ? streak.towardsFreeze : 0) + 1;
  const held = survives ? streak.freezes - spent : 0;
  const earns = answered >= POSTINGS_PER_FREEZE;
  return {
    streak: {
      length,
      longest: Math.max(streak.longest, length),
      freezes: earns ? Math.min(MOST_FREEZES, held + 1) : held,
      towardsFreeze: earns ? 0 : answered,
    },
    spent,
  };
}

/** The length to show after `missed` more postings closed unanswered. */
export function currentLength(streak: Streak, missed: number): number {
  return missed <= streak.freezes ? streak.length : 0;
}

/** The streak after a drill's whole history: for each posting, oldest first, whether it was answered. */
export function replayStreak(history: readonly boolean[]): Streak {
  return replay(history).streak;
}

/** How many freezes the last answer in a history spent. */
export function spentAtEnd(history: readonly boolean[]): number {
  return replay(history).spent;
}

function replay(history: readonly boolean[]): { readonly streak: Streak; readonly spent: number } {
  let last = { streak: noStreak, spent: 0 };
  let missed = 0;
  for (const answered of history) {
    if (answered) last = extendStreak(last.streak, missed);
    missed = answered ? 0 : missed + 1;
  }
  return last;
}
