// Rulings: one per question version and place, a team or the whole installation. What stands is one read per team.
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
import { number, type Row, sql, type Transaction, text } from "../transaction.ts";

/** The place that stands for the whole installation. */
const EVERYWHERE = "";

/** A place's ruling on a question version. */
interface Standing {
  readonly isOut: boolean;
  readonly by: string;
  readonly at: number;
}

/**
 * Decides from the reports of a version. Run it after the report's own commit: of two reports made at once, the later
 * weighing sees both.
 */
export function* weighReports(
  version: Version,
  bank: Bank,
  now: number,
): Transaction<readonly QuarantineScope[]> {
  if (!bank.has(version)) return [];
  const reports = yield* readReports(version);
  const standing = yield* readStanding(version);
  // Run twice at the same instant, as after a lost commit, it finds its own outcome.
  const isOwn = ({ isOut, by, at }: Standing) => isOut && by === "reports" && at === now;
  const places = [...standing].flatMap(([place, ruling]) => (isOwn(ruling) ? [place] : []));
  if (standing.get(EVERYWHERE)?.isOut) return scopesOf(places);
  const releasedAt = (place: string) =>
    Math.max(standing.get(place)?.at ?? -1, standing.get(EVERYWHERE)?.at ?? -1);
  const out = yield* readOut(version, bank);

  const recent = reports.filter(({ teamId, at }) => at > releasedAt(teamId));
  for (const [team, learners] of learnersByTeam(recent)) {
    if (standing.get(team)?.isOut || learners < reportersNeeded(out.get(team) ?? 0, bank.size)) continue;
    if (yield* quarantine(version, team, now)) places.push(team);
  }
  const since = reports.filter(({ at }) => at > releasedAt(EVERYWHERE));
  const needed = teamsNeeded(out.get(EVERYWHERE) ?? 0, bank.size);
  const isEnough =
    learnersByTeam(since).size >= needed && countTeams(since, yield* readTeamsWithHistory(version)) >= needed;
  if (isEnough && (yield* quarantine(version, EVERYWHERE, now))) places.push(EVERYWHERE);
  return scopesOf(places);
}

function scopesOf(places: readonly string[]): readonly QuarantineScope[] {
  return [...new Set(places.map((place) => (place === EVERYWHERE ? "installation" : "team")))];
}

/** False where someone else took it out meanwhile. */
function* quarantine({ questionId, version }: Version, place: string, now: number): Transaction<boolean> {
  const taken = yield sql`
    INSERT INTO ruling (place, question_id, question_version, verdict, ruled_by, ruled_at)
    VALUES (${place}, ${questionId}, ${version}, 'quarantine', 'reports', ${now})
    ON CONFLICT (place, question_id, question_version) DO UPDATE SET
      verdict = excluded.verdict, ruled_by = excluded.ruled_by, ruled_at = excluded.ruled_at
    WHERE ruling.verdict = 'release' RETURNING place`;
  return taken.length > 0;
}

/** Direct messages are no team, and their reports count nowhere. */
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

function* readStanding({ questionId, version }: Version): Transaction<ReadonlyMap<string, Standing>> {
  const rows = yield sql`
    SELECT place, verdict, ruled_by, ruled_at FROM ruling
    WHERE question_id = ${questionId} AND question_version = ${version}`;
  return new Map(rows.map((row) => [text(row, "place"), toStanding(row)]));
}

function toStanding(row: Row): Standing {
  const isOut = text(row, "verdict") === "quarantine";
  return { isOut, by: text(row, "ruled_by"), at: number(row, "ruled_at") };
}

/** How many of the bank's questions reports have taken out, in each place that this version concerns. */
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

/** The teams that reported a version, and have a history: see core/question/quarantine.ts. */
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

/** Changes a ruling that is there, and never adds one: what isn't out can't be released. */
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

export function* quarantinedIn(teamId: string): Transaction<readonly Quarantined[]> {
  const rows = yield sql`
    SELECT place, question_id, question_version FROM ruling
    WHERE place IN (${EVERYWHERE}, ${teamId}) AND verdict = 'quarantine'`;
  return rows.map((row) => ({
    ...toVersion(row),
    scope: text(row, "place") === EVERYWHERE ? "installation" : "team",
  }));
}

export function toVersion(row: Row): Version {
  return { questionId: text(row, "question_id"), version: number(row, "question_version") };
}
