// Choosing a drill's question: what participants remember, in; a question and the reason for it, out.
import { type Candidate, type Choice, chooseQuestion, participation } from "../../core/choose-question.ts";
import { retrievability } from "../../core/memory.ts";
import type { CalendarDate, Question, StudyDay } from "../../core/model.ts";
import { daysBetween } from "../../core/study-day.ts";
import { askableQuestions } from "../askable.ts";
import type { Drill } from "../storage-port.ts";
import type { DailyParts } from "./daily.ts";

interface ChosenQuestion {
  readonly question: Question;
  /** Why it was chosen, as the post says it. */
  readonly reason: string;
}

/** The question for a drill on a date; undefined where the curriculum has none. */
export async function chooseForDrill(
  { storage, curriculum }: Pick<DailyParts, "storage" | "curriculum">,
  drill: Drill,
  date: CalendarDate,
): Promise<ChosenQuestion | undefined> {
  const { asked, lastQuestions, participants } = await storage.drills.choiceInputs(drill);
  // A participant's own study day may differ by one: too little to matter here.
  const day = date as string as StudyDay;
  const questions = await askableQuestions({ storage, curriculum }, drill.teamId);
  const candidates = questions
    .filter((question) => admits(drill, question))
    .map((question): Candidate => {
      const before = asked.get(question.id);
      return {
        id: question.id,
        topic: question.topic,
        asks: before?.asks ?? 0,
        daysSinceAsked: before && daysBetween(before.last, date),
        recall: participants.map(({ cards }) => retrievability(cards.get(question.id), day)),
      };
    });
  const shares = participants.map(({ answers, asks }) => participation(answers, asks));
  const lastTopics = lastQuestions.map((id) => curriculum.questions.get(id)?.topic ?? "");
  const choice = chooseQuestion(candidates, shares, lastTopics, drill.id);
  const question = choice && curriculum.questions.get(choice.id);
  return question && { question, reason: reasonFor(choice) };
}

/** Whether a drill asks such questions. */
function admits({ topics, difficulties }: Drill, question: Question): boolean {
  return (
    (topics === undefined || topics.includes(question.topic)) &&
    (difficulties === undefined || difficulties.includes(question.difficulty))
  );
}

function reasonFor({ daysSinceAsked, wouldKnow, of }: Choice): string {
  if (daysSinceAsked === undefined) return "Why this one: it is new to this team.";
  const days = daysSinceAsked === 1 ? "a day" : `${daysSinceAsked} days`;
  const know = of === 0 ? "" : `; about ${wouldKnow} of ${of} of you would still know it`;
  return `Why this one: last asked ${days} ago${know}.`;
}
