// The leaderboard of members or squads: a period's top ten and the reader's own rank.
import { displayName } from "../../core/display-name.ts";
import { type Period, type PeriodName, periods } from "../../core/leaderboard/period.ts";
import type { Standing } from "../../core/leaderboard/standings.ts";
import type { Action, Block, Button, MemberRef, RankingRow } from "../../ports/reply.ts";
import { commandAction } from "../command/command-action.ts";
import { type SquadBoard, squadRanking } from "../squad/squad-view.ts";
import { topAndOwn } from "./top-and-own.ts";

/** Who competes on a leaderboard. */
export const competitors = ["members", "squads"] as const;
export type Competitors = (typeof competitors)[number];

const titles: Readonly<Record<PeriodName, string>> = {
  week: "This week",
  month: "This month",
  season: "This season",
  "all time": "All time",
};

/** A standing with its member; `shownAs` is the name that others see instead of the reader's own. */
export type NamedStanding = Standing & { readonly ref: MemberRef; readonly shownAs?: string };

/**
 * The leaderboard as `reader` (a member ID) sees it; without a reader, the public view. `empty`: the period that was
 * meant, if no one has points in it.
 */
export function leaderboardBlocks(
  standings: readonly NamedStanding[],
  period: Period,
  reader?: string | undefined,
  empty?: Period,
): readonly Block[] {
  const shown = topAndOwn(standings, ({ member }) => member === reader);
  return [
    { type: "tone", tone: "gold" },
    { type: "heading", text: `🏆 Leaderboard: ${titles[period.name].toLowerCase()}`, large: true },
    ...(empty === undefined ? [] : [noPointsIn(empty)]),
    shown.length === 0
      ? {
          type: "text",
          markdown: "No points yet. They count when a question closes.",
        }
      : { type: "ranking", unit: "points", rows: shown.map((standing) => toRow(standing, reader)) },
    { type: "text", muted: true, markdown: `${footer(period)} Right answers earn 10 points, wrong ones 2.` },
    ...(reader === undefined ? [] : boardButtons(period, "members", shown.length > 0)),
  ];
}

/** The squad leaderboard as its reader sees it; `isShared`: the public view. */
export function squadLeaderboardBlocks(
  board: SquadBoard,
  period: Period,
  isShared: boolean,
): readonly Block[] {
  return [
    { type: "tone", tone: "gold" },
    { type: "heading", text: `🏆 Squad leaderboard: ${titles[period.name].toLowerCase()}`, large: true },
    ...squadRanking(board),
    {
      type: "text",
      muted: true,
      markdown: `A squad's score: the points that its three best members earned in it, divided by three. ${footer(period)}`,
    },
    ...(isShared ? [] : boardButtons(period, "squads", board.ranked.length > 0)),
  ];
}

function noPointsIn({ name }: Period): Block {
  return {
    type: "text",
    muted: true,
    markdown: `${titles[name]} has no points yet: they count when a question closes.`,
  };
}

/** Everyone sees points; only the reader sees how many of their own answers were right. */
function toRow(
  { rank, ref, points, answered, right, member, shownAs = ref.name }: NamedStanding,
  reader: string | undefined,
): RankingRow {
  const value = String(points);
  if (member !== reader) return { rank, member: ref, value };
  const alias = shownAs === ref.name ? "" : ` · shown as ${displayName(shownAs)}`;
  return { rank, member: ref, value, note: `${right} of ${answered} right${alias}`, you: true };
}

function footer({ daysLeft }: Period): string {
  if (daysLeft === undefined) return "Everything since the first question.";
  if (daysLeft === 0) return "Last day.";
  return daysLeft === 1 ? "1 day left." : `${daysLeft} days left.`;
}

/** The other periods and the other board; Share only where there is something to show. */
function boardButtons({ name: shown }: Period, of: Competitors, canShare: boolean): readonly Block[] {
  const other = of === "members" ? "squads" : "members";
  const choices = periods.map((name) => ({
    label: titles[name],
    action: showAction(name, of),
    ...(name === shown ? { chosen: true as const } : {}),
  }));
  const buttons: readonly Button[] = [
    { label: other === "squads" ? "Squads" : "Members", action: showAction(shown, other) },
    ...(canShare ? [{ label: "Share", action: { name: "share-leaderboard", args: [shown, of] } }] : []),
  ];
  return [
    { type: "select", label: "Choose a period", choices },
    { type: "buttons", buttons },
  ];
}

function showAction(period: PeriodName, of: Competitors): Action {
  return commandAction("update", "leaderboard", { period, of });
}
