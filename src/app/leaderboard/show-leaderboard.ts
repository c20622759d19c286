// Builds the team's leaderboard for one reader or for the channel.
import { type Period, type PeriodName, periodOf, periods } from "../../core/leaderboard/period.ts";
import { rank } from "../../core/leaderboard/standings.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Block, Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { squadBoard } from "../squad/squads.ts";
import {
  type Competitors,
  leaderboardBlocks,
  type NamedStanding,
  squadLeaderboardBlocks,
} from "./leaderboard-view.ts";

interface Wanted {
  /** If left out: this week, or the shortest period in which anyone has points. */
  readonly period?: PeriodName | undefined;
  /** Members if left out. */
  readonly of?: Competitors | undefined;
}

export async function leaderboardReply(
  context: Context,
  delivery: Reply["delivery"],
  { period, of = "members" }: Wanted = {},
): Promise<Reply> {
  const isShared = delivery === "public";
  const blocks =
    of === "members"
      ? memberBlocks(context, period, isShared)
      : squadBlocks(context, period ?? "week", isShared);
  return { delivery, blocks: await blocks };
}

async function memberBlocks(
  context: Context,
  wanted: PeriodName | undefined,
  isShared: boolean,
): Promise<readonly Block[]> {
  const reader = isShared ? undefined : context.member.id;
  const [first, ...longer] = (wanted === undefined ? periods : [wanted]).map((name) =>
    periodOf(name, calendarDate(context.now, context.member.teamZone)),
  );
  if (first === undefined) return [];
  const standings = await standingsIn(context, first, isShared);
  // On a Monday, last week's race is worth more than an empty board.
  for (const period of standings.length === 0 ? longer : []) {
    const more = await standingsIn(context, period, isShared);
    if (more.length > 0) return leaderboardBlocks(more, period, reader, first);
  }
  return leaderboardBlocks(standings, first, reader);
}

async function standingsIn(
  { storage, member }: Context,
  period: Period,
  isShared: boolean,
): Promise<readonly NamedStanding[]> {
  const scores = await storage.scores.inPeriod(member.teamId, period);
  const refs = new Map(scores.map((score) => [score.member, score.ref]));
  return rank(scores).flatMap((standing) => {
    const ref = refs.get(standing.member);
    if (ref === undefined) return [];
    const isOwn = !isShared && standing.member === member.id;
    return [
      isOwn
        ? { ...standing, ref: { externalId: member.externalId, name: member.name }, shownAs: ref.name }
        : { ...standing, ref },
    ];
  });
}

async function squadBlocks(context: Context, name: PeriodName, isShared: boolean): Promise<readonly Block[]> {
  const { board, period } = await squadBoard(context, name);
  return squadLeaderboardBlocks(isShared ? { ...board, own: undefined } : board, period, isShared);
}
