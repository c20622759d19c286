// Our own outages: heartbeats find them, and they excuse the postings that people couldn't answer.
import { MAX_AHEAD } from "../../core/drill-calendar.ts";
import type { Milestone } from "../../core/leaderboard/milestone.ts";
import { excusedBy, outageBetween } from "../../core/leaderboard/outage.ts";
import { closedStates, perhapsSeenStates } from "../../core/posting.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { Heartbeat, Outages, ZonedOutage } from "../../ports/storage/daily/outages.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { type Missed, recountStreaks } from "../learning/recount-streaks.ts";
import {
  type Database,
  first,
  flag,
  maybeNumber,
  maybeText,
  number,
  type Row,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { among } from "./posting-states.ts";

/** The outages in this database. */
export function createOutages(database: Database): Outages {
  return {
    beat: (heartbeat) => database.write(() => beat(heartbeat)),
    unsettled: (platform) => database.read(() => unsettledOutages(platform)),
    settle: (outageId, praise) => settle(database, outageId, praise),
    toMention: (posting) => database.read(() => outageToMention(posting)),
  };
}

function* beat({ id, platform, now, continues }: Heartbeat): Transaction<boolean> {
  const row = yield* first(sql`SELECT alive_at FROM heartbeat WHERE platform = ${platform}`);
  const aliveAt = row && number(row, "alive_at");
  const isAhead = aliveAt !== undefined && aliveAt > now + MAX_AHEAD;
  if (isAhead) {
    // A team created after `now` shows that this clock is the wrong one.
    if ((yield sql`SELECT id FROM team WHERE created_at <= ${now} LIMIT 1`).length === 0) return false;
    yield sql`
      UPDATE outage SET mistaken = 1, settled = 0 WHERE platform = ${platform} AND until_at > ${now + MAX_AHEAD}`;
  }
  const outage = continues ? undefined : outageBetween(aliveAt, now);
  if (outage !== undefined)
    yield sql`
      INSERT INTO outage (id, platform, from_at, until_at) VALUES (${id}, ${platform}, ${outage.from}, ${outage.until})
      ON CONFLICT (id) DO NOTHING`;
  yield sql`
    INSERT INTO heartbeat (platform, alive_at)
    VALUES (${platform}, ${isAhead ? now : Math.max(now, aliveAt ?? now)})
    ON CONFLICT (platform) DO UPDATE SET alive_at = excluded.alive_at`;
  return true;
}

function* unsettledOutages(platform: PlatformName): Transaction<readonly string[]> {
  const rows = yield sql`
    SELECT id FROM outage WHERE platform = ${platform} AND settled = 0 ORDER BY from_at, id`;
  return rows.map((row) => text(row, "id"));
}

/** Each step can run again, and so can all of them after a crash. */
async function settle(
  database: Database,
  outageId: string,
  praise?: (milestone: Milestone) => string,
): Promise<void> {
  const outage = await database.read(() => first(sql`SELECT * FROM outage WHERE id = ${outageId}`));
  if (outage === undefined || flag(outage, "settled")) return;
  let after: string | undefined = "";
  while (after !== undefined) {
    const from: string = after;
    const { missed, last } = await database.write(() => excusePostings(outage, from));
    await recountStreaks(database, missed, { by: outageId, now: number(outage, "until_at"), praise });
    after = last;
  }
  await database.write(() => markSettled(outageId, number(outage, "mistaken")));
}

/** Postings looked at in one transaction: a few milliseconds. */
const STEP = 100;

interface Excused {
  /** The postings that were open during the outage. */
  readonly missed: readonly Missed[];
  /** The last posting of a full step: more may follow. */
  readonly last: string | undefined;
}

/** Decides again about the postings after one that were open during an outage, up to a step's. */
function* excusePostings(outage: Row, after: string): Transaction<Excused> {
  const platform = text(outage, "platform");
  const [from, until] = [number(outage, "from_at"), number(outage, "until_at")];
  const rows = yield sql`
    SELECT posting.id, posting.drill_id, posting.outage_id, posting.opened_at, posting.closed_at,
      COALESCE(posting.closes_at, drill.next_due_at) AS closes_at
    FROM posting JOIN drill ON drill.id = posting.drill_id JOIN team ON team.id = posting.team_id
    WHERE posting.id IN (
        SELECT id FROM posting WHERE closed_at > ${from} UNION ALL SELECT id FROM posting WHERE state IN ${among(openPerhaps)})
      AND team.platform = ${platform} AND posting.state IN ${among(askedPerhaps)} AND posting.opened_at < ${until}
      AND (posting.closed_at IS NULL OR posting.closed_at > ${from}) AND posting.id > ${after}
    ORDER BY posting.id LIMIT ${STEP}`;
  const outages = (yield sql`
    SELECT id, from_at, until_at FROM outage WHERE platform = ${platform} AND mistaken = 0 ORDER BY from_at, id`).map(
    (row) => ({ id: text(row, "id"), from: number(row, "from_at"), until: number(row, "until_at") }),
  );
  const changed = rows
    .map((row) => ({ id: text(row, "id"), outageId: excusedBy(openTimeOf(row), outages)?.id, row }))
    .filter(({ row, outageId }) => outageId !== maybeText(row, "outage_id"))
    .map(({ id, outageId }) => ({ id, outageId }));
  if (changed.length > 0)
    yield sql`
      UPDATE posting SET outage_id = one.value ->> 'outageId' FROM ${rowsOf(changed)} AS one
      WHERE posting.id = one.value ->> 'id'`;
  return {
    missed: rows.map((row) => ({ postingId: text(row, "id"), drillId: text(row, "drill_id") })),
    last: rows.length === STEP ? text(rows[STEP - 1] as Row, "id") : undefined,
  };
}

const askedPerhaps = [...perhapsSeenStates, ...closedStates] as const;
/** The few that aren't closed: without them and the index on the closing time, each step would look at all postings. */
const openPerhaps = [...perhapsSeenStates, "closing"] as const;

function openTimeOf(row: Row) {
  const ends = [maybeNumber(row, "closes_at"), maybeNumber(row, "closed_at")].filter(
    (end) => end !== undefined,
  );
  return { opensAt: number(row, "opened_at"), closesAt: ends.length === 0 ? undefined : Math.min(...ends) };
}

/** Leaves the outage to the next round if another process took it for a clock's mistake in the meantime. */
function* markSettled(outageId: string, mistaken: number): Transaction<void> {
  yield mistaken === 1
    ? sql`DELETE FROM outage WHERE id = ${outageId} AND mistaken = 1`
    : sql`UPDATE outage SET settled = 1 WHERE id = ${outageId} AND mistaken = 0`;
}

function* outageToMention({
  drillId,
  date,
  openedAt,
}: Pick<Posting, "drillId" | "date" | "openedAt">): Transaction<ZonedOutage | undefined> {
  const row = yield* first(sql`
    SELECT outage.from_at, outage.until_at, drill.zone
    FROM posting JOIN outage ON outage.id = posting.outage_id JOIN drill ON drill.id = posting.drill_id
    WHERE posting.drill_id = ${drillId} AND posting.outage_id IS NOT NULL
      AND outage.until_at <= ${openedAt} AND outage.until_at > (
        SELECT before.opened_at FROM posting AS before
        WHERE before.drill_id = ${drillId} AND before.date < ${date} ORDER BY before.date DESC LIMIT 1)
    ORDER BY outage.until_at DESC LIMIT 1`);
  return row && { from: number(row, "from_at"), until: number(row, "until_at"), zone: text(row, "zone") };
}
