// Learners who weren't seen for long, and their deletion.
import { randomBytes } from "node:crypto";
import type { InactivePage } from "../../ports/storage/people.ts";
import { once } from "../receipts.ts";
import { type Database, first, number, sql, type Transaction, text } from "../transaction.ts";
import { DELETION, deleteEverything } from "./delete-learner.ts";
import { retryConstraints } from "./retry-constraints.ts";

/** Learners looked at in one step: a few milliseconds. */
const PAGE = 500;

/** A page of learners, of whom the inactive ones are returned. */
export function* readInactive(before: number, after: string | undefined): Transaction<InactivePage> {
  const rows = yield sql`
    SELECT member.learner_id, MIN(member.seen_at) AS first_seen, MAX(member.seen_at) AS last_seen FROM member
    WHERE member.learner_id > ${after ?? ""} GROUP BY member.learner_id ORDER BY member.learner_id LIMIT ${PAGE}`;
  const last = rows.length < PAGE ? undefined : rows.at(-1);
  return {
    ids: rows
      .filter((row) => number(row, "first_seen") > 0 && number(row, "last_seen") < before)
      .map((row) => text(row, "learner_id")),
    last: last && text(last, "learner_id"),
  };
}

/** Deletes the learner unless a member was seen since `before` (epoch ms), also just now. */
export function deleteIfInactive(
  database: Database,
  learnerId: string,
  before: number,
  onceId: string,
  now: number,
): Promise<readonly string[]> {
  const freshKey = randomBytes(32).toString("hex");
  return retryConstraints(() =>
    database.write(() =>
      once(onceId, DELETION, function* () {
        const seen = yield* first(sql`
          SELECT id FROM member WHERE learner_id = ${learnerId} AND (seen_at >= ${before} OR seen_at <= 0) LIMIT 1`);
        return seen === undefined ? yield* deleteEverything(learnerId, freshKey, now) : [];
      }),
    ),
  );
}
