// Records one answer: its row and the changed card.

import { dailyPoints } from "../../core/leaderboard/points.ts";
import { mark } from "../../core/mark.ts";
import { type Card, needsReplay, type Recall, recallOf, remember } from "../../core/memory.ts";
import type { AnswerKind, Question, StudyDay } from "../../core/model.ts";
import { studyDay } from "../../core/study-day.ts";
import type { Verdict } from "../../ports/storage/answers.ts";
import { modelOf } from "../models/memory-models.ts";
import { first, maybeText, sql, type Transaction } from "../transaction.ts";
import { type CurrentCard, readCards, replayCards, writeCard } from "./cards.ts";

/** An answer about to be recorded. */
interface NewAnswer {
  readonly id: string;
  readonly member: { readonly id: string; readonly learnerId: string; readonly zone: string };
  readonly postingId?: string;
  readonly practiceId?: string;
  readonly question: Question;
  readonly option: number;
  readonly openBook: boolean;
  readonly hinted: boolean;
  readonly kind: AnswerKind;
  /** Whether it changes the card now, or only when its posting closes. */
  readonly remembers: boolean;
  readonly now: number;
}

/** Writes the answer's row and the changed card. @throws RangeError for an option that doesn't exist */
export function* recordAnswer(answer: NewAnswer): Transaction<Omit<Verdict, "order">> {
  const { id, member, question, option, openBook, hinted, kind, now } = answer;
  const marked = mark(question, option);
  if (marked === undefined) throw new RangeError(`Question ${question.id} has no option ${option}.`);
  const { correct } = marked;
  const [current = { card: undefined, model: modelOf(undefined) }] = yield* readCards([
    { learnerId: member.learnerId, questionId: question.id },
  ]);
  const last = yield* lastStudyDay(member.learnerId, question.id);
  const day = studyDay(now, member.zone, last);
  const points = kind === "daily" ? dailyPoints({ correct, openBook, hinted }) : 0;
  yield sql`
    INSERT INTO answer (id, member_id, learner_id, posting_id, practice_id, question_id, question_version,
      option_index, correct, open_book, hinted, kind, points, study_day, answered_at, mistaken_for, squad_id)
    VALUES (${id}, ${member.id}, ${member.learnerId}, ${answer.postingId}, ${answer.practiceId}, ${question.id},
      ${question.version}, ${option}, ${correct ? 1 : 0}, ${openBook ? 1 : 0},
      ${hinted ? 1 : 0}, ${kind}, ${points}, ${day}, ${now},
      ${correct ? null : marked.chosen.concept},
      (SELECT squad_id FROM squad_member WHERE member_id = CAST(${kind === "daily" ? member.id : null} AS TEXT)))`;
  const remembered = answer.remembers
    ? yield* rememberAnswer(answer, current, recallOf({ correct, guessed: false, hinted }), day)
    : current.card;
  return {
    answerId: id,
    question,
    option,
    correct,
    guessed: false,
    openBook,
    hinted,
    kind,
    points,
    visible: answer.remembers,
    studyDay: day,
    dueDay: remembered?.dueDay,
    freezesSpent: 0,
    milestones: [],
    closed: false,
  };
}

/** The study day of the latest answer, even if its verdict is still hidden, or of the latest "I know this". */
function* lastStudyDay(learnerId: string, questionId: string): Transaction<StudyDay | undefined> {
  const row = yield* first(sql`
    SELECT MAX(study_day) AS last_day FROM (
      SELECT study_day FROM answer
      WHERE learner_id = CAST(${learnerId} AS TEXT) AND question_id = CAST(${questionId} AS TEXT)
      UNION ALL
      SELECT known.study_day FROM member JOIN known ON known.member_id = member.id
      WHERE member.learner_id = CAST(${learnerId} AS TEXT) AND known.question_id = CAST(${questionId} AS TEXT)
    ) AS log`);
  return row && (maybeText(row, "last_day") as StudyDay | undefined);
}

function* rememberAnswer(
  { member, question }: NewAnswer,
  { card, model }: CurrentCard,
  recall: Recall,
  day: StudyDay,
): Transaction<Card | undefined> {
  // Entries of one day may be recorded out of order: the log has the right one.
  const key = { learnerId: member.learnerId, questionId: question.id };
  if (needsReplay(card, day)) return (yield* replayCards([key]))[0];
  const next = remember(card, recall, day, model) ?? card;
  if (next !== undefined) yield* writeCard(key, next, model);
  return next;
}
