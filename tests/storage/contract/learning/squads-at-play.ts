// A team whose squads play: the stage of the contracts of squad scores.
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, dateOf, freshId, type Open, openTeam, query } from "../../../support/storage/storage.ts";

/** A team with two members, and short names for what squads do. */
export async function startSquads(open: Open) {
  const team = await openTeam(open);
  const { storage, database, teamId, newId, meet, createDrill, post, answer } = team;
  const [ada, bo] = [await meet("ada"), await meet("bo")];
  const create = async (name: string, member: Member, now = at(0, 0)) =>
    (await storage.squads.create({ id: newId(), name, key: name.toLowerCase() }, member, now)).squad.id;
  const join = (squadId: string, member: Member, now: number) =>
    storage.squads.join(squadId, member, now, freshId());
  const drill = await createDrill();
  /** A day's question, answered and closed; `between` happens before it closes. */
  const play = async (
    day: number,
    taps: readonly (readonly [Member, string])[],
    between = async () => {},
  ) => {
    const posting = await post(drill, day);
    for (const [member, letter] of taps) await answer(posting, member, letter);
    await between();
    await storage.closing.close(posting.id, at(day, 20));
  };
  /** Points by squad and member, in a week or of all time. */
  const points = async (name: "week" | "all time" = "week") => {
    const scores = await storage.scores.ofSquads(teamId, periodOf(name, dateOf(0)));
    return Object.fromEntries(scores.map((one) => [`${one.squad} ${one.member}`, one.points]));
  };
  const rows = async () => {
    const [row] = await query(
      database,
      sql`SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM squad_score_day) AS days,
        (SELECT CAST(COUNT(*) AS BIGINT) FROM squad_score_total) AS totals`,
    );
    return [row?.days, row?.totals];
  };
  return { ...team, ada, bo, create, join, play, points, rows };
}
