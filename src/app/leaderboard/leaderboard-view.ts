// The leaderboard of members or squads: a period's top ten and the reader's own rank.
import { displayName } from "../../core/display-name.ts";
import { type Period, type PeriodName, periods } from "../../core/leaderboard/period.ts";
import type { Standing } from "../../core/leaderboard/standings.ts";
import type { Action, Block, Button, MemberRef, RankingRow } from "../../ports/reply.ts";
import type { SquadName } from "../../ports/storage/squads.ts";
import { commandAction } from "../command/command-action.ts";
import { type SquadBoard, squadRanking } from "../squad/squad-view.ts";
import { type BoardPage, distanceText, pageOf } from "./board-page.ts";
import { type Winners, winnersBlocks } from "./winners-view.ts";

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

/** Which page of which board its reader sees. */
export interface BoardView {
  readonly period: Period;
  /** From 1. */
  readonly page: number;
  /** Of the period before. */
  readonly winners: Winners | undefined;
  /** The period that was meant, if no one has points in it. */
  readonly empty?: Period;
}

/** The leaderboard as `reader` (a member ID) sees it; without a reader, the public view. */
export function leaderboardBlocks(
  standings: readonly NamedStanding[],
  { period, page, winners, empty }: BoardView,
  reader?: string | undefined,
): readonly Block[] {
  const isOwn = ({ member }: NamedStanding) => member === reader;
  const shown = pageOf(standings, page, isOwn);
  const distance = distanceText(standings, isOwn);
  return [
    { type: "tone", tone: "gold" },
    { type: "heading", text: `🏆 Leaderboard: ${titles[period.name].toLowerCase()}`, large: true },
    ...(empty === undefined ? [] : [noPointsIn(empty)]),
    standings.length === 0
      ? {
          type: "text",
          markdown: "No points yet. They count when a question closes.",
        }
      : { type: "ranking", unit: "points", rows: shown.rows.map((standing) => toRow(standing, reader)) },
    ...winnersBlocks(winners),
    {
      type: "text",
      muted: true,
      markdown: `${distance}${footer(period)} Right answers earn 10 points, wrong ones 2.`,
    },
    ...(reader === undefined ? [] : boardButtons(period, "members", shown, standings.length > 0)),
  ];
}

/** The squad leaderboard as its reader sees it; `isShared`: the public view. */
export function squadLeaderboardBlocks(
  board: SquadBoard,
  { period, page, winners }: BoardView,
  isShared: boolean,
): readonly Block[] {
  const isOwn = ({ id }: SquadName) => id === board.own?.id;
  const shown = pageOf(board.ranked, page, isOwn);
  return [
    { type: "tone", tone: "gold" },
    { type: "heading", text: `🏆 Squad leaderboard: ${titles[period.name].toLowerCase()}`, large: true },
    ...squadRanking(board, page),
    ...winnersBlocks(winners),
    {
      type: "text",
      muted: true,
      markdown: `${distanceText(board.ranked, isOwn)}A squad's score: the points that its three best members earned in it, divided by three. ${footer(period)}`,
    },
    ...(isShared ? [] : boardButtons(period, "squads", shown, board.ranked.length > 0)),
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

/** The other pages, periods, and the other board; Share only where there is something to show. */
function boardButtons(
  { name: shown }: Period,
  of: Competitors,
  { number, pages }: Pick<BoardPage<unknown>, "number" | "pages">,
  canShare: boolean,
): readonly Block[] {
  const other = of === "members" ? "squads" : "members";
  const choices = periods.map((name) => ({
    label: titles[name],
    action: showAction(name, of),
    ...(name === shown ? { chosen: true as const } : {}),
  }));
  const toPage = (page: number): Action => ({ name: "leaderboard-page", args: [shown, of, String(page)] });
  const buttons: readonly Button[] = [
    ...(number > 1 ? [{ label: "Previous", action: toPage(number - 1) }] : []),
    ...(number < pages ? [{ label: "Next", action: toPage(number + 1) }] : []),
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
