// Practices: runs of questions in one private message, each answered once.
import type {
  Practice,
  PracticeItem,
  Practices,
  PracticeTap,
  TapOutcome,
  Verdict,
} from "../app/storage-port.ts";
import { optionAt } from "../core/mark.ts";
import { readVerdict, recordAnswer } from "./answers.ts";
import { readQuestion } from "./questions.ts";
import { type Database, first, sql, type Transaction, text } from "./transaction.ts";

export function createPractices(database: Database): Practices {
  return {
    start: (id, memberId, items, now) => database.write(() => startPractice(id, memberId, items, now)),
    record: (tap) => database.write(() => recordPracticeTap(tap)),
    find: (practiceId, memberId) => database.read(() => findPractice(practiceId, memberId)),
  };
}

function* startPractice(
  id: string,
  memberId: string,
  items: readonly PracticeItem[],
  now: number,
): Transaction<void> {
  yield sql`
    INSERT INTO practice (id, member_id, questions, created_at)
    VALUES (${id}, ${memberId}, ${JSON.stringify(items)}, ${now})`;
}

function* recordPracticeTap(tap: PracticeTap): Transaction<TapOutcome> {
  const { member, practiceId } = tap;
  const items = yield* readItems(practiceId, member.id);
  const item = items?.[tap.index];
  if (items === undefined || item === undefined) return { type: "unknown" };
  const earlier = yield* findInPractice(practiceId, item.id, member.id);
  if (earlier !== undefined) return { type: "repeated", verdict: earlier };
  const option = optionAt(item.order, tap.letter);
  if (option === undefined) return { type: "no such option" };
  const recorded = yield* recordAnswer({
    id: tap.id,
    member,
    practiceId,
    question: yield* readQuestion(item.id, item.version),
    option,
    openBook: false,
    kind: "quiz",
    remembers: true,
    now: tap.now,
  });
  const practice = { id: practiceId, index: tap.index, count: items.length };
  return { type: "recorded", verdict: { ...recorded, order: item.order, practice } };
}

function* findPractice(practiceId: string, memberId: string): Transaction<Practice | undefined> {
  const items = yield* readItems(practiceId, memberId);
  if (items === undefined) return undefined;
  const questions: Practice["questions"][number][] = [];
  const answers: (Verdict | undefined)[] = [];
  for (const item of items) {
    questions.push({ question: yield* readQuestion(item.id, item.version), order: item.order });
    answers.push(yield* findInPractice(practiceId, item.id, memberId));
  }
  return { id: practiceId, questions, answers };
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

/** The questions of a member's own practice; undefined for anybody else's. */
function* readItems(practiceId: string, memberId: string): Transaction<readonly PracticeItem[] | undefined> {
  const row = yield* first(
    sql`SELECT questions FROM practice WHERE id = ${practiceId} AND member_id = ${memberId}`,
  );
  return row && (JSON.parse(text(row, "questions")) as PracticeItem[]);
}
