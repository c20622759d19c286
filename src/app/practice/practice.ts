// Buttons of a practice: answering a question, and going on to the next.
import { dueForecast } from "../../core/review-queue.ts";
import { addDays, studyDay } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import { verdictBlocks } from "../answer/verdict-view.ts";
import type { ButtonHandler } from "../command/command.ts";
import { forecastText } from "./forecast.ts";
import { practiceQuestion, practiceSummary } from "./practice-view.ts";

const GONE = "This practice is no longer here. {command:quiz} starts a new one.";

export const practiceAnswer: ButtonHandler = {
  name: "practice-answer",
  who: "everyone",
  where: "anywhere",
  async run({ storage, curriculum, member, now, newId }, [practiceId = "", index = "", letter = ""]) {
    const outcome = await storage.practices.record({
      id: newId(),
      practiceId,
      index: Number(index),
      member,
      letter,
      now,
    });
    if (!("verdict" in outcome)) throw new UserError(GONE);
    const { verdict } = outcome;
    return {
      delivery: "replace",
      blocks: [
        { type: "heading", text: verdict.question.stem },
        ...verdictBlocks(verdict, curriculum.concepts.get(verdict.question.concept)),
      ],
    };
  },
};

export const practiceNext: ButtonHandler = {
  name: "practice-next",
  who: "everyone",
  where: "anywhere",
  async run({ storage, curriculum, member, now }, [practiceId = "", index = ""]) {
    const practice = await storage.practices.find(practiceId, member.id);
    if (practice === undefined) throw new UserError(GONE);
    // A forged or outdated index leads to the first question still open, else to the summary.
    const wanted = Number(index);
    const next = practice.answers.findIndex((answer, place) => answer === undefined && place >= wanted);
    if (index !== "end" && next !== -1) {
      return { delivery: "replace", blocks: practiceQuestion(practice, next, curriculum) };
    }
    const cards = await storage.cards.ofLearner(member.learnerId);
    const tomorrow = addDays(studyDay(now, member.zone), 1);
    const forecast = dueForecast(cards, tomorrow, 14, member.cap, (id) => curriculum.questions.has(id));
    return { delivery: "replace", blocks: practiceSummary(practice, curriculum, forecastText(forecast)) };
  },
};
