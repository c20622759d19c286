// What issue 4 claims of the policy, held against an experiment.
import type { Result, Setting } from "./experiment.ts";
import { CONFIDENCE, type Difference, pairedDifference } from "./paired-difference.ts";
import type { PolicyName } from "./policies.ts";

export interface Claim {
  readonly text: string;
  readonly met: boolean;
  /** The figures that it rests on, or those that speak against it. */
  readonly evidence: readonly string[];
}

/** The least that the personal queue is to add at 300 questions, as a share of recall. */
const QUEUE_ADDS = 0.08;

export function checkClaims(results: readonly Result[]): readonly Claim[] {
  return [checkRoundRobin(results), checkSchedulers(results), checkQueue(results), checkComeback(results)];
}

/** Recall of one policy less that of another in the same setting. */
export function ahead(
  results: readonly Result[],
  setting: Setting,
  one: PolicyName,
  other: PolicyName,
  confidence = CONFIDENCE,
): Difference {
  return pairedDifference(recallsOf(results, setting, one), recallsOf(results, setting, other), confidence);
}

export function recallsOf(
  results: readonly Result[],
  setting: Setting,
  policy: PolicyName,
): readonly number[] {
  const key = nameOf(setting);
  return results.find((result) => result.policy === policy && nameOf(result.setting) === key)?.recalls ?? [];
}

/** Such as "FSRS-6, 300 questions, queue of 5". */
export function nameOf({ truth, pool, queue }: Setting): string {
  return `${truth}, ${pool} questions, ${queue === 0 ? "no queue" : `queue of ${queue}`}`;
}

/** In points of recall, such as "+0.6 ± 0.3"; more digits where one would hide the interval. */
export function inPoints({ mean, halfWidth }: Difference): string {
  const digits = halfWidth > 0 && 100 * halfWidth < 0.05 ? 3 : 1;
  const [points, half] = [(100 * mean).toFixed(digits), (100 * halfWidth).toFixed(digits)];
  if (Number(points) === 0) return `${(0).toFixed(digits)} ± ${half}`;
  return `${mean > 0 ? "+" : ""}${points} ± ${half}`;
}

export function settingsOf(results: readonly Result[]): readonly Setting[] {
  return [...new Map(results.map(({ setting }) => [nameOf(setting), setting])).values()];
}

/**
 * "Never" is said of all settings at once, and of so many 95% intervals one misses by chance every few
 * experiments: where one does, the evidence also has the interval that allows for their number (Bonferroni).
 */
function checkRoundRobin(results: readonly Result[]): Claim {
  const settings = settingsOf(results);
  const together = 1 - (1 - CONFIDENCE) / settings.length;
  const worse = settings.flatMap((setting) => {
    const difference = ahead(results, setting, "ours, no comeback day", "round-robin");
    if (difference.mean + difference.halfWidth >= 0) return [];
    const allowing = ahead(results, setting, "ours, no comeback day", "round-robin", together);
    return `${describe(setting, difference)}; allowing for ${settings.length} settings ${inPoints(allowing)}`;
  });
  return {
    text: "Without the comeback day, our policy is never worse than round-robin beyond the 95% interval.",
    met: settings.length > 0 && worse.length === 0,
    evidence: worse,
  };
}

function checkSchedulers(results: readonly Result[]): Claim {
  const compared = settingsOf(results).flatMap((setting) =>
    (["Leitner", "SM-2", "FSRS due-first"] as const).map((other) => {
      const difference = ahead(results, setting, "ours", other);
      const low = difference.mean - difference.halfWidth;
      return { low, line: `${other}: ${describe(setting, difference)}` };
    }),
  );
  const notBeaten = compared.filter(({ low }) => low <= 0);
  const closest = compared.toSorted((one, other) => one.low - other.low).slice(0, 1);
  return {
    text: "Our policy beats Leitner, SM-2 and due-first in the channel, beyond the 95% interval.",
    met: compared.length > 0 && notBeaten.length === 0,
    evidence:
      notBeaten.length > 0
        ? notBeaten.map(({ line }) => line)
        : closest.map(({ line }) => `closest, ${line}`),
  };
}

function checkQueue(results: readonly Result[]): Claim {
  const added = settingsOf(results)
    .filter(({ pool, queue }) => pool === 300 && queue > 0)
    .map((setting) => {
      const without = recallsOf(results, { ...setting, queue: 0 }, "ours");
      const difference = pairedDifference(recallsOf(results, setting, "ours"), without);
      return { difference, line: describe(setting, difference) };
    });
  return {
    text: "The personal queue of five a day adds 8 points or more at 300 questions.",
    met: added.length > 0 && added.every(({ difference }) => difference.mean >= QUEUE_ADDS),
    evidence: added.map(({ line }) => line),
  };
}

/** The most that the comeback day is to cost, as a share of recall (shared/learning.md). */
const COMEBACK_COSTS = 0.005;

function checkComeback(results: readonly Result[]): Claim {
  const costs = settingsOf(results).map((setting) => {
    const difference = ahead(results, setting, "ours", "ours, no comeback day");
    return { difference, line: describe(setting, difference) };
  });
  return {
    text: "The comeback day costs 0.5 points or less.",
    met: costs.length > 0 && costs.every(({ difference }) => difference.mean >= -COMEBACK_COSTS),
    evidence: costs.map(({ line }) => line),
  };
}

function describe(setting: Setting, difference: Difference): string {
  return `${nameOf(setting)}: ${inPoints(difference)}`;
}
