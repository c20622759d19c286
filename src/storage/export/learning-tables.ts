// What an export shows of tables about learning.
import { z } from "zod";
import { flag, instant, json, leave, number, optional, text, waits } from "./columns.ts";
import { byLearner, byMember, type ExportedTable, inAnswer } from "./exported-table.ts";
import { learnerId, memberId, questionId, questionVersion, rowId, teamId } from "./shared-columns.ts";

export const learningTables: Readonly<Record<string, ExportedTable>> = {
  look_up: {
    section: "lookUps",
    says: "When you last looked up each concept.",
    rows: byMember,
    key: ["member_id", "concept"],
    columns: {
      member_id: memberId,
      concept: text("The concept's slug."),
      looked_up_at: instant("The last time."),
    },
  },
  hint: {
    section: "hints",
    says: "When you last saw each question's hint.",
    rows: byMember,
    key: ["member_id", "question_id"],
    columns: { member_id: memberId, question_id: questionId, shown_at: instant("The last time.") },
  },
  report: {
    section: "reports",
    says: "Your reports of questions.",
    rows: byMember,
    key: ["id"],
    columns: {
      id: rowId,
      question_id: questionId,
      question_version: questionVersion,
      team_id: teamId,
      member_id: memberId,
      kind: text("`wrong`, `ambiguous`, `outdated`, `typo`, or `other`."),
      reported_at: instant("When you reported it."),
      comment: optional(text("Your comment. Null: none.")),
    },
  },
  practice: {
    section: "practices",
    says: "Quizzes and reviews that you started.",
    rows: byMember,
    key: ["id"],
    columns: {
      id: text("Its ID. Answers have it as `practiceId`."),
      member_id: memberId,
      questions: json(
        "The questions: ID, version, and the order in which you saw the options.",
        z.array(z.strictObject({ id: z.string(), version: z.number(), order: z.array(z.number()) })),
      ),
      created_at: instant("When you started it."),
      kind: text("`quiz` or `review`."),
    },
  },
  card: {
    section: "cards",
    says: "How well you probably remember each question. Cards of open questions aren't in it until those close.",
    rows: byLearner,
    key: ["question_id"],
    skipsOpen: true,
    columns: {
      learner_id: learnerId,
      question_id: questionId,
      stability: number("FSRS stability, in days."),
      difficulty: number("FSRS difficulty, 1 to 10."),
      reviews: number("Reviews so far."),
      lapses: number("Reviews where you were wrong."),
      last_day: text("The study day of the last review."),
      due_day: text("The study day of the next review."),
      library: text("The software that computed it."),
      weight_count: number("The number of weights of its formula."),
    },
  },
  answer: {
    section: "answers",
    says: "Each answer, by question.",
    rows: byLearner,
    key: ["question_id", "id"],
    columns: {
      id: text("The answer's ID."),
      member_id: memberId,
      learner_id: learnerId,
      posting_id: optional(text("The daily question in a channel. Null: practice.")),
      practice_id: optional(text("The practice: an `id` in `practices`. Null: a daily question.")),
      question_id: questionId,
      question_version: questionVersion,
      option_index: number("Your option: its place in the question's file, from 0."),
      correct: waits(flag("Whether it was right. Null until the question closes.")),
      open_book: waits(
        flag("Whether you could have known the answer from a look-up. Null until the question closes."),
      ),
      kind: text("`daily`, `quiz`, or `review`."),
      points: waits(number("Points. Null until the question closes.")),
      study_day: text("Your study day, which changes at 04:00."),
      answered_at: instant("When you answered."),
      mistaken_for: optional(
        waits(text("The concept that your wrong option would fit. Null: none, or the question is open.")),
      ),
      squad_id: optional(text("Your squad then. It can have ended since. Null: none.")),
      hinted: flag("Whether you saw the hint first."),
    },
  },
  amendment: {
    section: "amendments",
    says: "Changes of the answer. Empty while the question is open in any of your teams.",
    rows: inAnswer,
    key: ["kind"],
    skipsOpen: true,
    columns: {
      id: rowId,
      answer_id: leave("derived", "it's the answer that the list is in"),
      kind: text("`guessed`: you said so. `void` or `credit`: a correction of the question."),
      created_at: instant("When it was stored."),
    },
  },
};
