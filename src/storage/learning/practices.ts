// Practices: runs of questions in one private message, each answered once.

import { optionAt } from "../../core/mark.ts";
import type { StudyDay } from "../../core/model.ts";
import type { TapOutcome, Verdict } from "../../ports/storage/answers.ts";
import type {
  NewPractice,
  Practice,
  PracticeItem,
  Practices,
  PracticeTap,
} from "../../ports/storage/practices.ts";
import { type Database, first, number, sql, type Transaction, text } from "../transaction.ts";
import { recordAnswer } from "./answers.ts";
import { readQuestion } from "./questions.ts";
import { readVerdict } from "./verdicts.ts";

export function createPractices(database: Database): Practices {
  return {
    start: (practice, now) => database.write(() => startPractice(practice, now)),
    countReviews: (learnerId, day) => database.read(() => countReviews(learnerId, day)),
    record: (tap) => database.write(() => recordPracticeTap(tap)),
    find: (practiceId, memberId) => database.read(() => findPractice(practiceId, memberId)),
  };
}

function* startPractice({ id, memberId, kind, items }: NewPractice, now: number): Transaction<void> {
  yield sql`
    INSERT INTO practice (id, member_id, kind, questions, created_at)
    VALUES (${id}, ${memberId}, ${kind}, ${JSON.stringify(items)}, ${now})
    ON CONFLICT (id) DO NOTHING`; // it may run twice: see 008
}

function* countReviews(learnerId: string, day: StudyDay): Transaction<number> {
  const row = yield* first(sql`
    SELECT CAST(COUNT(*) AS BIGINT) AS reviews FROM answer
    WHERE learner_id = ${learnerId} AND kind = 'review' AND study_day = ${day}`);
  return row === undefined ? 0 : number(row, "reviews");
}

function* recordPracticeTap(tap: PracticeTap): Transaction<TapOutcome> {
  const { member, practiceId } = tap;
  const practice = yield* readPractice(practiceId, member.id);
  const item = practice?.items[tap.index];
  if (practice === undefined || item === undefined) return { type: "unknown" };
  const earlier = yield* findInPractice(practiceId, item.id, member.id);
  if (earlier !== undefined)
    return { type: earlier.answerId === tap.id ? "recorded" : "repeated", verdict: earlier };
  const option = optionAt(item.order, tap.letter);
  if (option === undefined) return { type: "no such option" };
  const recorded = yield* recordAnswer({
    id: tap.id,
    member,
    practiceId,
    question: yield* readQuestion(item.id, item.version),
    option,
    openBook: false,
    kind: practice.kind,
    remembers: true,
    now: tap.now,
  });
  const place = { id: practiceId, index: tap.index, count: practice.items.length };
  return { type: "recorded", verdict: { ...recorded, order: item.order, practice: place } };
}

function* findPractice(practiceId: string, memberId: string): Transaction<Practice | undefined> {
  const practice = yield* readPractice(practiceId, memberId);
  if (practice === undefined) return undefined;
  const questions: Practice["questions"][number][] = [];
  const answers: (Verdict | undefined)[] = [];
  for (const item of practice.items) {
    questions.push({ question: yield* readQuestion(item.id, item.version), order: item.order });
    answers.push(yield* findInPractice(practiceId, item.id, memberId));
  }
  return { id: practiceId, kind: practice.kind, questions, answers };
}

function* findInPractice(
  practiceId: string,
  questionId: string,
  memberId: string,
): Transaction<Verdict | undefined> {
  const row = yield* first(
    sql`SELECT id FROM answer WHERE practice_id = ${practiceId} AND question_id = ${questionId}`,
  );
  return row && (yield* readVerdict(text(row, "id"), memberId));
}

interface StoredPractice {
  readonly kind: NewPractice["kind"];
  readonly items: readonly PracticeItem[];
}

/** A member's own practice; undefined for anybody else's. */
function* readPractice(practiceId: string, memberId: string): Transaction<StoredPractice | undefined> {
  const row = yield* first(
    sql`SELECT kind, questions FROM practice WHERE id = ${practiceId} AND member_id = ${memberId}`,
  );
  if (row === undefined) return undefined;
  return {
    kind: text(row, "kind") as NewPractice["kind"],
    items: JSON.parse(text(row, "questions")) as PracticeItem[],
  };
}
