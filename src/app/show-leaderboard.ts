// The leaderboard of the reader's team, for themselves or for the channel.
import { type PeriodName, periodOf } from "../core/period.ts";
import { rank } from "../core/standings.ts";
import { calendarDate } from "../core/study-day.ts";
import type { Context } from "./context.ts";
import type { Reply } from "./reply.ts";
import { leaderboardBlocks } from "./views/leaderboard-view.ts";

export async function leaderboardReply(
  { storage, member, now }: Context,
  name: PeriodName,
  delivery: Reply["delivery"],
): Promise<Reply> {
  const period = periodOf(name, calendarDate(now, member.teamZone));
  const scores = await storage.scores.inPeriod(member.teamId, period);
  const refs = new Map(scores.map((score) => [score.member, score.ref]));
  const standings = rank(scores).flatMap((standing) => {
    const ref = refs.get(standing.member);
    return ref === undefined ? [] : [{ ...standing, ref }];
  });
  return {
    delivery,
    blocks: leaderboardBlocks(standings, period, delivery === "public" ? undefined : member.id),
  };
}
