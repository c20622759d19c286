// Members' reports on question versions.
import { MAX_AHEAD } from "../../core/drill-calendar.ts";
import type { Version } from "../../core/question/quarantine.ts";
import type {
  Disputed,
  NewReport,
  ReportComment,
  ReportCount,
  ReportKind,
  ReportLimit,
  Reports,
} from "../../ports/storage/reports.ts";
import { holdLearner } from "../person/own-settings.ts";
import { once } from "../receipts.ts";
import { type Database, first, maybeText, number, sql, type Transaction, text } from "../transaction.ts";
import { quarantinedIn, releaseInTeam, ruleEverywhere, toVersion, weighReports } from "./rulings.ts";

/** The reports and rulings in this database. */
export function createReports(database: Database): Reports {
  return {
    add: (report, limit) => database.write(() => addReport(report, limit)),
    comment: (memberId, comment, since) => database.write(() => addComment(memberId, comment, since)),
    comments: (teamId) => database.read(() => readComments(teamId)),
    weigh: (version, bank, now) => database.write(() => weighReports(version, bank, now)),
    toWeigh: () => database.read(reportedVersions),
    rule: (version, verdict, now) => database.write(() => ruleEverywhere(version, verdict, now)),
    release: (version, teamId, now, onceId) =>
      database.write(() => once(onceId, teamId, () => releaseInTeam(version, teamId, now))),
    quarantined: (teamIds) => database.read(() => quarantinedIn(teamIds)),
    overview: () => database.read(readOverview),
    ofTeam: (teamId) => database.read(() => reportsOfTeam(teamId)),
  };
}

/** Locks the learner, so that the second of two concurrent reports counts the first. */
function* addReport(report: NewReport, limit: ReportLimit): Transaction<"added" | "known" | "too many"> {
  const { questionId, version, member } = report;
  yield* holdLearner(member.learnerId);
  const earlier = yield* first(sql`
    SELECT id FROM report
    WHERE question_id = ${questionId} AND question_version = ${version} AND member_id = ${member.id}`);
  // If it runs twice with the same ID, it finds its own outcome.
  if (earlier !== undefined) return text(earlier, "id") === report.id ? "added" : "known";
  const made = yield* first(sql`
    SELECT CAST(COUNT(*) AS BIGINT) AS reports FROM member JOIN report ON report.member_id = member.id
    WHERE member.learner_id = ${member.learnerId} AND report.reported_at > ${limit.since}
      AND report.reported_at <= ${report.at + MAX_AHEAD}`);
  if (made !== undefined && number(made, "reports") >= limit.maximum) return "too many";
  yield sql`
    INSERT INTO report (id, question_id, question_version, team_id, member_id, kind, reported_at)
    VALUES (${report.id}, ${questionId}, ${version}, ${member.teamId}, ${member.id}, ${report.kind}, ${report.at})`;
  return "added";
}

function* addComment(memberId: string, comment: string, since: number): Transaction<Version | undefined> {
  const [changed] = yield sql`
    UPDATE report SET comment = ${comment}
    WHERE id = (SELECT id FROM report WHERE member_id = ${memberId} AND reported_at >= ${since}
      ORDER BY reported_at DESC, id DESC LIMIT 1)
    RETURNING question_id, question_version`;
  return changed && toVersion(changed);
}

function* readComments(teamId: string): Transaction<readonly ReportComment[]> {
  const rows = yield sql`
    SELECT question_id, question_version, comment FROM report
    WHERE team_id = ${teamId} AND comment IS NOT NULL ORDER BY reported_at, id`;
  return rows.map((row) => ({ ...toVersion(row), comment: text(row, "comment") }));
}

function* reportedVersions(): Transaction<readonly Version[]> {
  const rows = yield sql`
    SELECT question_id, question_version FROM report
    WHERE NOT EXISTS (
      SELECT 1 FROM ruling
      WHERE ruling.place = '' AND ruling.question_id = report.question_id
        AND ruling.question_version = report.question_version AND ruling.verdict = 'quarantine')
    GROUP BY question_id, question_version HAVING COUNT(*) > 1 ORDER BY question_id, question_version`;
  return rows.map(toVersion);
}

function* readOverview(): Transaction<readonly Disputed[]> {
  const rows = yield sql`
    SELECT about.question_id, about.question_version,
      (SELECT CAST(COUNT(DISTINCT member.learner_id) AS BIGINT)
        FROM report JOIN member ON member.id = report.member_id
        WHERE report.question_id = about.question_id AND report.question_version = about.question_version) AS learners,
      (SELECT CAST(COUNT(DISTINCT team.id) AS BIGINT) FROM report JOIN team ON team.id = report.team_id
        WHERE report.question_id = about.question_id AND report.question_version = about.question_version
          AND team.alone = 0) AS teams,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM ruling
        WHERE ruling.question_id = about.question_id AND ruling.question_version = about.question_version
          AND ruling.place <> '' AND ruling.verdict = 'quarantine') AS out_in,
      (SELECT ruling.ruled_by FROM ruling
        WHERE ruling.question_id = about.question_id AND ruling.question_version = about.question_version
          AND ruling.place = '' AND ruling.verdict = 'quarantine') AS out_by
    FROM (
      SELECT question_id, question_version FROM report
      UNION SELECT question_id, question_version FROM ruling WHERE verdict = 'quarantine'
    ) AS about
    ORDER BY learners DESC, about.question_id, about.question_version`;
  return rows.map((row) => ({
    ...toVersion(row),
    learners: number(row, "learners"),
    teams: number(row, "teams"),
    quarantinedIn: number(row, "out_in"),
    quarantinedBy: maybeText(row, "out_by") as Disputed["quarantinedBy"],
  }));
}

function* reportsOfTeam(teamId: string): Transaction<readonly ReportCount[]> {
  const rows = yield sql`
    SELECT question_id, question_version, kind, CAST(COUNT(*) AS BIGINT) AS reports, MIN(reported_at) AS since
    FROM report WHERE team_id = ${teamId}
    GROUP BY question_id, question_version, kind ORDER BY since, question_id, question_version, kind`;
  return rows.map((row) => ({
    ...toVersion(row),
    kind: text(row, "kind") as ReportKind,
    count: number(row, "reports"),
  }));
}
