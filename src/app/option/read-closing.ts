// When a question closes, as people write it: `next`, `24`, `24h`, `24 hours`.
import type { Reading } from "../../ports/command-description.ts";
import { printable } from "../command/printable.ts";

const MOST_HOURS = 72;

/** Hours; null: with the next question. */
export function readClosing(text: string): Reading<number | null> {
  if (/^next(?: (?:one|question|posting))?$/i.test(text)) return { value: null };
  const [, digits, unit] = /^(\d{1,2}) ?(h|hrs?|hours?)?$/i.exec(text) ?? [];
  const hours = Number(digits);
  if (hours >= 1 && hours <= MOST_HOURS)
    return { value: hours, needs: unit === undefined ? "name" : undefined };
  return {
    wrong: () =>
      `"${printable(text)}" isn't a closing time. Use next, or 1 to ${MOST_HOURS} hours, such as 24h.`,
  };
}
