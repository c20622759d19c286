// Flags: what item statistics say against a question, and the sentences that show it.
import type { Option } from "../model.ts";

/** The numbers behind a question's flags. Shares are 0–1. */
export interface Measures {
  /** Number of first answers. */
  readonly n: number;
  /** Share right. */
  readonly p: number;
  /** −1 to 1; undefined if all were right, all were wrong, or all learners are equally good elsewhere. */
  readonly discrimination: number | undefined;
  /** How many of the `n` learners answered another question too. Only they count for discrimination. */
  readonly rated: number;
  /** Each option's share, by index. */
  readonly shares: readonly number[];
}

/** A first answer of a learner who answered other questions too. */
export interface RatedAnswer {
  readonly option: number;
  readonly correct: boolean;
  /** How much better than average the learner does on other questions, as a difference of shares right. */
  readonly residual: number;
}

/** The limits, and how many first answers each needs (shared/learning.md, "Feedback and items"). */
const HARDEST = { p: 0.35, n: 30 };
const EASIEST = { p: 0.95, n: 30 };
const BACKWARDS = { discrimination: 0, n: 50 };
const WEAKEST = { discrimination: 0.1, n: 100 };
const LEAST_CHOSEN = { share: 0.05, n: 60 };
const BEST_MISLED = { part: 1 / 3, n: 30 };

/** A finding against a question. Shares are 0–1; `option` is an index, `text` its text; `rated` counts learners. */
export type Flag =
  | {
      readonly type: "distractor beats key";
      readonly option: number;
      readonly text: string;
      /** Its share, and the key's, among the third of learners who do best on other questions. */
      readonly share: number;
      readonly keyShare: number;
      readonly rated: number;
    }
  | { readonly type: "negative discrimination"; readonly discrimination: number; readonly rated: number }
  | { readonly type: "too hard"; readonly p: number; readonly n: number }
  | { readonly type: "too easy"; readonly p: number; readonly n: number }
  | { readonly type: "low discrimination"; readonly discrimination: number; readonly rated: number }
  | {
      readonly type: "idle distractor";
      readonly option: number;
      readonly text: string;
      readonly share: number;
      readonly n: number;
    };

/** Most serious first. The first two often mean a wrong key. */
const seriousness: Readonly<Record<Flag["type"], number>> = {
  "distractor beats key": 0,
  "negative discrimination": 1,
  "too hard": 2,
  "too easy": 3,
  "low discrimination": 4,
  "idle distractor": 5,
};

/**
 * A question's flags, most serious first. Flags about how learners do on other questions count only learners who
 * answered others. Negative discrimination isn't also reported as low.
 */
export function flagsOf(
  measures: Measures,
  options: readonly Option[],
  rated: readonly RatedAnswer[],
): readonly Flag[] {
  const flags = [
    ...misledBest(options, rated),
    ...ofDiscrimination(measures),
    ...ofDifficulty(measures),
    ...idleDistractors(measures, options),
  ];
  return flags.sort((a, b) => seriousness[a.type] - seriousness[b.type]);
}

function ofDifficulty({ n, p }: Measures): readonly Flag[] {
  if (n >= HARDEST.n && p < HARDEST.p) return [{ type: "too hard", p, n }];
  return n >= EASIEST.n && p > EASIEST.p ? [{ type: "too easy", p, n }] : [];
}

function ofDiscrimination({ discrimination, rated }: Measures): readonly Flag[] {
  if (discrimination === undefined) return [];
  if (rated >= BACKWARDS.n && discrimination < BACKWARDS.discrimination)
    return [{ type: "negative discrimination", discrimination, rated }];
  return rated >= WEAKEST.n && discrimination < WEAKEST.discrimination
    ? [{ type: "low discrimination", discrimination, rated }]
    : [];
}

function idleDistractors({ n, shares }: Measures, options: readonly Option[]): readonly Flag[] {
  if (n < LEAST_CHOSEN.n) return [];
  return options.flatMap(({ correct, text }, option): readonly Flag[] => {
    const share = shares[option] ?? 0;
    return !correct && share < LEAST_CHOSEN.share
      ? [{ type: "idle distractor", option, text, share, n }]
      : [];
  });
}

/** The distractor that most of the top third choose, if it beats the key. Of several, it's the likeliest new key. */
function misledBest(options: readonly Option[], rated: readonly RatedAnswer[]): readonly Flag[] {
  if (rated.length < BEST_MISLED.n) return [];
  const shares = topShares(options, rated).map((share, option) => ({ share, option }));
  const keyShare = shares.find(({ option }) => options[option]?.correct)?.share ?? 0;
  const [most] = shares
    .filter(({ option }) => !options[option]?.correct)
    .sort((a, b) => b.share - a.share || a.option - b.option);
  if (most === undefined || most.share <= keyShare + ROUNDING) return [];
  const text = options[most.option]?.text ?? "";
  return [{ type: "distractor beats key", ...most, text, keyShare, rated: rated.length }];
}

/** Smaller differences of shares are rounding errors. */
const ROUNDING = 1e-9;

/**
 * Each option's share among the third with the highest residuals. Learners who tie for the last places count in
 * part, so that the order of answers doesn't matter.
 */
function topShares(options: readonly Option[], rated: readonly RatedAnswer[]): readonly number[] {
  const places = Math.round(rated.length * BEST_MISLED.part);
  const cut = rated.map(({ residual }) => residual).sort((a, b) => b - a)[places - 1] ?? 0;
  const above = rated.filter(({ residual }) => residual > cut);
  const tied = rated.filter(({ residual }) => residual === cut);
  const part = (places - above.length) / tied.length;
  return options.map((_, index) => {
    const chose = (some: readonly RatedAnswer[]) => some.filter(({ option }) => option === index).length;
    return (chose(above) + part * chose(tied)) / places;
  });
}

/** The flag as a sentence: “Too easy: 97% of 120 first answers are right.” */
export function flagSentence(flag: Flag): string {
  switch (flag.type) {
    case "distractor beats key":
      return `Check the key: of the third who do best on other questions, ${percent(flag.share)} chose “${flag.text}” and ${percent(flag.keyShare)} the right answer (${flag.rated} learners compared).`;
    case "negative discrimination":
      return `Works backward: learners who do better on other questions do worse on this one (discrimination ${decimals(flag.discrimination)}, ${flag.rated} learners compared).`;
    case "too hard":
      return `Too hard: ${percent(flag.p)} of ${flag.n} first answers are right.`;
    case "too easy":
      return `Too easy: ${percent(flag.p)} of ${flag.n} first answers are right.`;
    case "low discrimination":
      return `Says little: learners who do better on other questions hardly do better on this one (discrimination ${decimals(flag.discrimination)}, ${flag.rated} learners compared).`;
    case "idle distractor":
      return `Rarely chosen: “${flag.text}”, ${percent(flag.share)} of ${flag.n} first answers.`;
  }
}

interface Flagged {
  readonly questionId: string;
  readonly flags: readonly Flag[];
}

/** Flagged questions first, those with the most serious flag on top; ties by ID. */
export function worstFirst<Some extends Flagged>(questions: readonly Some[]): readonly Some[] {
  const order = ({ flags: [worst] }: Flagged) =>
    worst === undefined ? Number.MAX_VALUE : seriousness[worst.type];
  return questions.toSorted((a, b) => order(a) - order(b) || (a.questionId < b.questionId ? -1 : 1));
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** Two decimals with a real minus sign. */
function decimals(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
