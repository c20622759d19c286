// Upcoming reviews in a sentence.
import type { Away } from "../../core/away.ts";
import { fullDate } from "../../core/markdown/date-text.ts";

/** Days that the sentence names. */
const NAMED = 3;

/** Reviews to expect on each day, today first. */
export interface Forecast {
  readonly days: readonly number[];
  /** The learner's time away that hasn't ended. */
  readonly away?: Away | undefined;
}

/** “Next: 3 tomorrow, 5 in 2 days.” */
export function forecastText({ days: [_, ...later], away }: Forecast): string {
  const days = later.flatMap((reviews, index) => (reviews === 0 ? [] : [{ reviews, inDays: index + 1 }]));
  if (days.length === 0) {
    return away === undefined
      ? "No reviews are due in the next two weeks. {command:quiz} has something new."
      : `No reviews come in the next two weeks: you're away until ${fullDate(away.last)}.`;
  }
  const named = days.slice(0, NAMED).map(({ reviews, inDays }) => `${reviews} ${when(inDays)}`);
  return `Next: ${named.join(", ")}.`;
}

function when(inDays: number): string {
  return inDays === 1 ? "tomorrow" : `in ${inDays} days`;
}
