// One page of a leaderboard: ten standings, and the reader's own wherever it is.
import { nextRank } from "../../core/leaderboard/standings.ts";

const SHOWN = 10;

export interface BoardPage<T> {
  readonly rows: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly pages: number;
}

/** The page with this number, or the nearest one. The reader's own standing comes before or after the page's ten. */
export function pageOf<T>(
  standings: readonly T[],
  wanted: number,
  isOwn: (standing: T) => boolean,
): BoardPage<T> {
  const pages = Math.max(1, Math.ceil(standings.length / SHOWN));
  const number = Math.min(Math.max(1, wanted), pages);
  const [from, to] = [(number - 1) * SHOWN, number * SHOWN];
  const rows = standings.filter((standing, index) => (index >= from && index < to) || isOwn(standing));
  return { rows, number, pages };
}

/** “12 points to rank 7. ”: what the reader's own standing lacks; "" if it's the first, or missing. */
export function distanceText<T extends { readonly rank: number; readonly points: number }>(
  standings: readonly T[],
  isOwn: (standing: T) => boolean,
): string {
  const own = standings.find(isOwn);
  const next = own && nextRank(standings, own);
  return next === undefined ? "" : `${pointsText(next.points)} to rank ${next.rank}. `;
}

/** Points as shown. Squad scores are thirds: with up to one decimal. */
export function shownPoints(points: number): string {
  return points.toFixed(1).replace(/\.0$/, "");
}

/** “1 point”, “3.3 points”. */
export function pointsText(points: number): string {
  const score = shownPoints(points);
  return score === "1" ? "1 point" : `${score} points`;
}
