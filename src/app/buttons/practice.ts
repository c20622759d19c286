// Buttons of a practice: answering a question, and going on to the next.
import type { ButtonHandler } from "../command.ts";
import { UserError } from "../errors.ts";
import { practiceQuestion, practiceSummary } from "../views/practice-view.ts";
import { verdictBlocks } from "../views/verdict-view.ts";

const GONE = "This practice is no longer here. `/quiz` starts a new one.";

export const practiceAnswer: ButtonHandler = {
  name: "practice-answer",
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
  async run({ storage, curriculum, member }, [practiceId = "", index = ""]) {
    const practice = await storage.practices.find(practiceId, member.id);
    if (practice === undefined) throw new UserError(GONE);
    // A forged or outdated index leads to the first question still open, else to the summary.
    const wanted = Number(index);
    const next = practice.answers.findIndex((answer, place) => answer === undefined && place >= wanted);
    const blocks =
      index === "end" || next === -1
        ? practiceSummary(practice, curriculum)
        : practiceQuestion(practice, next, curriculum);
    return { delivery: "replace", blocks };
  },
};
