// Builds the team's leaderboard for one reader or for the channel.
import {
  type Period,
  type PeriodName,
  periodBefore,
  periodOf,
  periods,
} from "../../core/leaderboard/period.ts";
import { rank } from "../../core/leaderboard/standings.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Block, Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { squadBoard, squadStandings } from "../squad/squads.ts";
import {
  type Competitors,
  leaderboardBlocks,
  type NamedStanding,
  squadLeaderboardBlocks,
} from "./leaderboard-view.ts";
import type { Winners } from "./winners-view.ts";

interface Wanted {
  /** If left out: this week, or the shortest period in which anyone has points. */
  readonly period?: PeriodName | undefined;
  /** Members if left out. */
  readonly of?: Competitors | undefined;
  /** From 1, which is the default. */
  readonly page?: number | undefined;
}

export async function leaderboardReply(
  context: Context,
  delivery: Reply["delivery"],
  { period, of = "members", page = 1 }: Wanted = {},
): Promise<Reply> {
  const isShared = delivery === "public";
  const blocks =
    of === "members"
      ? memberBlocks(context, period, page, isShared)
      : squadBlocks(context, period ?? "week", page, isShared);
  return { delivery, blocks: await blocks };
}

async function memberBlocks(
  context: Context,
  wanted: PeriodName | undefined,
  page: number,
  isShared: boolean,
): Promise<readonly Block[]> {
  const reader = isShared ? undefined : context.member.id;
  const [first, ...longer] = (wanted === undefined ? periods : [wanted]).map((name) =>
    periodOf(name, calendarDate(context.now, context.member.teamZone)),
  );
  if (first === undefined) return [];
  const winners = await memberWinners(context, first);
  const standings = await standingsIn(context, first, isShared);
  // On a Monday, last week's race is worth more than an empty board.
  for (const period of standings.length === 0 ? longer : []) {
    const more = await standingsIn(context, period, isShared);
    if (more.length > 0) return leaderboardBlocks(more, { period, page, winners, empty: first }, reader);
  }
  return leaderboardBlocks(standings, { period: first, page, winners }, reader);
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

/** As others see them: a hidden winner by their pseudonym. */
async function memberWinners(context: Context, current: Period): Promise<Winners | undefined> {
  const before = periodBefore(current);
  if (before === undefined) return undefined;
  const standings = await standingsIn(context, before, true);
  const named = standings.map(({ rank, points, ref }) => ({ rank, points, name: ref.name }));
  return winnersOf(before, named);
}

async function squadBlocks(
  context: Context,
  name: PeriodName,
  page: number,
  isShared: boolean,
): Promise<readonly Block[]> {
  const { board, period } = await squadBoard(context, name);
  const before = periodBefore(period);
  const winners = before && winnersOf(before, await squadStandings(context, before));
  const shown = isShared ? { ...board, own: undefined } : board;
  return squadLeaderboardBlocks(shown, { period, page, winners }, isShared);
}

function winnersOf(
  { name }: Period,
  standings: readonly { readonly rank: number; readonly points: number; readonly name: string }[],
): Winners | undefined {
  const first = standings.filter(({ rank }) => rank === 1);
  const [one] = first;
  return one && { period: name, points: one.points, names: first.map((winner) => winner.name) };
}
