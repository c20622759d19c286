// Buttons of a practice: answering a question, and going on to the next.
import type { Milestone } from "../../core/leaderboard/milestone.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Practice } from "../../ports/storage/practices.ts";
import { hintBlock, NO_HINT } from "../answer/hint-view.ts";
import { verdictBlocks } from "../answer/verdict-view.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";
import { milestoneBlocks } from "../milestone/milestone-view.ts";
import { reachTopic } from "../milestone/reach-topic.ts";
import { topicMasteries } from "../progress/learner-numbers.ts";
import { countReviewsToday, enoughText } from "./daily-cap.ts";
import { forecastText } from "./forecast.ts";
import { openQuestionIds, skippedText } from "./open-questions.ts";
import { practiceQuestion, practiceSummary, skippedQuestion } from "./practice-view.ts";
import { reviewForecast } from "./review-forecast.ts";
import { suspendedIds } from "./suspended.ts";

const GONE = "This practice is no longer here. {command:review} and {command:quiz} start a new one.";

export const practiceAnswer: ButtonHandler = {
  name: "practice-answer",
  who: "everyone",
  where: "anywhere",
  async run(context, [practiceId = "", index = "", letter = ""]) {
    const { storage, curriculum, member, now, newId } = context;
    const outcome = await storage.practices.record({
      id: newId(),
      practiceId,
      index: Number(index),
      member,
      letter,
      now,
    });
    if (outcome.type === "open" || outcome.type === "suspended" || outcome.type === "answered elsewhere")
      return { delivery: "replace", blocks: skippedQuestion(outcome.type, outcome.practice) };
    if (outcome.type === "enough") return endPractice(context, await findPractice(context, practiceId));
    if (!("verdict" in outcome)) throw new UserError(GONE);
    const { verdict } = outcome;
    return {
      delivery: "replace",
      blocks: [{ type: "heading", text: verdict.question.stem }, ...verdictBlocks(verdict, curriculum)],
    };
  },
};

export const practiceHint: ButtonHandler = {
  name: "practice-hint",
  who: "everyone",
  where: "anywhere",
  async run(context, [practiceId = "", index = ""]) {
    const { storage, curriculum, member, now } = context;
    const outcome = await storage.practices.takeHint({ practiceId, index: Number(index), member, now });
    switch (outcome.type) {
      case "unknown":
        throw new UserError(GONE);
      case "none":
        throw new UserError(NO_HINT);
      case "open":
        return { delivery: "replace", blocks: skippedQuestion("open", outcome.practice) };
      case "shown": {
        if (!outcome.costs) return { delivery: "private", blocks: [hintBlock(outcome.hint)] };
        const practice = await findPractice(context, practiceId);
        const blocks = practiceQuestion(practice, Number(index), curriculum, { hint: outcome.hint });
        return { delivery: "replace", blocks };
      }
      default:
        return outcome satisfies never;
    }
  },
};

export const practiceNext: ButtonHandler = {
  name: "practice-next",
  who: "everyone",
  where: "anywhere",
  async run(context, [practiceId = "", index = ""]) {
    const practice = await findPractice(context, practiceId);
    if (index === "end") return endPractice(context, practice);
    return continuePractice(context, practice, Number(index));
  },
};

/** The first unanswered question from index `wanted` on, else the summary; `said` is shown first. */
export async function continuePractice(
  context: Context,
  practice: Practice,
  wanted: number,
  said?: string,
): Promise<Reply> {
  const open = await openQuestionIds(context);
  const suspended = practice.kind === "review" ? await suspendedIds(context) : new Set<string>();
  // A forged or outdated index leads to the first question still unanswered, else to the summary.
  const left = practice.questions.flatMap(({ question: { id }, answeredSince }, place) =>
    practice.answers[place] === undefined && !answeredSince && !suspended.has(id) ? [{ id, place }] : [],
  );
  const next = left.find(({ id, place }) => place >= wanted && !open.has(id));
  if (next === undefined) {
    const skipped = left.filter(({ id }) => open.has(id)).length;
    return saying(
      said,
      await endPractice(context, practice, skippedText(skipped) ?? elsewhereText(practice)),
    );
  }
  const { storage, curriculum, member, now } = context;
  const isDone = practice.kind === "review" && (await countReviewsToday(storage, member, now)) >= member.cap;
  if (isDone) return saying(said, await endPractice(context, practice));
  return saying(said, {
    delivery: "replace",
    blocks: practiceQuestion(practice, next.place, curriculum),
  });
}

/** Why a review without an answer of its own has nothing left to ask. */
function elsewhereText({ questions, answers }: Practice): string | undefined {
  const isUnused = answers.every((answer) => answer === undefined);
  return isUnused && questions.some(({ answeredSince }) => answeredSince)
    ? "Nothing left here: you answered everything elsewhere. {command:review} starts what's due now."
    : undefined;
}

function saying(said: string | undefined, reply: Reply): Reply {
  return said === undefined
    ? reply
    : { ...reply, blocks: [{ type: "text", markdown: said }, ...reply.blocks] };
}

/** A learner's own practice. @throws UserError if it's gone */
export async function findPractice({ storage, member }: Context, practiceId: string): Promise<Practice> {
  const practice = await storage.practices.find(practiceId, member.id);
  if (practice === undefined) throw new UserError(GONE);
  return practice;
}

/** The summary; `note` says why it ended early. */
async function endPractice(context: Context, practice: Practice, note?: string): Promise<Reply> {
  const { storage, curriculum, member, now } = context;
  const done = practice.kind === "review" ? await countReviewsToday(storage, member, now) : 0;
  const forecast = await reviewForecast(context, await storage.cards.ofLearner(member.learnerId), "over");
  const why = note ?? (done >= member.cap ? enoughText(done) : undefined);
  const milestones = milestoneBlocks(await masteredNow(context), curriculum.topics);
  return {
    delivery: "replace",
    blocks: [...milestones, ...practiceSummary(practice, curriculum, forecastText(forecast), why)],
  };
}

/** The learner's first mastered topic, if this practice or an answer before it led to it. */
async function masteredNow(context: Context): Promise<readonly Milestone[]> {
  const { storage, curriculum, member } = context;
  const reached = await storage.milestones.ofMember(member.id);
  if (reached.some(({ kind }) => kind === "topic")) return [];
  const tallies = await storage.answers.tallies(member.learnerId);
  return reachTopic(context, reached, topicMasteries(curriculum, tallies));
}
