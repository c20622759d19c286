// The second family of truth: traces that fade by power laws, which no policy here assumes.
import { logistic, type Team } from "./team.ts";
import type { Truth } from "./truth.ts";

/**
 * Parameters as Pavlik and Anderson fitted them (Practice and forgetting effects on vocabulary memory: an
 * activation-based model of the spacing effect, Cognitive Science 29, 2005; doi 10.1207/s15516709cog0000_14).
 */
const DECAY_INTERCEPT = 0.177;
const DECAY_SCALE = 0.217;
const THRESHOLD = -0.704;
const NOISE = 0.255;
/** Between sessions, time passes for memory at a fortieth of its speed. */
const SECONDS_A_DAY = 86_400 * 0.025;

/**
 * Our choice, not fitted to data: 77% recall a first answer with feedback the next day. FSRS-6's default weights
 * predict the same after a first Again.
 */
const STRENGTH = 1.05;
const ABILITY_SPREAD = 0.2;
const DIFFICULTY_SPREAD = 0.3;

/** When a member met what they know beforehand. */
const EARLIER_DAYS = [-90, -30, -10];

interface Trace {
  readonly day: number;
  readonly decay: number;
}

/**
 * Every answer with its feedback, right or wrong, leaves a trace; activation is
 * m = β + ln Σ t^−d with d = c·e^m + a at the moment of the answer, recall 1 / (1 + e^((τ − m) / s)).
 * Traces laid while an item is still active fade fast: that is the spacing effect. β is the member's
 * ability less the question's difficulty (Pavlik and Anderson, Using a model to compute the optimal schedule
 * of practice, J. Exp. Psychol. Appl. 14, 2008). There is no difficulty or stability that answers change,
 * and a wrong answer teaches as much as a right one.
 */
export function createPowerLawTruth(team: Team): Truth {
  const traces = team.members.map((_, member) =>
    team.questions.map((_, question): Trace[] => {
      const before: Trace[] = [];
      if (team.knows(member, question))
        for (const day of EARLIER_DAYS) lay(before, strengthOf(team, member, question), day);
      return before;
    }),
  );
  return {
    recall: (member, question, day) => {
      const active = activation(traces[member]?.[question] ?? [], strengthOf(team, member, question), day);
      return logistic((active - THRESHOLD) / NOISE);
    },
    study: (member, question, day) => {
      const ofQuestion = traces[member]?.[question];
      if (ofQuestion !== undefined) lay(ofQuestion, strengthOf(team, member, question), day);
    },
  };
}

function lay(traces: Trace[], strength: number, day: number): void {
  const active = activation(traces, strength, day);
  traces.push({ day, decay: DECAY_SCALE * Math.exp(active) + DECAY_INTERCEPT });
}

/** −∞ where there is no trace: recall is 0. */
function activation(traces: readonly Trace[], strength: number, day: number): number {
  const sum = traces.reduce((total, trace) => total + (SECONDS_A_DAY * (day - trace.day)) ** -trace.decay, 0);
  return strength + Math.log(sum);
}

function strengthOf(team: Team, member: number, question: number): number {
  const ability = team.members[member]?.ability ?? 0;
  const difficulty = team.difficulties[question] ?? 0;
  return STRENGTH + ABILITY_SPREAD * ability - DIFFICULTY_SPREAD * difficulty;
}
