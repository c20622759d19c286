// Verdicts: a recorded answer with everything its member sees, including corrections.

import { amendedPoints } from "../../core/leaderboard/points.ts";
import type { Streak } from "../../core/leaderboard/streak.ts";
import type { Card } from "../../core/memory.ts";
import type { AnswerKind, Question, StudyDay } from "../../core/model.ts";
import { hidesVerdict, isClosed } from "../../core/posting.ts";
import type { PracticePlace, Verdict } from "../../ports/storage/answers.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { PracticeItem } from "../../ports/storage/practices.ts";
import { readPostings } from "../daily/posting-rows.ts";
import {
  flag,
  list,
  maybeText,
  number,
  type Row,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { readCards } from "./cards.ts";
import { isAskedAgain, readOpenQuestions } from "./open-questions.ts";
import { questionsOf } from "./questions.ts";
import { toStreak } from "./streaks.ts";

/** The verdicts of one member's answers, which a WHERE clause selects. */
export function* readVerdicts(where: Statement): Transaction<readonly Verdict[]> {
  const rows = yield sql`
    SELECT answer.*, stored.hash, practice.questions AS practiced,
      streak.length, streak.longest, streak.freezes, streak.towards_freeze,
      CASE WHEN EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'guessed') THEN 1 ELSE 0 END
        AS guessed,
      (SELECT MAX(kind) FROM amendment WHERE answer_id = answer.id AND kind IN ('void', 'credit')) AS correction
    FROM answer
    JOIN question_version AS stored
      ON stored.question_id = answer.question_id AND stored.version = answer.question_version
    LEFT JOIN practice ON practice.id = answer.practice_id
    LEFT JOIN posting ON posting.id = answer.posting_id
    LEFT JOIN streak ON streak.member_id = answer.member_id AND streak.drill_id = posting.drill_id
      AND answer.kind = 'daily'
    ${where}`;
  const [any] = rows;
  if (any === undefined) return [];
  const questions = yield* questionsOf(rows);
  const postings = yield* readPostingsOf(rows);
  const open = yield* readOpenQuestions(text(any, "learner_id"));
  const cards = yield* readCards(
    rows.map((row) => ({ learnerId: text(row, "learner_id"), questionId: text(row, "question_id") })),
  );
  return rows.map((row, place) => {
    const posting = postings.find(({ id }) => id === row.posting_id);
    const practiced = readPracticed(row);
    const askedAgain = isAskedAgain(open, text(row, "question_id"), number(row, "answered_at"));
    return toVerdict(row, {
      question: questions.get(text(row, "hash")) as Question,
      order: posting?.order ?? practiced?.order ?? [],
      visible: !(posting !== undefined && hidesVerdict(posting)) && !askedAgain,
      askedAgain: askedAgain || undefined,
      card: cards[place]?.card,
      streak: row.length === null ? undefined : toStreak(row),
      closesAt: posting?.closesAt,
      closed: posting !== undefined && isClosed(posting),
      practice: practiced?.place,
    });
  });
}

/** The verdict of an answer by any member of this member's learner; undefined for anyone else's. */
export function* readVerdict(answerId: string, memberId: string): Transaction<Verdict | undefined> {
  const [verdict] = yield* readVerdicts(sql`
    WHERE answer.id = CAST(${answerId} AS TEXT)
      AND answer.learner_id = (SELECT learner_id FROM member WHERE id = CAST(${memberId} AS TEXT))`);
  return verdict;
}

function* readPostingsOf(answers: readonly Row[]): Transaction<readonly Posting[]> {
  const ids = answers.flatMap((row) => maybeText(row, "posting_id") ?? []);
  return ids.length === 0 ? [] : yield* readPostings(sql`WHERE posting.id IN ${list(ids)}`);
}

interface Practiced {
  readonly order: readonly number[];
  readonly place: PracticePlace;
}

/** An answer's position in its practice, and the order in which its options were shown. */
function readPracticed(answer: Row): Practiced | undefined {
  const id = maybeText(answer, "practice_id");
  const practiced = maybeText(answer, "practiced");
  if (id === undefined || practiced === undefined) return undefined;
  const items = JSON.parse(practiced) as PracticeItem[];
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
    milestones: [],
  };
}
