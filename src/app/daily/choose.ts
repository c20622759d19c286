// Choosing a drill's question: what participants remember, in; a question and the reason for it, out.
import {
  type Candidate,
  type Choice,
  chooseQuestion,
  daysSinceLatest,
  isComebackDay,
  latenessOf,
  participation,
} from "../../core/choose-question.ts";
import { retrievability } from "../../core/memory.ts";
import type { CalendarDate, Curriculum, Question, StudyDay } from "../../core/model.ts";
import { addDays, daysBetween, weekdayNumber } from "../../core/study-day.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Plan, Schedules } from "../../ports/storage/schedules.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import { reasonFor } from "./reason.ts";

/** What of a question matters for choosing it. */
export type Choosable = Pick<Question, "id" | "topic" | "siblings" | "difficulty">;

/** Chooses among the questions for a drill on a date; may run in another thread. */
export type Choose = (
  drill: Drill,
  date: CalendarDate,
  questions: readonly Choosable[],
) => Promise<Choice | undefined>;

/** Another zone can ask for a date two days ahead. What is later was asked by a clock that was far ahead. */
const DAYS_AHEAD = 2;

/** Chooses here and now: hundreds of milliseconds for hundreds of participants. */
export function createChoose(schedules: Pick<Schedules, "choiceInputs">): Choose {
  return async (drill, date, questions) => {
    const { asked, planned, lastQuestions, participants } = await schedules.choiceInputs(
      drill,
      addDays(date, DAYS_AHEAD),
    );
    const topics = new Map(questions.map(({ id, topic }) => [id, topic]));
    const inOrder = [...new Set(topics.values())];
    // A participant's own study day may differ by one: too little to matter here.
    const day = date as string as StudyDay;
    const daysSince = (id: string) => {
      const before = asked.get(id);
      return planned.has(id) ? 0 : before && daysBetween(before.last, date);
    };
    const candidates = questions.map(
      ({ id, topic, difficulty, siblings = [] }): Candidate => ({
        id,
        topic,
        asks: asked.get(id)?.asks ?? 0,
        daysSinceAsked: daysSince(id),
        daysSinceSibling: daysSinceLatest(siblings, daysSince),
        lateness: latenessOf({ difficulty, topic: inOrder.indexOf(topic), topics: inOrder.length }),
        recall: participants.map(({ cards }) => retrievability(cards.get(id), day)),
      }),
    );
    const shares = participants.map(({ answers, asks }) => participation(answers, asks));
    const lastTopics = lastQuestions.map((id) => topics.get(id) ?? "");
    const comeback = isComebackDay(drill.schedule.weekdays, weekdayNumber(date));
    return chooseQuestion(candidates, shares, lastTopics, drill.id, comeback);
  };
}

/** What choosing a question needs. */
export interface ChoosingParts {
  readonly storage: Pick<Storage, "schedules" | "postings" | "reports">;
  readonly curriculum: Curriculum;
  readonly choose: Choose;
}

/** The question for a drill on a date, of those that its team can be asked; undefined if there's none. */
export async function choosePlan(
  { storage, choose, curriculum }: ChoosingParts,
  drill: Drill,
  date: CalendarDate,
  askable: readonly Question[],
): Promise<Plan | undefined> {
  const choice = await choose(drill, date, admittedBy(drill, askable));
  const question = choice && curriculum.questions.get(choice.id);
  if (choice === undefined || question === undefined) return undefined;
  const topic = curriculum.topics.find(({ slug }) => slug === question.topic)?.title ?? question.topic;
  const last = choice.comeback ? await storage.postings.lastClosed(drill.teamId, question.id) : undefined;
  const reason = reasonFor(choice, topic, last);
  return { drillId: drill.id, date, questionId: question.id, version: question.version, reason };
}

/** Those of the questions that fit the drill's topics and difficulties. */
export function admittedBy(
  { topics, difficulties }: Pick<Drill, "topics" | "difficulties">,
  questions: readonly Question[],
): readonly Question[] {
  if (topics === undefined && difficulties === undefined) return questions;
  return questions.filter(
    (question) =>
      (topics === undefined || topics.includes(question.topic)) &&
      (difficulties === undefined || difficulties.includes(question.difficulty)),
  );
}
