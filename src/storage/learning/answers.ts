// Answers: records the first tap with everything it changes; later taps find it.

import { latestDate } from "../../core/drill-calendar.ts";
import { streakMilestones } from "../../core/leaderboard/milestone.ts";
import { optionAt } from "../../core/mark.ts";
import type { CalendarDate } from "../../core/model.ts";
import { acceptsAnswers, closedStates, isClosed, openStates } from "../../core/posting.ts";
import type { MessageRef } from "../../ports/person.ts";
import type { Answers, Tap, TapOutcome, Verdict } from "../../ports/storage/answers.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { readPosting } from "../daily/posting-rows.ts";
import { among } from "../daily/posting-states.ts";
import { reachedBy, reachMilestones } from "../person/milestones.ts";
import { type Database, first, number, sql, type Transaction, text } from "../transaction.ts";
import { replayCards } from "./cards.ts";
import { takePostingHint } from "./hints.ts";
import { readMistakes, readTallies } from "./learner-history.ts";
import { isOpenFor } from "./open-questions.ts";
import { noteLookUp, readLookedUp, readPriorKnowledge } from "./prior-knowledge.ts";
import { recordAnswer } from "./record-answer.ts";
import { countTowardsStreak, freezesSpent, readStreaks } from "./streaks.ts";
import { readVerdict } from "./verdicts.ts";

/** The answers in this database. */
export function createAnswers(database: Database): Answers {
  return {
    record: (tap) => database.write(() => recordTap(tap)),
    find: (by, memberId) =>
      database.read(() =>
        "answerId" in by ? readVerdict(by.answerId, memberId) : findInPosting(by.postingId, memberId),
      ),
    latestKeptBack: (drillId, memberId) => database.read(() => latestKeptBack(drillId, memberId)),
    amendGuessed: (answerId, amendmentId, memberId, now) =>
      database.write(() => amendGuessed(answerId, amendmentId, memberId, now)),
    takeHint: (hint) => database.write(() => takePostingHint(hint)),
    lookedUpAt: (learnerId, concept) => database.read(() => readLookedUp(learnerId, concept)),
    noteLookUp: (memberId, concept, now) => database.write(() => noteLookUp(memberId, concept, now)),
    streaks: (memberId, until) => database.read(() => readStreaks(memberId, until)),
    tallies: (learnerId) => database.read(() => readTallies(learnerId)),
    newestAt: () => database.read(readNewest),
    mistakes: (learnerId) => database.read(() => readMistakes(learnerId)),
  };
}

/** IDs sort by time, so this reads one row. */
function* readNewest(): Transaction<number | undefined> {
  const row = yield* first(sql`SELECT answered_at FROM answer ORDER BY id DESC LIMIT 1`);
  return row && number(row, "answered_at");
}

function* recordTap(tap: Tap): Transaction<TapOutcome> {
  const { member, now } = tap;
  const posting = yield* readPosting(tap.postingId);
  // A button of another team's posting is forged: give the same reply as for a posting that doesn't exist.
  if (posting === undefined || posting.teamId !== member.teamId) return { type: "unknown" };
  const earlier = yield* findInPosting(posting.id, member.id);
  if (earlier?.answerId === tap.id)
    return { type: "recorded", verdict: yield* asRecorded(earlier, posting, member.id) };
  if (earlier !== undefined) return { type: "repeated", verdict: earlier };
  const option = optionAt(posting.order, tap.letter);
  if (option === undefined) return { type: "no such option" };

  const daily = acceptsAnswers(posting, tap.message !== undefined);
  if (!daily && !isClosed(posting)) return { type: "unknown" };
  if (posting.message === undefined) yield* markProven(posting, tap.message);
  if (!daily && (yield* isOpenFor(member.learnerId, posting.question.id))) return { type: "open elsewhere" };
  const known = daily ? yield* readPriorKnowledge(member, posting, now) : undefined;
  if (known?.answeredBefore) return { type: "answered before" };
  const recorded = yield* recordAnswer({
    id: tap.id,
    member,
    postingId: posting.id,
    question: posting.question,
    option,
    openBook: known?.openBook ?? false,
    hinted: known?.hinted ?? false,
    kind: daily ? "daily" : "quiz",
    remembers: !(daily && posting.feedback === "at_close"),
    now,
  });
  // A question dated by a clock that ran far ahead doesn't count for streaks.
  const counts = daily && posting.date <= latestDate(now);
  const counted = counts ? yield* countTowardsStreak(member.id, posting, now) : undefined;
  const reached = counted === undefined ? [] : streakMilestones(counted.before, counted.streak.length);
  const occasion = { memberId: member.id, by: tap.id, drillId: posting.drillId, now };
  const verdict: Verdict = {
    ...recorded,
    order: posting.order,
    streak: counted?.streak,
    freezesSpent: counted?.spent ?? 0,
    milestones: yield* reachMilestones(reached, occasion),
    closesAt: posting.closesAt,
    closed: !daily,
  };
  return { type: "recorded", verdict };
}

/** Adds the freezes spent and the milestones reached, so that a repeated run returns the same verdict. */
function* asRecorded(verdict: Verdict, posting: Posting, memberId: string): Transaction<Verdict> {
  if (verdict.kind !== "daily") return verdict;
  return {
    ...verdict,
    freezesSpent: yield* freezesSpent(memberId, posting.drillId, posting.date),
    milestones: yield* reachedBy(memberId, verdict.answerId),
  };
}

/** A tap proves that the message exists, and often carries its reference: better than any search. */
function* markProven({ id }: Posting, message: MessageRef | undefined): Transaction<void> {
  yield sql`
    UPDATE posting SET state = 'posted', message = ${message}, refusals = 0, retry_at = 0
    WHERE id = ${id} AND state IN ${among(openStates)} AND message IS NULL`;
}

function* findInPosting(postingId: string, memberId: string): Transaction<Verdict | undefined> {
  // Nearly every tap is the first, and finds nothing.
  const row = yield* first(
    sql`SELECT id FROM answer WHERE posting_id = ${postingId} AND member_id = ${memberId}`,
  );
  return row && (yield* readVerdict(text(row, "id"), memberId));
}

function* latestKeptBack(
  drillId: string,
  memberId: string,
): Transaction<Awaited<ReturnType<Answers["latestKeptBack"]>>> {
  const row = yield* first(sql`
    SELECT answer.id, posting.date FROM answer JOIN posting ON posting.id = answer.posting_id
    WHERE answer.member_id = ${memberId} AND answer.kind = 'daily' AND posting.drill_id = ${drillId}
      AND posting.feedback = 'at_close' AND posting.state IN ${among(closedStates)}
    ORDER BY posting.date DESC LIMIT 1`);
  const verdict = row && (yield* readVerdict(text(row, "id"), memberId));
  return row && verdict && { date: text(row, "date") as CalendarDate, verdict };
}

function* amendGuessed(
  answerId: string,
  amendmentId: string,
  memberId: string,
  now: number,
): Transaction<Verdict | undefined> {
  const verdict = yield* readVerdict(answerId, memberId);
  if (verdict === undefined || !verdict.correct || !verdict.visible) return undefined;
  const answer = yield* first(sql`SELECT learner_id, question_id FROM answer WHERE id = ${answerId}`);
  if (answer === undefined) return undefined;
  const learnerId = text(answer, "learner_id");
  const questionId = text(answer, "question_id");
  const latest = yield* first(sql`
    SELECT id FROM answer WHERE learner_id = ${learnerId} AND question_id = ${questionId}
    ORDER BY study_day DESC, answered_at DESC, id DESC LIMIT 1`);
  if (latest?.id !== answerId) return undefined;
  yield sql`
    INSERT INTO amendment (id, answer_id, kind, created_at) VALUES (${amendmentId}, ${answerId}, 'guessed', ${now})
    ON CONFLICT (answer_id, kind) DO NOTHING`;
  const [card] = yield* replayCards([{ learnerId, questionId }]);
  return { ...verdict, guessed: true, dueDay: card?.dueDay };
}
