// Marks of deleted accounts on open postings, so that deleting your data doesn't give you a second first tap.

import { openStates } from "../../core/posting.ts";
import { among } from "../daily/posting-states.ts";
import { ensureSecretKey, keyedHash, readSecretKey } from "../secret-key.ts";
import { rowsOf, sql, type Transaction } from "../transaction.ts";

/** The setting that holds the key of the hashes: without it, they reveal nothing. */
const KEY = "deleted-mark-key";

/** An account by its platform's own ID. */
export interface Account {
  readonly platform: string;
  readonly externalId: string;
}

/** The hash in an account's marks; undefined if no account was ever marked. */
export function* readAccountHash(account: Account): Transaction<string | undefined> {
  const key = yield* readSecretKey(KEY);
  return key === undefined ? undefined : hash(key, account);
}

/**
 * Marks the open postings that a learner answered, or whose concept, hint, or verdict they know, before they are deleted.
 * `freshKey` becomes the key of the hashes if there is none yet.
 */
export function* leaveMarks(
  learnerId: string,
  accounts: readonly Account[],
  freshKey: string,
): Transaction<void> {
  const key = yield* ensureSecretKey(KEY, freshKey);
  const marked = rowsOf(accounts.map((account) => ({ ...account, hash: hash(key, account) })));
  yield sql`
    INSERT INTO deleted_mark (posting_id, account, fact)
    SELECT posting.id, one.value ->> 'hash', 'answered'
    FROM answer JOIN member ON member.id = answer.member_id JOIN team ON team.id = member.team_id
    JOIN posting ON posting.id = answer.posting_id AND posting.state IN ${among(openStates)}
    CROSS JOIN ${marked} AS one
    WHERE answer.learner_id = CAST(${learnerId} AS TEXT)
      AND team.platform = one.value ->> 'platform' AND member.external_id = one.value ->> 'externalId'
    ON CONFLICT (posting_id, account, fact) DO NOTHING`;
  yield sql`
    INSERT INTO deleted_mark (posting_id, account, fact)
    SELECT posting.id, one.value ->> 'hash', 'seen'
    FROM posting JOIN team ON team.id = posting.team_id CROSS JOIN ${marked} AS one
    WHERE team.platform = one.value ->> 'platform'
      AND posting.state IN ${among(openStates)} AND posting.state <> 'planned' AND (
      EXISTS (
        SELECT 1 FROM member JOIN look_up ON look_up.member_id = member.id
        WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND look_up.concept = posting.concept
          AND look_up.looked_up_at >= posting.opened_at)
      OR EXISTS (
        SELECT 1 FROM member JOIN hint ON hint.member_id = member.id
        WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND hint.question_id = posting.question_id
          AND hint.shown_at >= posting.opened_at)
      OR EXISTS (
        SELECT 1 FROM answer
        WHERE answer.learner_id = CAST(${learnerId} AS TEXT) AND answer.question_id = posting.question_id
          AND answer.answered_at >= posting.opened_at))
    ON CONFLICT (posting_id, account, fact) DO NOTHING`;
}

function hash(key: string, { platform, externalId }: Account): string {
  return keyedHash(key, JSON.stringify([platform, externalId]));
}
