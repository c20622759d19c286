// Difficulties as people write them: `easy`, `easy and medium`, `medium-hard`, `1, 2`, `all`.
import type { Difficulty } from "../../core/model.ts";
import type { Reading } from "../../ports/command-description.ts";
import { readList } from "./read-list.ts";

export const difficultyNames = ["easy", "medium", "hard"] as const;
const levels = [1, 2, 3] as const;

/** The difficulties, easiest first; null for all. Names and numbers don't mix: `easy 2 pm` has a time. */
export function readDifficulty(text: string): Reading<readonly Difficulty[] | null> {
  if (/^all$/i.test(text)) return { value: null, needs: "name" };
  const named = readList(text, (part) => levels.find((level) => difficultyNames[level - 1] === part));
  const ranges = named ?? readList(text, (part) => levels.find((level) => String(level) === part));
  if (ranges === undefined || ranges.some(([from, to]) => to < from))
    return { wrong: () => "Choose easy, medium, or hard." };
  const chosen = levels.filter((level) => ranges.some(([from, to]) => from <= level && level <= to));
  return {
    value: chosen.length === levels.length ? null : chosen,
    needs: named === undefined ? "name" : undefined,
  };
}
