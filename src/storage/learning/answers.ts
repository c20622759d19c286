// Answers: the first tap is recorded with everything it changes, later ones find it again.

import { dailyPoints } from "../../core/leaderboard/points.ts";
import { mark, optionAt } from "../../core/mark.ts";
import { type Card, remember } from "../../core/memory.ts";
import type { AnswerKind, Question, StudyDay } from "../../core/model.ts";
import { acceptsAnswers, isClosed, openStates } from "../../core/posting.ts";
import { studyDay } from "../../core/study-day.ts";
import type { MessageRef } from "../../ports/person.ts";
import type { Answers, Tap, TapOutcome, Verdict } from "../../ports/storage/answers.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { readPosting } from "../daily/posting-rows.ts";
import { among } from "../daily/posting-states.ts";
import { type Database, first, maybeText, number, sql, type Transaction, text } from "../transaction.ts";
import { readCard, replayCard, writeCard } from "./cards.ts";
import { readMistakes, readTallies } from "./learner-history.ts";
import { countTowardsStreak, freezesSpent, readStreaks } from "./streaks.ts";
import { readVerdict } from "./verdicts.ts";

export function createAnswers(database: Database): Answers {
  return {
    record: (tap) => database.write(() => recordTap(tap)),
    find: (by, memberId) =>
      database.read(() =>
        "answerId" in by ? readVerdict(by.answerId, memberId) : findInPosting(by.postingId, memberId),
      ),
    amendGuessed: (answerId, amendmentId, memberId, now) =>
      database.write(() => amendGuessed(answerId, amendmentId, memberId, now)),
    noteLookUp: (memberId, concept, now) => database.write(() => noteLookUp(memberId, concept, now)),
    streaks: (memberId) => database.read(() => readStreaks(memberId)),
    tallies: (learnerId) => database.read(() => readTallies(learnerId)),
    mistakes: (learnerId) => database.read(() => readMistakes(learnerId)),
  };
}

function* recordTap(tap: Tap): Transaction<TapOutcome> {
  const { member, now } = tap;
  const posting = yield* readPosting(tap.postingId);
  // A button of another team's posting is a forgery, and says no more than one of no posting.
  if (posting === undefined || posting.teamId !== member.teamId) return { type: "unknown" };
  const earlier = yield* findInPosting(posting.id, member.id);
  if (earlier?.answerId === tap.id)
    return { type: "recorded", verdict: yield* withFreezes(earlier, posting, member.id) };
  if (earlier !== undefined) return { type: "repeated", verdict: earlier };
  const option = optionAt(posting.order, tap.letter);
  if (option === undefined) return { type: "no such option" };

  const daily = acceptsAnswers(posting, tap.message !== undefined);
  if (!daily && !isClosed(posting)) return { type: "unknown" };
  if (posting.message === undefined) yield* proveThere(posting, tap.message);
  const openBook = daily && (yield* lookedUpSince(member.id, posting.question.concept, posting.openedAt));
  const recorded = yield* recordAnswer({
    id: tap.id,
    member,
    postingId: posting.id,
    question: posting.question,
    option,
    openBook,
    kind: daily ? "daily" : "quiz",
    remembers: !(daily && posting.feedback === "at_close"),
    now,
  });
  const counted = daily ? yield* countTowardsStreak(member.id, posting.drillId, posting.date) : undefined;
  const verdict: Verdict = {
    ...recorded,
    order: posting.order,
    streak: counted?.streak,
    freezesSpent: counted?.spent ?? 0,
    closesAt: posting.closesAt,
    closed: !daily,
  };
  return { type: "recorded", verdict };
}

/** The verdict as its first run returned it. */
function* withFreezes(verdict: Verdict, posting: Posting, memberId: string): Transaction<Verdict> {
  if (verdict.kind !== "daily") return verdict;
  return { ...verdict, freezesSpent: yield* freezesSpent(memberId, posting.drillId, posting.date) };
}

/** A tap shows that the message is there, and perhaps where: better than any search. */
function* proveThere({ id }: Posting, message: MessageRef | undefined): Transaction<void> {
  yield sql`
    UPDATE posting SET state = 'posted', message = ${message}
    WHERE id = ${id} AND state IN ${among(openStates)} AND message IS NULL`;
}

/** An answer about to be recorded. */
interface NewAnswer {
  readonly id: string;
  readonly member: { readonly id: string; readonly learnerId: string; readonly zone: string };
  readonly postingId?: string;
  readonly practiceId?: string;
  readonly question: Question;
  readonly option: number;
  readonly openBook: boolean;
  readonly kind: AnswerKind;
  /** Whether it changes the card now; else when its posting closes. */
  readonly remembers: boolean;
  readonly now: number;
}

/** Writes the answer's row and the card it leads to. @throws RangeError for an option that is not there. */
export function* recordAnswer(answer: NewAnswer): Transaction<Omit<Verdict, "order">> {
  const { id, member, question, option, openBook, kind, now } = answer;
  const marked = mark(question, option);
  if (marked === undefined) throw new RangeError(`Question ${question.id} has no option ${option}.`);
  const { correct } = marked;
  const card = yield* readCard(member.learnerId, question.id);
  const last = yield* lastStudyDay(member.learnerId, question.id);
  const day = studyDay(now, member.zone, last);
  const points = kind === "daily" ? dailyPoints({ correct, openBook }) : 0;
  yield sql`
    INSERT INTO answer (id, member_id, learner_id, posting_id, practice_id, question_id, question_version,
      option_index, correct, open_book, kind, points, study_day, answered_at, mistaken_for)
    VALUES (${id}, ${member.id}, ${member.learnerId}, ${answer.postingId}, ${answer.practiceId}, ${question.id},
      ${question.version}, ${option}, ${correct ? 1 : 0}, ${openBook ? 1 : 0}, ${kind}, ${points}, ${day}, ${now},
      ${correct ? null : marked.chosen.concept})`;
  const remembered = answer.remembers ? yield* rememberAnswer(answer, card, correct, day) : card;
  return {
    answerId: id,
    question,
    option,
    correct,
    guessed: false,
    openBook,
    kind,
    points,
    open: answer.remembers,
    studyDay: day,
    dueDay: remembered?.dueDay,
    freezesSpent: 0,
    closed: false,
  };
}

/** The day of the latest answer, also of one whose verdict is still kept back. */
function* lastStudyDay(learnerId: string, questionId: string): Transaction<StudyDay | undefined> {
  const row = yield* first(sql`
    SELECT MAX(study_day) AS last_day FROM answer
    WHERE learner_id = CAST(${learnerId} AS TEXT) AND question_id = CAST(${questionId} AS TEXT)`);
  return row && (maybeText(row, "last_day") as StudyDay | undefined);
}

function* rememberAnswer(
  { member, question }: NewAnswer,
  card: Card | undefined,
  correct: boolean,
  day: StudyDay,
): Transaction<Card | undefined> {
  // Two answers of one day may be recorded in another order than they were given: the log decides.
  if (card?.lastDay === day) return yield* replayCard(member.learnerId, question.id);
  const next = remember(card, correct ? "right" : "wrong", day) ?? card;
  if (next !== undefined) yield* writeCard(member.learnerId, question.id, next);
  return next;
}

function* findInPosting(postingId: string, memberId: string): Transaction<Verdict | undefined> {
  const row = yield* first(
    sql`SELECT id FROM answer WHERE posting_id = ${postingId} AND member_id = ${memberId}`,
  );
  return row && (yield* readVerdict(text(row, "id"), memberId));
}

function* amendGuessed(
  answerId: string,
  amendmentId: string,
  memberId: string,
  now: number,
): Transaction<Verdict | undefined> {
  const verdict = yield* readVerdict(answerId, memberId);
  if (verdict === undefined || !verdict.correct || !verdict.open) return undefined;
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
  const card = yield* replayCard(learnerId, questionId);
  return { ...verdict, guessed: true, dueDay: card?.dueDay };
}

function* lookedUpSince(memberId: string, concept: string, since: number): Transaction<boolean> {
  const row = yield* first(sql`
    SELECT looked_up_at FROM look_up WHERE member_id = ${memberId} AND concept = ${concept}`);
  return row !== undefined && number(row, "looked_up_at") >= since;
}

function* noteLookUp(memberId: string, concept: string, now: number): Transaction<void> {
  yield sql`
    INSERT INTO look_up (member_id, concept, looked_up_at) VALUES (${memberId}, ${concept}, ${now})
    ON CONFLICT (member_id, concept) DO UPDATE SET looked_up_at = excluded.looked_up_at`;
}
