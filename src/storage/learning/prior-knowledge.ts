// What a learner knew before a daily answer: look-ups, verdicts of the same question, and marks of deleted accounts.

import { MAX_AHEAD } from "../../core/drill-calendar.ts";
import { openStates } from "../../core/posting.ts";
import type { Member } from "../../ports/storage/people.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { among } from "../daily/posting-states.ts";
import { readAccountHash } from "../person/deleted-marks.ts";
import { first, maybeNumber, sql, type Transaction, text } from "../transaction.ts";

interface PriorKnowledge {
  /** Whether they looked the concept up, or saw a verdict of the question, while the posting was open. */
  readonly openBook: boolean;
  /** Whether they saw the question's hint while the posting was open. */
  readonly hinted: boolean;
  /** Whether this account answered the posting before its data was deleted. */
  readonly answeredBefore: boolean;
}

/** What the learner knew, read in one statement because every daily answer needs it. */
export function* readPriorKnowledge(
  { learnerId, externalId }: Member,
  { id, platform, question, openedAt }: Posting,
  now: number,
): Transaction<PriorKnowledge> {
  // Later times come from a clock that ran far ahead.
  const late = now + MAX_AHEAD;
  const facts = yield sql`
    SELECT 'seen' AS fact, '' AS account
    FROM member JOIN look_up ON look_up.member_id = member.id
    WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND look_up.concept = CAST(${question.concept} AS TEXT)
      AND look_up.looked_up_at >= ${openedAt} AND look_up.looked_up_at <= ${late}
    UNION ALL
    SELECT 'seen', '' FROM answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = CAST(${learnerId} AS TEXT) AND answer.question_id = CAST(${question.id} AS TEXT)
      AND answer.answered_at >= ${openedAt} AND answer.answered_at <= ${late}
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close'
        AND posting.state IN ${among(openStates)})
    UNION ALL
    SELECT 'hinted', ''
    FROM member JOIN hint ON hint.member_id = member.id
    WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND hint.question_id = CAST(${question.id} AS TEXT)
      AND hint.shown_at >= ${openedAt} AND hint.shown_at <= ${late}
    UNION ALL
    SELECT fact, account FROM deleted_mark WHERE posting_id = CAST(${id} AS TEXT)`;
  const marked = facts.some(({ account }) => account !== "");
  const own = marked ? yield* readAccountHash({ platform, externalId }) : undefined;
  const known = facts
    .filter(({ account }) => account === "" || account === own)
    .map((row) => text(row, "fact"));
  return {
    openBook: known.includes("seen"),
    hinted: known.includes("hinted"),
    answeredBefore: known.includes("answered"),
  };
}

/** Records a look-up; a later one replaces it. */
export function* noteLookUp(memberId: string, concept: string, now: number): Transaction<void> {
  yield sql`
    INSERT INTO look_up (member_id, concept, looked_up_at) VALUES (${memberId}, ${concept}, ${now})
    ON CONFLICT (member_id, concept) DO UPDATE SET looked_up_at = excluded.looked_up_at`;
}

/** When the learner last looked a concept up, in any of their teams. */
export function* readLookedUp(learnerId: string, concept: string): Transaction<number | undefined> {
  const row = yield* first(sql`
    SELECT MAX(look_up.looked_up_at) AS at FROM member JOIN look_up ON look_up.member_id = member.id
    WHERE member.learner_id = ${learnerId} AND look_up.concept = ${concept}`);
  return row && maybeNumber(row, "at");
}
