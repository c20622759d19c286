// One team, one truth, one policy: ninety days of questions, then the team's recall.
import { type Card, type Recall, remember } from "../../src/core/memory.ts";
import type { Question } from "../../src/core/model.ts";
import { reviewQueue } from "../../src/core/review-queue.ts";
import { createChance } from "./chance.ts";
import type { CreatePolicy } from "./policy.ts";
import { studyDayAt, type Team } from "./team.ts";
import type { Truth } from "./truth.ts";

export interface Course {
  /** One question per day. Recall is measured the day after the last one. */
  readonly days: number;
  /** Personal reviews per day, in addition to the channel's question; 0 for no personal queue. */
  readonly queue: number;
}

/** The chance of guessing right among four options. */
const LUCKY = 0.25;

/** The chance of tapping a wrong letter by mistake. */
const SLIP = 0.025;

/** The chance of pressing "I guessed" after a lucky guess. */
const ADMITS = 0.4;

/** The mean of true recall over all members and questions, 0–1, on the day after the course. */
export function simulate(team: Team, truth: Truth, createPolicy: CreatePolicy, course: Course): number {
  const cards = team.members.map(() => new Map<string, Card>());
  const policy = createPolicy({ seed: team.seed, questions: team.questions, cards });
  const answer = createAnswering(team, truth, cards);
  const comes = { answers: createChance(team.seed, "answers"), reviews: createChance(team.seed, "reviews") };
  for (let day = 0; day < course.days; day++) {
    const question = policy.ask(day);
    if (question !== undefined) {
      const answers = team.members.flatMap(({ participation }, member) =>
        comes.answers(member, day) < participation ? [{ member, recall: answer(member, question, day) }] : [],
      );
      policy.closed({ question, day, answers });
    }
    if (course.queue === 0) continue;
    for (const [member, { participation }] of team.members.entries()) {
      if (comes.reviews(member, day) >= participation) continue;
      const due = reviewQueue(team.questions, cards[member] ?? new Map(), studyDayAt(day), course.queue);
      for (const question of due) answer(member, question, day);
    }
  }
  return meanRecall(team, truth, course.days);
}

/** The mean of true recall over all members and questions on a day. */
export function meanRecall(team: Team, truth: Truth, day: number): number {
  let sum = 0;
  for (const member of team.members.keys())
    for (const question of team.questions.keys()) sum += truth.recall(member, question, day);
  return sum / (team.members.length * team.questions.length);
}

/** A member answers and reads the feedback. The product's card sees only the tap. */
function createAnswering(team: Team, truth: Truth, cards: readonly Map<string, Card>[]) {
  const [recalls, guesses, slips, admits] = [
    createChance(team.seed, "recalls"),
    createChance(team.seed, "guesses"),
    createChance(team.seed, "slips"),
    createChance(team.seed, "admits"),
  ];
  const indexes = new Map(team.questions.map((question, index) => [question, index]));
  return (member: number, question: Question, day: number): Recall => {
    const event = [member, indexes.get(question) ?? 0, day] as const;
    const knew = recalls(...event) < truth.recall(...event);
    const right = knew ? slips(...event) >= SLIP : guesses(...event) < LUCKY;
    const recall = !right ? "wrong" : !knew && admits(...event) < ADMITS ? "guessed" : "right";
    truth.study(...event, knew);
    const card = remember(cards[member]?.get(question.id), recall, studyDayAt(day));
    if (card !== undefined) cards[member]?.set(question.id, card);
    return recall;
  };
}
