// Weekdays as people write them: `mon-fri`, `weekdays`, `mon, wed and fri`, `daily`, `1-5`, `fri thru mon`.
import type { Reading } from "../../ports/command-description.ts";
import { printable } from "../command/printable.ts";
import { oddWord, type Range, readList } from "./read-list.ts";

const names = [
  /^mon(?:days?)?$/,
  /^tue(?:s|sdays?)?$/,
  /^wed(?:s|nesdays?)?$/,
  /^thu(?:r|rs|rsdays?)?$/,
  /^fri(?:days?)?$/,
  /^sat(?:urdays?)?$/,
  /^sun(?:days?)?$/,
];

const sets: Readonly<Record<string, readonly number[]>> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  everyday: [1, 2, 3, 4, 5, 6, 7],
  all: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  workdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  weekends: [6, 7],
};

/** ISO weekdays, 1 = Monday, in order. Names and numbers don't mix: `mon-fri 5 pm` has a time, and no second Friday. */
export function readWeekdays(text: string): Reading<readonly number[]> {
  const spoken = text.toLowerCase().replace(/\bevery day\b/, "everyday");
  const ranges = readList(spoken, readName) ?? readList(spoken, readNumber);
  if (ranges === undefined || ranges.some(([from, to]) => from !== to && from.length + to.length > 2))
    return { wrong: () => `"${oddDay(text)}" isn't a weekday. Use something like mon-fri or mon, wed, fri.` };
  const days = ranges.flatMap(([from, to]) => (from === to ? from : between(from[0] ?? 0, to[0] ?? 0)));
  return { value: [...new Set(days)].sort(), needs: isVague(ranges, spoken) ? "name" : undefined };
}

/** Numbers could be a time, but for a single range such as 1-5; and “all” could be anything. */
function isVague(ranges: readonly Range<unknown>[], spoken: string): boolean {
  const isRange = ranges.length === 1 && ranges[0]?.[0] !== ranges[0]?.[1];
  return /^[^a-z]*(?:all)?$/.test(spoken) && !isRange;
}

function oddDay(text: string): string {
  const isDay = (part: string) => readName(part) ?? readNumber(part);
  return printable(oddWord(text, (word) => readList(word, isDay) !== undefined));
}

function readName(part: string): readonly number[] | undefined {
  const day = names.findIndex((name) => name.test(part)) + 1;
  return day > 0 ? [day] : Object.hasOwn(sets, part) ? sets[part] : undefined;
}

function readNumber(part: string): readonly number[] | undefined {
  return /^[1-7]$/.test(part) ? [Number(part)] : undefined;
}

/** Over the end of the week too: Friday to Monday has four days. */
function between(from: number, to: number): readonly number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
}
