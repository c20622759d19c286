// Rulings: whether a question version is quarantined in a team or in the whole installation, one per version and place.
import {
  type CountedReport,
  countTeams,
  learnersByTeam,
  type QuarantineScope,
  REPORTER_DATES,
  reportersNeeded,
  TEAM_HISTORY,
  teamsNeeded,
  type Version,
} from "../../core/question/quarantine.ts";
import type { Bank, Quarantined } from "../../ports/storage/reports.ts";
import { list, number, type Row, rowsOf, sql, type Transaction, text } from "../transaction.ts";

/** The place of a ruling for the whole installation; other places are team IDs. */
const EVERYWHERE = "";

/** A place's current ruling on a question version. */
interface Ruling {
  readonly isOut: boolean;
  readonly by: string;
  readonly at: number;
}

/**
 * Quarantines a version where its reports suffice, and returns where it did. Run it after the report's own commit: of two
 * concurrent reports, the later run then sees both.
 */
export function* weighReports(
  version: Version,
  bank: Bank,
  now: number,
): Transaction<readonly QuarantineScope[]> {
  if (!bank.has(version)) return [];
  const reports = yield* readReports(version);
  const rulings = yield* readRulings(version);
  // If it runs twice with the same `now`, as after a lost COMMIT, it finds its own outcome.
  const isOwn = ({ isOut, by, at }: Ruling) => isOut && by === "reports" && at === now;
  const places = [...rulings].flatMap(([place, ruling]) => (isOwn(ruling) ? [place] : []));
  if (rulings.get(EVERYWHERE)?.isOut) return scopesOf(places);
  const releasedAt = (place: string) =>
    Math.max(rulings.get(place)?.at ?? -1, rulings.get(EVERYWHERE)?.at ?? -1);
  const out = yield* readOut(version, bank);

  const recent = reports.filter(({ teamId, at }) => at > releasedAt(teamId));
  const disputed = [...learnersByTeam(recent)].flatMap(([team, learners]) =>
    rulings.get(team)?.isOut || learners < reportersNeeded(out.get(team) ?? 0, bank.size) ? [] : [team],
  );
  const since = reports.filter(({ at }) => at > releasedAt(EVERYWHERE));
  const needed = teamsNeeded(out.get(EVERYWHERE) ?? 0, bank.size);
  const isEnough =
    learnersByTeam(since).size >= needed && countTeams(since, yield* readTeamsWithHistory(version)) >= needed;
  const taken = yield* quarantine(version, isEnough ? [...disputed, EVERYWHERE] : disputed, now);
  return scopesOf([...places, ...taken]);
}

function scopesOf(places: readonly string[]): readonly QuarantineScope[] {
  return [...new Set(places.map((place) => (place === EVERYWHERE ? "installation" : "team")))];
}

/** Returns the places where no other process quarantined it first. */
function* quarantine(
  { questionId, version }: Version,
  places: readonly string[],
  now: number,
): Transaction<readonly string[]> {
  if (places.length === 0) return [];
  const taken = yield sql`
    INSERT INTO ruling (place, question_id, question_version, verdict, ruled_by, ruled_at)
    SELECT one.value ->> 'place', CAST(${questionId} AS TEXT), CAST(${version} AS INTEGER), 'quarantine', 'reports',
      CAST(${now} AS BIGINT)
    FROM ${rowsOf(places.map((place) => ({ place })))} AS one WHERE true
    ON CONFLICT (place, question_id, question_version) DO UPDATE SET
      verdict = excluded.verdict, ruled_by = excluded.ruled_by, ruled_at = excluded.ruled_at
    WHERE ruling.verdict = 'release' RETURNING place`;
  return taken.map((row) => text(row, "place"));
}

/** Leaves out reports from direct messages, which aren't a team. */
function* readReports({ questionId, version }: Version): Transaction<readonly CountedReport[]> {
  const rows = yield sql`
    SELECT report.team_id, member.learner_id, report.reported_at,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM (
        SELECT 1 AS scored FROM score_day WHERE score_day.member_id = report.member_id LIMIT ${REPORTER_DATES}
      ) AS scores) AS dates
    FROM report JOIN member ON member.id = report.member_id JOIN team ON team.id = report.team_id
    WHERE report.question_id = ${questionId} AND report.question_version = ${version} AND team.alone = 0
    ORDER BY report.reported_at, report.id`;
  return rows.map((row) => ({
    teamId: text(row, "team_id"),
    learnerId: text(row, "learner_id"),
    dates: number(row, "dates"),
    at: number(row, "reported_at"),
  }));
}

/** The rulings on a version, by place. */
function* readRulings({ questionId, version }: Version): Transaction<ReadonlyMap<string, Ruling>> {
  const rows = yield sql`
    SELECT place, verdict, ruled_by, ruled_at FROM ruling
    WHERE question_id = ${questionId} AND question_version = ${version}`;
  return new Map(rows.map((row) => [text(row, "place"), toRuling(row)]));
}

function toRuling(row: Row): Ruling {
  const isOut = text(row, "verdict") === "quarantine";
  return { isOut, by: text(row, "ruled_by"), at: number(row, "ruled_at") };
}

/** How many of the bank's questions are quarantined by reports, in each place where this version was reported. */
function* readOut({ questionId, version }: Version, bank: Bank): Transaction<ReadonlyMap<string, number>> {
  const rows = yield sql`
    SELECT place, question_id, question_version FROM ruling
    WHERE verdict = 'quarantine' AND ruled_by = 'reports' AND place IN (
      SELECT '' AS place UNION
      SELECT team_id FROM report WHERE question_id = ${questionId} AND question_version = ${version})`;
  const byPlace = Map.groupBy(rows, (row) => text(row, "place"));
  return new Map(
    [...byPlace].map(([place, own]) => [place, own.filter((row) => bank.has(toVersion(row))).length]),
  );
}

/** The teams that reported a version and have enough history (core/question/quarantine.ts). */
function* readTeamsWithHistory({ questionId, version }: Version): Transaction<ReadonlySet<string>> {
  const rows = yield sql`
    SELECT team.id FROM team
    WHERE team.id IN (
        SELECT team_id FROM report WHERE question_id = ${questionId} AND question_version = ${version})
      AND ${TEAM_HISTORY.dates} <= (SELECT COUNT(*) FROM (
        SELECT DISTINCT posting.date FROM posting
        WHERE posting.team_id = team.id AND posting.state IN ('closing', 'closed')
          AND EXISTS (SELECT 1 FROM answer WHERE answer.posting_id = posting.id AND answer.kind = 'daily')
        LIMIT ${TEAM_HISTORY.dates}) AS dates)
      AND ${TEAM_HISTORY.learners} <= (SELECT COUNT(*) FROM (
        SELECT DISTINCT member.learner_id FROM score_total JOIN member ON member.id = score_total.member_id
        WHERE score_total.team_id = team.id AND score_total.answered > 0
        LIMIT ${TEAM_HISTORY.learners}) AS learners)`;
  return new Set(rows.map((row) => text(row, "id")));
}

/** Records an operator's ruling for the whole installation. A release also ends every team's quarantine. */
export function* ruleEverywhere(
  { questionId, version }: Version,
  verdict: "release" | "quarantine",
  now: number,
): Transaction<void> {
  yield sql`
    INSERT INTO ruling (place, question_id, question_version, verdict, ruled_by, ruled_at)
    VALUES (${EVERYWHERE}, ${questionId}, ${version}, ${verdict}, 'operator', ${now})
    ON CONFLICT (place, question_id, question_version) DO UPDATE SET
      verdict = excluded.verdict, ruled_by = excluded.ruled_by, ruled_at = excluded.ruled_at`;
  if (verdict === "quarantine") return;
  yield sql`
    UPDATE ruling SET verdict = 'release', ruled_by = 'operator', ruled_at = ${now}
    WHERE question_id = ${questionId} AND question_version = ${version} AND verdict = 'quarantine'`;
}

/** Ends a team's quarantine of a version; false if there was none. */
export function* releaseInTeam(
  { questionId, version }: Version,
  teamId: string,
  now: number,
): Transaction<boolean> {
  const released = yield sql`
    UPDATE ruling SET verdict = 'release', ruled_by = 'admin', ruled_at = ${now}
    WHERE place = ${teamId} AND question_id = ${questionId} AND question_version = ${version}
      AND verdict = 'quarantine' RETURNING place`;
  return released.length > 0;
}

/** The versions that these teams don't get, quarantined there or everywhere. */
export function* quarantinedIn(teamIds: readonly string[]): Transaction<readonly Quarantined[]> {
  const rows = yield sql`
    SELECT place, question_id, question_version FROM ruling
    WHERE place IN ${list([EVERYWHERE, ...teamIds])} AND verdict = 'quarantine'`;
  return rows.map((row) => {
    const place = text(row, "place");
    return {
      ...toVersion(row),
      ...(place === EVERYWHERE ? { scope: "installation" } : { scope: "team", teamId: place }),
    };
  });
}

/** Reads a row's question_id and question_version. */
export function toVersion(row: Row): Version {
  return { questionId: text(row, "question_id"), version: number(row, "question_version") };
}
