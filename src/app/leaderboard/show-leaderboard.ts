// Builds the team's leaderboard for one reader or for the channel.
import { type PeriodName, periodOf } from "../../core/leaderboard/period.ts";
import { rank } from "../../core/leaderboard/standings.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Block, Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { squadBoard } from "../squad/squads.ts";
import { type Competitors, leaderboardBlocks, squadLeaderboardBlocks } from "./leaderboard-view.ts";

interface Wanted {
  /** This week if left out. */
  readonly period?: PeriodName | undefined;
  /** Members if left out. */
  readonly of?: Competitors | undefined;
}

export async function leaderboardReply(
  context: Context,
  delivery: Reply["delivery"],
  { period = "week", of = "members" }: Wanted = {},
): Promise<Reply> {
  const isShared = delivery === "public";
  const blocks =
    of === "members" ? memberBlocks(context, period, isShared) : squadBlocks(context, period, isShared);
  return { delivery, blocks: await blocks };
}

async function memberBlocks(
  { storage, member, now }: Context,
  name: PeriodName,
  isShared: boolean,
): Promise<readonly Block[]> {
  const period = periodOf(name, calendarDate(now, member.teamZone));
  const scores = await storage.scores.inPeriod(member.teamId, period);
  const refs = new Map(scores.map((score) => [score.member, score.ref]));
  const standings = rank(scores).flatMap((standing) => {
    const ref = refs.get(standing.member);
    if (ref === undefined) return [];
    const isOwn = !isShared && standing.member === member.id;
    return [
      isOwn
        ? { ...standing, ref: { externalId: member.externalId, name: member.name }, shownAs: ref.name }
        : { ...standing, ref },
    ];
  });
  return leaderboardBlocks(standings, period, isShared ? undefined : member.id);
}

async function squadBlocks(context: Context, name: PeriodName, isShared: boolean): Promise<readonly Block[]> {
  const { board, period } = await squadBoard(context, name);
  return squadLeaderboardBlocks(isShared ? { ...board, own: undefined } : board, period, isShared);
}
