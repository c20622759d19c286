// The leaderboard: top ten of a period, and the reader's own rank.
import { type Period, type PeriodName, periods } from "../../core/period.ts";
import type { Standing } from "../../core/standings.ts";
import type { Block, Button, MemberRef, RankingRow } from "../reply.ts";

const SHOWN = 10;

const titles: Readonly<Record<PeriodName, string>> = {
  week: "This week",
  month: "This month",
  season: "This season",
  "all time": "All time",
};

/** A standing with the member it belongs to. */
export type NamedStanding = Standing & { readonly ref: MemberRef };

/** The board as `reader` (a member id) sees it; without a reader as everybody may. */
export function leaderboardBlocks(
  standings: readonly NamedStanding[],
  period: Period,
  reader?: string | undefined,
): readonly Block[] {
  const rows = standings.slice(0, SHOWN).map((standing) => toRow(standing, reader));
  const own = standings.slice(SHOWN).find(({ member }) => member === reader);
  return [
    { type: "heading", text: `Leaderboard: ${titles[period.name].toLowerCase()}` },
    rows.length === 0
      ? {
          type: "text",
          markdown: "No points yet. They count when a question closes: 10 for right, 2 for wrong.",
        }
      : { type: "ranking", rows: own === undefined ? rows : [...rows, toRow(own, reader)] },
    { type: "text", muted: true, markdown: footer(period) },
    ...(reader === undefined ? [] : [{ type: "buttons", buttons: boardButtons(period) } as const]),
  ];
}

/** Everybody sees points; how many were right is for their owner alone. */
function toRow(
  { rank, ref, points, answered, right, member }: NamedStanding,
  reader: string | undefined,
): RankingRow {
  const value = `${points} points`;
  if (member !== reader) return { rank, member: ref, value };
  return { rank, member: ref, value: `${value} · ${right} of ${answered} right`, you: true };
}

function footer({ daysLeft }: Period): string {
  if (daysLeft === undefined) return "Everything since the first question.";
  if (daysLeft === 0) return "Last day.";
  return daysLeft === 1 ? "1 day left." : `${daysLeft} days left.`;
}

function boardButtons(period: Period): readonly Button[] {
  return [
    ...periods
      .filter((name) => name !== period.name)
      .map((name) => ({ label: titles[name], action: { name: "leaderboard", args: [name] } })),
    { label: "Share", action: { name: "share-leaderboard", args: [period.name] } },
  ];
}
