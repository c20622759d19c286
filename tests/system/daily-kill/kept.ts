// What the database holds, read in one go over a connection of its own; a SQLite file is only read while a process
// runs on it, for to read one left behind would be to recover it.
import { readConfig } from "../../../src/config.ts";
import { openDatabase } from "../../../src/open-database.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { sql, type Transaction } from "../../../src/storage/transaction.ts";

export interface KeptPosting {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly date: string;
  readonly state: string;
  readonly option_order: string;
  readonly tally: string | null;
  readonly message: string | null;
  /** Null where it closes with the next one. */
  readonly closes_at: number | null;
}

export interface KeptAnswer {
  readonly posting_id: string;
  /** The member's id on the platform. */
  readonly member: string;
  readonly option_index: number;
  readonly correct: number;
  readonly kind: string;
  readonly points: number;
}

export interface KeptRecap {
  readonly team: string;
  /** Its key in the chat. */
  readonly key: string;
  readonly state: string;
  /** The Sunday of its week. */
  readonly last_date: string;
}

interface KeptScore {
  readonly member: string;
  readonly points: number;
}

export interface Kept {
  readonly postings: readonly KeptPosting[];
  readonly answers: readonly KeptAnswer[];
  readonly recaps: readonly KeptRecap[];
  readonly scores: readonly KeptScore[];
  /** The same, summed up from single days. */
  readonly days: readonly KeptScore[];
}

/** Everything at one moment. */
export async function readKept(address: string): Promise<Kept> {
  const { database } = await openDatabase(address, readConfig({}).migrations, 0);
  return database.read(readAll).finally(() => database.close());
}

/** What is wrong with the database itself, and cards that are not what their learner's log of answers leads to. */
export async function checkDatabase(address: string): Promise<readonly string[]> {
  const opened = await openDatabase(address, readConfig({}).migrations, 0);
  const { differing } = await createStorage(opened.database).cards.differing(undefined, 1_000_000);
  const integrity =
    opened.kind === "sqlite" ? opened.database.connection.pragma("integrity_check", { simple: true }) : "ok";
  await opened.database.close();
  return [
    ...(integrity === "ok" ? [] : [`integrity check: ${integrity}`]),
    ...differing.map(({ learnerId, questionId }) => `the card of ${learnerId} for ${questionId} is wrong`),
  ];
}

function* readAll(): Transaction<Kept> {
  const rows = {
    postings: yield sql`
      SELECT posting.id, team.external_id AS team, drill.channel, date, state, option_order, tally, message,
        closes_at
      FROM posting JOIN drill ON drill.id = drill_id JOIN team ON team.id = posting.team_id`,
    answers: yield sql`
      SELECT posting_id, external_id AS member, option_index, correct, kind, points
      FROM answer JOIN member ON member.id = member_id`,
    recaps: yield sql`
      SELECT team.external_id AS team, 'recap:' || drill.id || ':' || recap.week AS key, recap.state,
        recap.last_date
      FROM recap JOIN drill ON drill.id = recap.drill_id JOIN team ON team.id = drill.team_id`,
    scores: yield sql`
      SELECT external_id AS member, points FROM score_total JOIN member ON member.id = member_id`,
    days: yield sql`
      SELECT external_id AS member, CAST(SUM(points) AS BIGINT) AS points
      FROM score_day JOIN member ON member.id = member_id GROUP BY external_id`,
  };
  return rows as unknown as Kept;
}
