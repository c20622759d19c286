// Every policy in every setting, in the same worlds.
import { type PolicyName, policies } from "./policies.ts";
import { simulate } from "./simulate.ts";
import { createTeam, type Team } from "./team.ts";
import type { Truth } from "./truth.ts";
import { createFsrsTruth } from "./truth-fsrs.ts";
import { createPowerLawTruth } from "./truth-power-law.ts";

/** The first family forgets by the policy's own model with other weights, the second by another law. */
const truths = {
  "FSRS-6": createFsrsTruth,
  "power law": createPowerLawTruth,
} as const satisfies Readonly<Record<string, (team: Team) => Truth>>;

export interface Setting {
  readonly truth: keyof typeof truths;
  /** Questions in the pool. */
  readonly pool: number;
  /** Personal reviews per day; 0 for no personal queue. */
  readonly queue: number;
}

export interface Result {
  readonly setting: Setting;
  readonly policy: PolicyName;
  /** The mean true recall at the end, 0–1, per seed. */
  readonly recalls: readonly number[];
}

export interface Plan {
  readonly seeds: number;
  readonly members: number;
  readonly days: number;
  readonly settings: readonly Setting[];
}

/** The standard plan with this many seeds: a team of eight and ninety days. */
export function planFor(seeds: number): Plan {
  const settings = (["FSRS-6", "power law"] as const).flatMap((truth) =>
    [60, 300].flatMap((pool) => [0, 5].map((queue) => ({ truth, pool, queue }))),
  );
  return { seeds, members: 8, days: 90, settings };
}

export const policyNames = Object.keys(policies) as readonly PolicyName[];

/** Runs the plan, and calls `tell` before each setting. */
export function runExperiment(plan: Plan, tell: (setting: Setting) => void): readonly Result[] {
  return plan.settings.flatMap((setting) => {
    tell(setting);
    const teams = Array.from({ length: plan.seeds }, (_, index) =>
      createTeam(index + 1, { members: plan.members, questions: setting.pool }),
    );
    const course = { days: plan.days, queue: setting.queue };
    return policyNames.map((policy) => ({
      setting,
      policy,
      recalls: teams.map((team) => simulate(team, truths[setting.truth](team), policies[policy], course)),
    }));
  });
}
