// Deleting a learner leaves nothing of them behind, and changes nothing of the others.
import { expect } from "vitest";
import { closingPeriods, type Period, periodOf } from "../../../../src/core/leaderboard/period.ts";
import { rankSquads } from "../../../../src/core/leaderboard/squad-standings.ts";
import { calendarDate } from "../../../../src/core/study-day.ts";
import type { Row } from "../../../../src/storage/transaction.ts";
import { PEOPLE } from "../../../support/histories/actions.ts";
import type { Played } from "../../../support/histories/play.ts";
import { nameOf } from "../../../support/histories/world.ts";
import { readAllRows, tables } from "../../../support/storage/schema.ts";
import { freshId } from "../../../support/storage/storage.ts";

type Rows = ReadonlyMap<string, readonly Row[]>;

/** Tables whose rows of others can change by a deletion, with what is left to compare of a row. */
const kept: Readonly<Record<string, (row: Row) => Row>> = {
  // The contact of problems.
  drill: ({ contact: _, ...row }) => row,
};

/** Tables that a deletion writes: its own receipt, marks by keyed hashes with their key, and closed squad scores. */
const written = ["receipt", "deleted_mark", "setting", "squad_kept", "squad"];

/** Deletes each learner in turn and compares all rows before and after. */
export async function expectDeletions(world: Played): Promise<void> {
  for (let person = 0; person < PEOPLE; person++)
    for (const home of [1, 0]) await expectDeletion(world, person, home);
}

async function expectDeletion(world: Played, person: number, home: number): Promise<void> {
  const { team, meet, now } = world;
  const { learnerId } = await meet(person, home);
  const closed = await closedSquadScores(world);
  const before = await readAllRows(team.database);
  const texts = textsOf(before, learnerId, nameOf(person));
  await team.storage.people.delete(learnerId, freshId(), now);
  const after = await readAllRows(team.database);

  // A squad that ends takes its blocks along.
  const running = new Set((after.get("squad") ?? []).filter(({ ended }) => ended === 0).map(({ id }) => id));
  for (const table of tables) {
    const isLeft = (row: Row) => table !== "squad_block" || running.has(row.squad_id ?? null);
    expect(holding(after.get(table), texts), `${table} of person ${person}`).toEqual([]);
    const others = (before.get(table) ?? []).filter((row) => holding([row], texts).length === 0);
    if (written.includes(table)) expectRowsKept(table, others, after.get(table));
    else
      expect(sorted(table, after.get(table)), table).toEqual(
        sorted(table, othersOf(table, before, texts, isLeft)),
      );
  }
  expect(await closedSquadScores(world), "closed squad scores").toEqual(closed);
}

/** IDs of a learner, and of everything that belongs to them, and their name if no other account has it. */
function textsOf(rows: Rows, learnerId: string, name: string): readonly string[] {
  const idsOf = (table: string, column: string, owners: readonly string[]) =>
    (rows.get(table) ?? []).filter((row) => owners.includes(String(row[column])));
  const members = idsOf("member", "learner_id", [learnerId]);
  const ids = members.map(({ id }) => String(id));
  const own = ["practice", "known", "away", "report", "notice"].flatMap((table) =>
    idsOf(table, "member_id", ids).map(({ id }) => String(id)),
  );
  const answers = idsOf("answer", "member_id", ids).map(({ id }) => String(id));
  const hashes = idsOf("link_code", "member_id", ids).flatMap(({ half, whole }) => [half, whole].map(String));
  const isOnly = (rows.get("member") ?? []).every((row) => row.name !== name || row.learner_id === learnerId);
  return [learnerId, ...ids, ...own, ...answers, ...hashes, ...(isOnly ? [name] : [])];
}

function holding(rows: readonly Row[] = [], texts: readonly string[]): readonly Row[] {
  return rows.filter((row) =>
    Object.values(row).some(
      (value) => typeof value === "string" && texts.some((text) => value.includes(text)),
    ),
  );
}

/** The rows that should stay: all that aren't the learner's, nor of what ended. A drill stays without its contact. */
function othersOf(
  table: string,
  rows: Rows,
  texts: readonly string[],
  isLeft: (row: Row) => boolean,
): readonly Row[] {
  const all = (rows.get(table) ?? []).filter(isLeft).map(kept[table] ?? ((row: Row) => row));
  return all.filter((row) => holding([row], texts).length === 0);
}

function sorted(table: string, rows: readonly Row[] = []): readonly string[] {
  return rows.map((row) => JSON.stringify(kept[table]?.(row) ?? row)).toSorted();
}

/** Rows of others stay in a table to which a deletion adds some. Squads can end, and lose points of closed periods. */
function expectRowsKept(table: string, others: readonly Row[], after: readonly Row[] = []): void {
  if (table === "squad" || table === "squad_kept") return; // closedSquadScores compares what they're for
  expect(sorted(table, after)).toEqual(expect.arrayContaining([...sorted(table, others)]));
}

/** The squads' scores of all periods that are over in their team's zone. */
async function closedSquadScores({ team, teamIds, meet, homeOf, postings, now }: Played) {
  const scores = new Map<string, ReadonlyMap<string, number>>();
  for (const teamId of teamIds) {
    const { teamZone } = await meet(0, homeOf(teamId));
    const today = calendarDate(now, teamZone);
    const periods = postings
      .flatMap(({ date }) => closingPeriods.map((name) => periodOf(name, date)))
      .filter(({ to }: Period) => to !== undefined && to < today);
    for (const period of periods) {
      const ranked = rankSquads(await team.storage.scores.ofSquads(teamId, period));
      const points = ranked.map((one) => [one.squad, one.points] as const);
      scores.set(`${teamId} ${period.name} ${period.from}`, new Map(points.toSorted()));
    }
  }
  return scores;
}
