// The policies that are compared: ours, and those that know nothing of memory.
import {
  type Candidate,
  chooseQuestion,
  daysSinceLatest,
  isComebackDay,
  participation,
} from "../../src/core/choose-question.ts";
import { retrievability } from "../../src/core/memory.ts";
import { createChance } from "./chance.ts";
import { drillOf, inOrderOfTies, latenessIn } from "./order.ts";
import type { Channel, CreatePolicy, Policy, Posting } from "./policy.ts";
import { studyDayAt } from "./team.ts";
import { dueFirst, leitner, superMemo2 } from "./team-card-policies.ts";

/** By the names of the table. */
export const policies = {
  ours: (channel) => ours(channel, { comeback: true, easyStart: true }),
  "ours, no comeback day": (channel) => ours(channel, { comeback: false, easyStart: true }),
  "ours, no easier start": (channel) => ours(channel, { comeback: true, easyStart: false }),
  "round-robin": roundRobin,
  random,
  Leitner: leitner,
  "SM-2": superMemo2,
  "FSRS due-first": dueFirst,
  nothing,
} as const satisfies Readonly<Record<string, CreatePolicy>>;

export type PolicyName = keyof typeof policies;

/** Postings over which the product counts participation (src/storage/drills.ts). */
const PARTICIPATION_WINDOW = 20;

/** Which of the product's rules that make it visible and easy are on. */
interface Rules {
  readonly comeback: boolean;
  readonly easyStart: boolean;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The product's own choice, given what src/app/daily/choose.ts gives it. */
function ours({ questions, cards, seed }: Channel, { comeback, easyStart }: Rules): Policy {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const asked = new Map<string, { readonly asks: number; readonly last: number }>();
  const postings: Posting[] = [];
  return {
    ask: (day) => {
      const recent = postings.slice(-PARTICIPATION_WINDOW).reverse();
      const counts = new Map<number, number>();
      for (const { answers } of recent)
        for (const { member } of answers) counts.set(member, (counts.get(member) ?? 0) + 1);
      const today = studyDayAt(day);
      const daysSince = (id: string) => {
        const before = asked.get(id);
        return before && day - before.last;
      };
      const candidates = questions.map(
        (question): Candidate => ({
          id: question.id,
          topic: question.topic,
          asks: asked.get(question.id)?.asks ?? 0,
          daysSinceAsked: daysSince(question.id),
          daysSinceSibling: daysSinceLatest(question.siblings ?? [], daysSince),
          lateness: easyStart ? latenessIn(questions, question) : 0,
          recall: [...counts.keys()].map((member) => retrievability(cards[member]?.get(question.id), today)),
        }),
      );
      const shares = [...counts.values()].map((answers) => participation(answers, recent.length));
      const lastTopics = recent.slice(0, 2).map(({ question }) => question.topic);
      const choice = chooseQuestion(
        candidates,
        shares,
        lastTopics,
        drillOf(seed),
        comeback ? isComebackDay(EVERY_DAY, (day % EVERY_DAY.length) + 1) : undefined,
      );
      return choice && byId.get(choice.id);
    },
    closed: (posting) => {
      const { id } = posting.question;
      asked.set(id, { asks: (asked.get(id)?.asks ?? 0) + 1, last: posting.day });
      postings.push(posting);
    },
  };
}

/** All questions in an order of chance, again and again. */
function roundRobin(channel: Channel): Policy {
  const order = inOrderOfTies(channel);
  return { ask: (day) => order[day % order.length], closed: () => {} };
}

/** A random question, independent of earlier ones. */
function random({ questions, seed }: Channel): Policy {
  const chance = createChance(seed, "random");
  return { ask: (day) => questions[Math.floor(chance(day) * questions.length)], closed: () => {} };
}

/** No question at all: what members know anyway, or learn from their own queue. */
function nothing(): Policy {
  return { ask: () => undefined, closed: () => {} };
}
