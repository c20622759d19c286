// Deleting a learner: counts and deletes all their data, in all their teams, in one transaction.
import { randomBytes } from "node:crypto";
import type { Kept } from "../../ports/storage/people.ts";
import { deleteMembers, deleteTeams } from "../purge.ts";
import { forgetReceiptsOf, once } from "../receipts.ts";
import {
  type Database,
  first,
  flag,
  list,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { type Account, leaveMarks } from "./deleted-marks.ts";
import { keepClosedScores } from "./kept-scores.ts";
import { retryConstraints } from "./retry-constraints.ts";

/** The subject of its receipt; it must not name anyone. */
export const DELETION = "deletion";

/**
 * Deletes a learner. With a member, deletes the learner that this member has now: linking or separating accounts may
 * have changed it.
 */
export function deleteLearner(
  database: Database,
  learnerId: string,
  onceId: string,
  now: number,
  memberId?: string,
): Promise<readonly string[]> {
  const freshKey = randomBytes(32).toString("hex");
  return retryConstraints(() =>
    database.write(() =>
      once(onceId, DELETION, function* () {
        return yield* deleteEverything((yield* learnerNow(memberId)) ?? learnerId, freshKey, now);
      }),
    ),
  );
}

function* learnerNow(memberId: string | undefined): Transaction<string | undefined> {
  if (memberId === undefined) return undefined;
  const member = yield* first(sql`SELECT learner_id FROM member WHERE id = ${memberId}`);
  return member && text(member, "learner_id");
}

/** Deletes everything about a learner. @param freshKey the key of anonymous marks, if there is none yet */
export function* deleteEverything(
  learnerId: string,
  freshKey: string,
  now: number,
): Transaction<readonly string[]> {
  const open = yield sql`
    SELECT posting.id FROM answer JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = ${learnerId} AND answer.kind = 'daily' AND posting.state = 'posted'`;
  const members = yield sql`
    SELECT member.id, member.team_id, member.external_id, team.platform, team.alone
    FROM member JOIN team ON team.id = member.team_id WHERE member.learner_id = ${learnerId}`;
  // Lock the rows in the order that answers lock them: this waits for answers being recorded, and new ones wait for this.
  yield sql`UPDATE learner SET created_at = -1 - created_at WHERE id = ${learnerId}`;
  yield* leaveMarks(learnerId, accountsOf(members), freshKey);
  yield sql`UPDATE member SET external_id = ${"deleted "} || id WHERE learner_id = ${learnerId}`;
  yield sql`
    DELETE FROM amendment WHERE answer_id IN (SELECT id FROM answer WHERE learner_id = ${learnerId})`;
  yield sql`DELETE FROM answer WHERE learner_id = ${learnerId}`;
  yield sql`DELETE FROM card WHERE learner_id = ${learnerId}`;
  const ids = members.map((member) => text(member, "id"));
  yield sql`DELETE FROM practice WHERE member_id IN ${list(ids)}`;
  yield sql`DELETE FROM score_day WHERE member_id IN ${list(ids)}`;
  yield* keepClosedScores(ids, now);
  yield sql`DELETE FROM squad_score_day WHERE member_id IN ${list(ids)}`;
  yield* deleteMembers(ids);
  yield* deleteTeams(members.filter((member) => flag(member, "alone")).map((row) => text(row, "team_id")));
  yield* forgetReceiptsOf([learnerId]);
  yield sql`DELETE FROM learner WHERE id = ${learnerId}`;
  return open.map((posting) => text(posting, "id"));
}

/** Each account once: on some platforms, one account is a member of many teams. */
function accountsOf(members: readonly Row[]): readonly Account[] {
  const accounts = members.map((member) => ({
    platform: text(member, "platform"),
    externalId: text(member, "external_id"),
  }));
  return [...new Map(accounts.map((account) => [JSON.stringify(account), account])).values()];
}

/** Counts what is stored about a learner. @throws Error if they were deleted a moment ago */
export function* readKept(learnerId: string): Transaction<Kept> {
  const row = yield* first(sql`
    SELECT learner.created_at,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM answer WHERE answer.learner_id = learner.id) AS answers,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM card WHERE card.learner_id = learner.id) AS cards,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM member WHERE member.learner_id = learner.id) AS teams,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM look_up JOIN member ON member.id = look_up.member_id
        WHERE member.learner_id = learner.id) AS look_ups,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM hint JOIN member ON member.id = hint.member_id
        WHERE member.learner_id = learner.id) AS hints,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM report JOIN member ON member.id = report.member_id
        WHERE member.learner_id = learner.id) AS reports,
      (SELECT CAST(COUNT(*) AS BIGINT) FROM reminder JOIN member ON member.id = reminder.member_id
        WHERE member.learner_id = learner.id AND reminder.next_due_at IS NOT NULL) AS reminders
    FROM learner WHERE learner.id = ${learnerId}`);
  if (row === undefined) throw new Error("The learner whose data is counted is gone.");
  return {
    answers: number(row, "answers"),
    cards: number(row, "cards"),
    lookUps: number(row, "look_ups"),
    hints: number(row, "hints"),
    reports: number(row, "reports"),
    reminders: number(row, "reminders"),
    teams: number(row, "teams"),
    since: number(row, "created_at"),
  };
}
