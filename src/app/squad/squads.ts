// The squads of the reader's team: listing, standings, and joining.
import { type Period, type PeriodName, periodOf } from "../../core/leaderboard/period.ts";
import { INACTIVE_AFTER, rankSquads, type SquadStanding } from "../../core/leaderboard/squad-standings.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Block } from "../../ports/reply.ts";
import type { Squad } from "../../ports/storage/squads.ts";
import type { Context } from "../context.ts";
import { inSquadAlready, squadBlocked, squadJoined } from "./squad-outcomes.ts";
import { type SquadBoard, squadMenu } from "./squad-view.ts";

/** All squads of the team, including squads without active members. */
export function teamSquads({ storage, member, now }: Context): Promise<readonly Squad[]> {
  return storage.squads.ofTeam(member.teamId, now - INACTIVE_AFTER);
}

/** The standings of the team's squads in the current period of this name. */
export async function squadBoard(
  context: Context,
  name: PeriodName,
): Promise<{ readonly board: SquadBoard; readonly period: Period }> {
  const { storage, member, now } = context;
  const period = periodOf(name, calendarDate(now, member.teamZone));
  const scores = await storage.scores.ofSquads(member.teamId, period);
  const squads = (await teamSquads(context)).filter(({ members }) => members.length > 0);
  const byId = new Map(squads.map((squad) => [squad.id, squad]));
  const ranked = rankSquads(scores.filter(({ squad }) => byId.has(squad))).flatMap((standing) => {
    const squad = byId.get(standing.squad);
    return squad === undefined ? [] : [{ ...standing, ...squad }];
  });
  const withPoints = new Set(ranked.map(({ id }) => id));
  const board: SquadBoard = {
    ranked,
    unranked: squads.filter(({ id }) => !withPoints.has(id)),
    own: squads.find(({ members }) => members.includes(member.id)),
  };
  return { board, period };
}

/** A period's standings with names, including squads that ended since. */
export async function squadStandings(
  { storage, member }: Context,
  period: Period,
): Promise<readonly (SquadStanding & { readonly name: string })[]> {
  const scores = await storage.scores.ofSquads(member.teamId, period);
  const names = new Map(scores.map(({ squad, name }) => [squad, name]));
  return rankSquads(scores).map((standing) => ({ ...standing, name: names.get(standing.squad) ?? "" }));
}

/** Joins a squad of the reader's team; if it's gone, shows a menu of others. */
export async function joinSquad(context: Context, squadId: string): Promise<readonly Block[]> {
  const { storage, member, now, newId } = context;
  const outcome = await storage.squads.join(squadId, member, now, newId());
  switch (outcome.type) {
    case "joined":
      return squadJoined(outcome.squad, outcome.left);
    case "there already":
      return inSquadAlready(outcome.squad);
    case "blocked":
      return squadBlocked(outcome.squad);
    case "gone":
      return squadMenu(await teamSquads(context), member.id, "That squad is gone.");
    default:
      return outcome satisfies never;
  }
}
