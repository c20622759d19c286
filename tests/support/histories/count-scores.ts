// Points, counted from the answers by product.md's rules: right 10, after a hint 7, open book 5, wrong 2.
import type { CalendarDate } from "../../../src/core/model.ts";
import { isRight, isVoid, type RawAnswer, type RawRows } from "./raw-rows.ts";

export interface Sums {
  readonly points: number;
  readonly answered: number;
  readonly right: number;
}

/** The dates of a period, both included. Missing: all time. */
export interface Dates {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** The daily answers of closed postings that no correction took out. */
function scored({ answers }: RawRows): readonly (RawAnswer & { readonly date: CalendarDate })[] {
  return answers.flatMap((answer) =>
    answer.kind === "daily" && answer.posting?.isClosed && !isVoid(answer)
      ? [{ ...answer, date: answer.posting.date }]
      : [],
  );
}

function pointsOf(answer: RawAnswer): number {
  if (!isRight(answer)) return 2;
  if (answer.openBook) return 5;
  return answer.hinted ? 7 : 10;
}

/** Each member's sums in a team and period; members without a counted answer are missing. */
export function countMembers(rows: RawRows, teamId: string, { from, to }: Dates): ReadonlyMap<string, Sums> {
  const own = scored(rows).filter(
    ({ posting, date }) => posting?.teamId === teamId && isWithin(date, { from, to }),
  );
  return new Map([...Map.groupBy(own, ({ memberId }) => memberId)].map(([id, all]) => [id, sumOf(all)]));
}

/**
 * Each squad's score in a period: its three best members' points that they earned while in it, divided by three. `kept`
 * are the points of deleted members. Squads without points are missing, and so are those that were deleted.
 */
export function countSquads(
  rows: RawRows,
  teamId: string,
  dates: Dates,
  kept: readonly { readonly squad: string; readonly points: number }[] = [],
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const squad of rows.all.get("squad") ?? []) {
    if (squad.team_id !== teamId) continue;
    const own = scored(rows).filter(({ squadId, date }) => squadId === squad.id && isWithin(date, dates));
    const sums = [...Map.groupBy(own, ({ memberId }) => memberId).values()].map((all) => sumOf(all).points);
    const before = kept.filter((one) => one.squad === squad.id).map(({ points }) => points);
    const [first = 0, second = 0, third = 0] = [...sums, ...before].toSorted((a, b) => b - a);
    if (first > 0) scores.set(String(squad.id), (first + second + third) / 3);
  }
  return scores;
}

function isWithin(date: CalendarDate, { from, to }: Dates): boolean {
  return (from === undefined || date >= from) && (to === undefined || date <= to);
}

function sumOf(answers: readonly RawAnswer[]): Sums {
  return {
    points: answers.reduce((sum, answer) => sum + pointsOf(answer), 0),
    answered: answers.length,
    right: answers.filter(isRight).length,
  };
}
