// The first family of truth: FSRS-6 with weights of each member's own.
import { default_w, type FSRS, type FSRSState, fsrs, Rating } from "ts-fsrs";
import { createChance, normal } from "./chance.ts";
import type { Team } from "./team.ts";
import type { Truth } from "./truth.ts";

/** Standard deviation of the logarithm of how long first memories last (w0 to w3 share one factor). */
const FIRST_STABILITY_SPREAD = 0.5;

/** Standard deviation of the logarithm of each other weight. */
const WEIGHT_SPREAD = 0.2;

/** The weights of a grade's first stability; one factor keeps them in order. */
const FIRST_STABILITIES = 4;

interface Memory {
  readonly state: FSRSState;
  readonly day: number;
}

/**
 * Each member forgets by FSRS-6 with the default weights, perturbed log-normally (ts-fsrs clips them to
 * their legal ranges). An answer that was recalled is Good, any other is Again. What a member knew before
 * the first day stands as FSRS has it on the day of a first Easy; of anything else never answered, recall is 0.
 */
export function createFsrsTruth(team: Team): Truth {
  const schedulers = team.members.map((_, member) => fsrs({ w: weightsOf(team.seed, member) }));
  const memories = schedulers.map((scheduler, member) =>
    team.questions.map((_, question): Memory | undefined =>
      team.knows(member, question)
        ? { state: scheduler.next_state(null, 0, Rating.Easy), day: 0 }
        : undefined,
    ),
  );
  return {
    recall: (member, question, day) => recallOf(schedulers[member], memories[member]?.[question], day),
    study: (member, question, day, knew) => {
      const scheduler = schedulers[member];
      const ofMember = memories[member];
      if (scheduler === undefined || ofMember === undefined) return;
      const before = ofMember[question];
      const passed = before === undefined ? 0 : day - before.day;
      const grade = knew ? Rating.Good : Rating.Again;
      ofMember[question] = { state: scheduler.next_state(before?.state ?? null, passed, grade), day };
    },
  };
}

function recallOf(scheduler: FSRS | undefined, memory: Memory | undefined, day: number): number {
  if (scheduler === undefined || memory === undefined) return 0;
  return scheduler.forgetting_curve(day - memory.day, memory.state.stability);
}

function weightsOf(seed: number, member: number): number[] {
  const chance = createChance(seed, "weights");
  return default_w.map((weight, index) =>
    index < FIRST_STABILITIES
      ? weight * Math.exp(FIRST_STABILITY_SPREAD * normal(chance, member, 0))
      : weight * Math.exp(WEIGHT_SPREAD * normal(chance, member, index)),
  );
}
