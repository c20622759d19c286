// Practices: series of questions in one private message, each answered once.

import { MILESTONE_REVIEWS, reviewMilestones } from "../../core/leaderboard/milestone.ts";
import { optionAt } from "../../core/mark.ts";
import type { StudyDay } from "../../core/model.ts";
import { addDays, studyDay, studyDayStart } from "../../core/study-day.ts";
import type { Verdict } from "../../ports/storage/answers.ts";
import type { Practice, PracticeOutcome, Practices, PracticeTap } from "../../ports/storage/practices.ts";
import { reachedBy, reachMilestones } from "../person/milestones.ts";
import { holdLearner } from "../person/own-settings.ts";
import {
  type Database,
  first,
  list,
  maybeText,
  number,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { takePracticeHint, wasHinted } from "./hints.ts";
import { isOpenFor, readOpenQuestions } from "./open-questions.ts";
import { readPractice, storePractice } from "./practice-rows.ts";
import { readQuestion, readQuestions } from "./questions.ts";
import { recordAnswer } from "./record-answer.ts";
import { readVerdicts } from "./verdicts.ts";

/** The practices in this database. */
export function createPractices(database: Database): Practices {
  return {
    start: (practice, now) => database.write(() => storePractice(practice, now)),
    countReviews: (learnerId, day, start) => database.read(() => countReviews(learnerId, day, start)),
    takeHint: (hint) => database.write(() => takePracticeHint(hint)),
    record: (tap) => database.write(() => recordPracticeTap(tap)),
    find: (practiceId, memberId) => database.read(() => findPractice(practiceId, memberId)),
    openQuestions: (learnerId) => database.read(() => readOpenQuestions(learnerId)),
  };
}

function* countReviews(learnerId: string, day: StudyDay, start: number): Transaction<number> {
  const row = yield* first(sql`SELECT ${reviewsOn(learnerId, day, start)} AS reviews`);
  return row === undefined ? 0 : number(row, "reviews");
}

function reviewsOn(learnerId: string, day: StudyDay, start: number): Statement {
  // At one moment, study days of two zones are up to two days apart. This bound lets the database use an index.
  const earliest = addDays(day, -2);
  return sql`(
    SELECT CAST(COUNT(*) AS BIGINT) FROM answer
    WHERE learner_id = ${learnerId} AND kind = 'review' AND study_day >= ${earliest}
      AND (study_day >= ${day} OR answered_at >= ${start}))`;
}

function* recordPracticeTap(tap: PracticeTap): Transaction<PracticeOutcome> {
  const { member, practiceId } = tap;
  const practice = yield* readPractice(practiceId, member.id);
  const item = practice?.items[tap.index];
  if (practice === undefined || item === undefined) return { type: "unknown" };
  const earlier = yield* findInPractice(practiceId, item.id);
  if (earlier?.answerId === tap.id) {
    const milestones = yield* reachedBy(practice.memberId, tap.id);
    return { type: "recorded", verdict: { ...earlier, milestones } };
  }
  if (earlier !== undefined) return { type: "repeated", verdict: earlier };
  const option = optionAt(item.order, tap.letter);
  if (option === undefined) return { type: "no such option" };
  const place = { id: practiceId, index: tap.index, count: practice.items.length };
  if (yield* isOpenFor(member.learnerId, item.id)) return { type: "open", practice: place };
  const reviewed =
    practice.kind === "review" ? yield* readReviewed(tap, item.id, practice.startedAt) : undefined;
  if (reviewed?.ended !== undefined) return { type: reviewed.ended, practice: place };
  const recorded = yield* recordAnswer({
    id: tap.id,
    member: { ...member, id: practice.memberId },
    practiceId,
    question: yield* readQuestion(item.id, item.version),
    option,
    openBook: false,
    hinted: yield* wasHinted(member.learnerId, item.id, practice.startedAt, tap.now),
    kind: practice.kind,
    remembers: true,
    now: tap.now,
  });
  const reached = reviewed === undefined ? [] : reviewMilestones(reviewed.towardsMilestone + 1);
  const { memberId } = practice;
  const milestones = yield* reachMilestones(reached, { memberId, by: tap.id, now: tap.now });
  return { type: "recorded", verdict: { ...recorded, order: item.order, practice: place, milestones } };
}

interface Reviewed {
  /** Why the review doesn't take the answer: the day's reviews are done, or something else settled the question. */
  readonly ended: "suspended" | "answered elsewhere" | "enough" | undefined;
  /** The learner's reviews so far, up to the milestone's number; 0 once any of their members reached it. */
  readonly towardsMilestone: number;
}

/** What the learner reviewed before this tap. Locks the learner, so that two concurrent taps count each other. */
function* readReviewed(
  { member, now }: PracticeTap,
  questionId: string,
  startedAt: number,
): Transaction<Reviewed> {
  const { learnerId, zone, cap } = member;
  yield* holdLearner(learnerId);
  const day = studyDay(now, zone);
  const row = yield* first(sql`
    SELECT ${reviewsOn(learnerId, day, studyDayStart(day, zone))} AS reviews,
      CASE WHEN EXISTS (
        SELECT 1 FROM member JOIN milestone ON milestone.member_id = member.id
        WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND milestone.kind = 'reviews-100') THEN 0
      ELSE (SELECT CAST(COUNT(*) AS BIGINT) FROM (
        SELECT id FROM answer WHERE learner_id = CAST(${learnerId} AS TEXT) AND kind = 'review'
        LIMIT ${MILESTONE_REVIEWS}) AS reviewed) END AS towards_milestone,
      CASE WHEN EXISTS (
        SELECT 1 FROM member JOIN suspension ON suspension.member_id = member.id
        WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND suspension.question_id = CAST(${questionId} AS TEXT))
      THEN 'suspended'
      WHEN EXISTS (
        SELECT 1 FROM answer WHERE learner_id = CAST(${learnerId} AS TEXT)
          AND question_id = CAST(${questionId} AS TEXT) AND answered_at > ${startedAt})
      THEN 'answered elsewhere' END AS settled`);
  if (row === undefined) throw new Error("A statement without a table has one row.");
  const settled = maybeText(row, "settled") as "suspended" | "answered elsewhere" | undefined;
  return {
    ended: settled ?? (number(row, "reviews") >= cap ? "enough" : undefined),
    towardsMilestone: number(row, "towards_milestone"),
  };
}

function* findPractice(practiceId: string, memberId: string): Transaction<Practice | undefined> {
  const practice = yield* readPractice(practiceId, memberId);
  if (practice === undefined) return undefined;
  const { learnerId } = practice;
  const asked = yield* readQuestions(practice.items);
  const verdicts = yield* readVerdicts(sql`WHERE answer.practice_id = CAST(${practiceId} AS TEXT)`);
  const ids = practice.items.map(({ id }) => id);
  const cards =
    yield sql`SELECT question_id FROM card WHERE learner_id = ${learnerId} AND question_id IN ${list(ids)}`;
  const carded = new Set(cards.map((row) => text(row, "question_id")));
  const elsewhere =
    practice.kind === "review" ? yield* answeredSince(learnerId, ids, practice.startedAt) : undefined;
  const questions = asked.map((question, index) => ({
    question,
    order: practice.items[index]?.order ?? [],
    hasCard: carded.has(question.id),
    answeredSince: elsewhere?.has(question.id) === true,
  }));
  const answers = practice.items.map(({ id }) => verdicts.find(({ question }) => question.id === id));
  return { id: practiceId, kind: practice.kind, questions, answers };
}

function* findInPractice(practiceId: string, questionId: string): Transaction<Verdict | undefined> {
  const [verdict] = yield* readVerdicts(sql`
    WHERE answer.practice_id = CAST(${practiceId} AS TEXT) AND answer.question_id = CAST(${questionId} AS TEXT)`);
  return verdict;
}

/** Those of the questions that the learner answered after `since` (epoch ms), in any way. */
function* answeredSince(
  learnerId: string,
  questionIds: readonly string[],
  since: number,
): Transaction<ReadonlySet<string>> {
  const rows = yield sql`
    SELECT DISTINCT question_id FROM answer
    WHERE learner_id = CAST(${learnerId} AS TEXT) AND question_id IN ${list(questionIds)} AND answered_at > ${since}`;
  return new Set(rows.map((row) => text(row, "question_id")));
}
