// Reports and rulings on question versions; core decides what is quarantined.
import type { Disputes, ReportKind, Reports } from "../../ports/storage/reports.ts";
import { type Database, maybeText, number, sql, type Transaction, text } from "../transaction.ts";

export function createReports(database: Database): Reports {
  return {
    add: (report) => database.write(() => addReport(report)),
    rule: (ruling) => database.write(() => addRuling(ruling)),
    disputes: () => database.read(readDisputes),
  };
}

function* addReport(report: Parameters<Reports["add"]>[0]): Transaction<"added" | "known"> {
  const rows = yield sql`
    INSERT INTO report (id, question_id, question_version, team_id, member_id, kind, reported_at)
    VALUES (${report.id}, ${report.questionId}, ${report.version}, ${report.teamId}, ${report.memberId},
      ${report.kind}, ${report.at})
    ON CONFLICT (question_id, question_version, member_id) DO NOTHING RETURNING id`;
  if (rows.length > 0) return "added";
  const own = yield sql`SELECT id FROM report WHERE id = ${report.id}`;
  return own.length > 0 ? "added" : "known";
}

function* addRuling(ruling: Parameters<Reports["rule"]>[0]): Transaction<void> {
  yield sql`
    INSERT INTO ruling (id, question_id, question_version, team_id, verdict, ruled_at)
    VALUES (${ruling.id}, ${ruling.questionId}, ${ruling.version}, ${ruling.teamId}, ${ruling.verdict}, ${ruling.at})
    ON CONFLICT (id) DO NOTHING`; // it may run twice: see 008
}

/** Everything reported and ruled, oldest first: people report seldom, so this is little. */
function* readDisputes(): Transaction<Disputes> {
  const reports = yield sql`SELECT * FROM report ORDER BY reported_at, id`;
  const rulings = yield sql`SELECT * FROM ruling ORDER BY ruled_at, id`;
  return {
    reports: reports.map((row) => ({
      questionId: text(row, "question_id"),
      version: number(row, "question_version"),
      teamId: text(row, "team_id"),
      memberId: text(row, "member_id"),
      kind: text(row, "kind") as ReportKind,
      at: number(row, "reported_at"),
    })),
    rulings: rulings.map((row) => ({
      questionId: text(row, "question_id"),
      version: number(row, "question_version"),
      teamId: maybeText(row, "team_id"),
      verdict: text(row, "verdict") as "release" | "quarantine",
      at: number(row, "ruled_at"),
    })),
  };
}
