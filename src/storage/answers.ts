// Answers: the first tap is recorded with everything it changes, later ones find it again.
import type {
  Answers,
  Posting,
  PracticeItem,
  PracticePlace,
  QuestionMistake,
  Tally,
  Tap,
  TapOutcome,
  Verdict,
} from "../app/storage-port.ts";
import { mark, optionAt } from "../core/mark.ts";
import { type Card, remember } from "../core/memory.ts";
import type { AnswerKind, Question, StudyDay } from "../core/model.ts";
import { amendedPoints, dailyPoints } from "../core/points.ts";
import type { Streak } from "../core/streak.ts";
import { studyDay } from "../core/study-day.ts";
import { readCard, replayCard, writeCard } from "./cards.ts";
import { readPosting } from "./postings.ts";
import { readQuestion } from "./questions.ts";
import { countTowardsStreak, readStreak, readStreaks } from "./streaks.ts";
import {
  type Database,
  first,
  flag,
  maybeText,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "./transaction.ts";

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
  if (earlier !== undefined) return { type: "repeated", verdict: earlier };
  const option = optionAt(posting.order, tap.letter);
  if (option === undefined) return { type: "no such option" };

  const daily = posting.state === "posted" || posting.state === "sending";
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

/** A member's own recorded answer as its verdict; of nobody else's is anything said. */
export function* readVerdict(answerId: string, memberId: string): Transaction<Verdict | undefined> {
  const row = yield* first(sql`
    SELECT answer.*,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'guessed') THEN 1 ELSE 0 END
        AS guessed,
      (SELECT MAX(kind) FROM amendment WHERE answer_id = answer.id AND kind IN ('void', 'credit')) AS correction
    FROM answer WHERE answer.id = ${answerId} AND answer.member_id = ${memberId}`);
  if (row === undefined) return undefined;
  const postingId = maybeText(row, "posting_id");
  const posting = postingId === undefined ? undefined : yield* readPosting(postingId);
  const practiced = yield* readPracticed(row);
  const card = yield* readCard(text(row, "learner_id"), text(row, "question_id"));
  const streak =
    posting !== undefined && text(row, "kind") === "daily"
      ? yield* readStreak(memberId, posting.drillId)
      : undefined;
  return toVerdict(row, {
    question:
      posting?.question ?? (yield* readQuestion(text(row, "question_id"), number(row, "question_version"))),
    order: posting?.order ?? practiced?.order ?? [],
    open: !keepsBack(posting),
    card,
    streak,
    closesAt: posting?.closesAt,
    closed: posting?.state === "closing" || posting?.state === "closed",
    practice: practiced?.place,
  });
}

function keepsBack(posting: Posting | undefined): boolean {
  return posting?.feedback === "at_close" && (posting.state === "posted" || posting.state === "sending");
}

interface Practiced {
  readonly order: readonly number[];
  readonly place: PracticePlace;
}

/** Where in which practice an answer was given, and the order its options were shown in. */
function* readPracticed(answer: Row): Transaction<Practiced | undefined> {
  const id = maybeText(answer, "practice_id");
  const row =
    id === undefined ? undefined : yield* first(sql`SELECT questions FROM practice WHERE id = ${id}`);
  if (id === undefined || row === undefined) return undefined;
  const items = JSON.parse(text(row, "questions")) as PracticeItem[];
  const index = items.findIndex((item) => item.id === answer.question_id);
  const item = items[index];
  return item && { order: item.order, place: { id, index, count: items.length } };
}

interface Surroundings {
  readonly question: Question;
  readonly order: readonly number[];
  readonly open: boolean;
  readonly card: Card | undefined;
  readonly streak: Streak | undefined;
  readonly closesAt: number | undefined;
  readonly closed: boolean;
  readonly practice: PracticePlace | undefined;
}

function toVerdict(row: Row, { card, ...surroundings }: Surroundings): Verdict {
  const correct = flag(row, "correct");
  const openBook = flag(row, "open_book");
  const kind = text(row, "kind") as AnswerKind;
  const correction = maybeText(row, "correction") as Verdict["correction"];
  return {
    ...surroundings,
    answerId: text(row, "id"),
    option: number(row, "option_index"),
    correct: correct || correction === "credit",
    guessed: flag(row, "guessed"),
    openBook,
    kind,
    points: kind === "daily" ? amendedPoints({ correct, openBook }, correction) : 0,
    correction,
    studyDay: text(row, "study_day") as StudyDay,
    dueDay: card?.dueDay,
    freezesSpent: 0,
  };
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

/** Answers whose verdict is open and that were not voided, by question. */
function* readTallies(learnerId: string): Transaction<ReadonlyMap<string, Tally>> {
  const rows = yield sql`
    SELECT answer.question_id, CAST(COUNT(*) AS BIGINT) AS answered, CAST(SUM(CASE
        WHEN answer.correct = 1 THEN 1
        WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'credit') THEN 1
        ELSE 0 END) AS BIGINT) AS correct
    FROM answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = ${learnerId}
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'void')
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ('sending', 'posted'))
    GROUP BY answer.question_id`;
  return new Map(
    rows.map((row) => [
      text(row, "question_id"),
      { answered: number(row, "answered"), right: number(row, "correct") },
    ]),
  );
}

/** Wrong answers that would have been right for another concept, by question and that concept. */
function* readMistakes(learnerId: string): Transaction<readonly QuestionMistake[]> {
  const rows = yield sql`
    SELECT answer.question_id, answer.mistaken_for, CAST(COUNT(*) AS BIGINT) AS times
    FROM answer LEFT JOIN posting ON posting.id = answer.posting_id
    WHERE answer.learner_id = ${learnerId} AND answer.mistaken_for IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind IN ('void', 'credit'))
      AND NOT (answer.kind = 'daily' AND posting.feedback = 'at_close' AND posting.state IN ('sending', 'posted'))
    GROUP BY answer.question_id, answer.mistaken_for`;
  return rows.map((row) => ({
    questionId: text(row, "question_id"),
    mistakenFor: text(row, "mistaken_for"),
    times: number(row, "times"),
  }));
}
