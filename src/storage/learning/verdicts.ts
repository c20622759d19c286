// Verdicts: a recorded answer with everything its member sees, including corrections.

import { amendedPoints } from "../../core/leaderboard/points.ts";
import type { Streak } from "../../core/leaderboard/streak.ts";
import type { Card } from "../../core/memory.ts";
import type { AnswerKind, Question, StudyDay } from "../../core/model.ts";
import { hidesVerdict, isClosed } from "../../core/posting.ts";
import type { PracticePlace, Verdict } from "../../ports/storage/answers.ts";
import type { PracticeItem } from "../../ports/storage/practices.ts";
import { readPosting } from "../daily/posting-rows.ts";
import { first, flag, maybeText, number, type Row, sql, type Transaction, text } from "../transaction.ts";
import { readCard } from "./cards.ts";
import { isAskedAgain } from "./open-questions.ts";
import { readQuestion } from "./questions.ts";
import { readStreak } from "./streaks.ts";

/** The verdict of a member's own answer; undefined for anyone else's. */
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
  const askedAgain = yield* isAskedAgain(
    text(row, "learner_id"),
    text(row, "question_id"),
    number(row, "answered_at"),
  );
  const card = yield* readCard(text(row, "learner_id"), text(row, "question_id"));
  const streak =
    posting !== undefined && text(row, "kind") === "daily"
      ? yield* readStreak(memberId, posting.drillId)
      : undefined;
  return toVerdict(row, {
    question:
      posting?.question ?? (yield* readQuestion(text(row, "question_id"), number(row, "question_version"))),
    order: posting?.order ?? practiced?.order ?? [],
    visible: !(posting !== undefined && hidesVerdict(posting)) && !askedAgain,
    askedAgain: askedAgain || undefined,
    card,
    streak,
    closesAt: posting?.closesAt,
    closed: posting !== undefined && isClosed(posting),
    practice: practiced?.place,
  });
}

interface Practiced {
  readonly order: readonly number[];
  readonly place: PracticePlace;
}

/** An answer's position in its practice, and the order in which its options were shown. */
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
  readonly visible: boolean;
  readonly askedAgain: true | undefined;
  readonly card: Card | undefined;
  readonly streak: Streak | undefined;
  readonly closesAt: number | undefined;
  readonly closed: boolean;
  readonly practice: PracticePlace | undefined;
}

function toVerdict(row: Row, { card, ...surroundings }: Surroundings): Verdict {
  const correct = flag(row, "correct");
  const openBook = flag(row, "open_book");
  const hinted = flag(row, "hinted");
  const kind = text(row, "kind") as AnswerKind;
  const correction = maybeText(row, "correction") as Verdict["correction"];
  return {
    ...surroundings,
    answerId: text(row, "id"),
    option: number(row, "option_index"),
    correct: correct || correction === "credit",
    guessed: flag(row, "guessed"),
    openBook,
    hinted,
    kind,
    points: kind === "daily" ? amendedPoints({ correct, openBook, hinted }, correction) : 0,
    correction,
    studyDay: text(row, "study_day") as StudyDay,
    dueDay: card?.dueDay,
    freezesSpent: 0,
  };
}
