// Scripts for the laws of storage: what members and time do to a team, in bursts of steps at the same time.
import fc from "fast-check";

/** Members by number; each has a zone. */
export const zones = ["UTC", "Pacific/Auckland", "America/Los_Angeles"] as const;

export interface TapStep {
  readonly type: "tap";
  /** How many postings before the latest. */
  readonly posting: number;
  readonly member: number;
  readonly letter: string;
}

export interface PracticeStep {
  readonly type: "practice";
  readonly question: number;
  readonly member: number;
  readonly letter: string;
}

interface CloseStep {
  readonly type: "close" | "reveal";
  readonly posting: number;
}

export type Step = TapStep | PracticeStep | CloseStep;

export interface LookUpStep {
  readonly member: number;
  readonly question: number;
}

/** A member asks for the hint of a posting, counted from the latest. */
export interface HintStep {
  readonly member: number;
  readonly posting: number;
}

export interface PostStep {
  readonly drill: number;
  readonly question: number;
}

/** One burst: a posting, look-ups and hints first, then the steps at once, then guesses. */
export interface Burst {
  /** Hours since the burst before. */
  readonly hours: number;
  /** Posts unless the drill has a posting on this date. */
  readonly post?: PostStep | undefined;
  readonly lookUps: readonly LookUpStep[];
  readonly hints: readonly HintStep[];
  readonly steps: readonly Step[];
  /** Answers marked as guesses: how many before the latest. */
  readonly guesses: readonly number[];
}

const place = fc.nat({ max: 30 });
/** Mostly chooses recent postings, because those are open. */
const posting = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 2 }) }, { weight: 1, arbitrary: place });
const member = fc.nat({ max: zones.length - 1 });
const question = fc.nat({ max: 2 });
const letter = fc.constantFrom("A", "B", "B", "C", "D", "E", "__proto__");

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("tap" as const), posting, member, letter }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("practice" as const), question, member, letter }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom("close" as const, "reveal" as const), posting }),
  },
);

export const script: fc.Arbitrary<readonly Burst[]> = fc.array(
  fc.record({
    hours: fc.nat({ max: 30 }),
    post: fc.option(fc.record({ drill: fc.nat({ max: 1 }), question }), { nil: undefined, freq: 3 }),
    lookUps: fc.array(fc.record({ member, question }), { maxLength: 1 }),
    hints: fc.array(fc.record({ member, posting }), { maxLength: 1 }),
    steps: fc.array(step, { maxLength: 5 }),
    guesses: fc.array(place, { maxLength: 1 }),
  }),
  { minLength: 5, maxLength: 25 },
);

/** A burst without guesses and second taps, its closes after the rest. */
export function calmly(burst: Burst): readonly Burst[] {
  const closes = burst.steps.filter(({ type }) => type === "close");
  const rest = burst.steps.filter(({ type }) => type !== "close");
  return [
    { ...burst, guesses: [], steps: oneTapEach(rest) },
    { hours: 0, lookUps: [], hints: [], guesses: [], steps: closes },
  ];
}

/** The steps with only the first tap of each member. */
function oneTapEach(steps: readonly Step[]): readonly Step[] {
  const tapped = new Set<number>();
  return steps.filter((step) => step.type !== "tap" || (!tapped.has(step.member) && tapped.add(step.member)));
}
