// Finds questions that ask the same thing twice.
import type { Question } from "../../core/model.ts";
import type { ItemProblem } from "./lint-item.ts";
import { visibleText } from "./visible-text.ts";

/** From this share of common words (Jaccard), two stems count as the same. */
const alike = 0.9;

/** Finds stems about the same code that share nearly all words, ignoring case and marks. Reports the later one. */
export function findAlikeStems(questions: readonly Question[]): readonly ItemProblem[] {
  const problems: ItemProblem[] = [];
  for (const same of Map.groupBy(questions, ({ code }) => code?.text.trim() ?? "").values()) {
    const stems = same.map(({ id, stem }) => ({ id, words: wordsOf(stem) }));
    for (const [index, later] of stems.entries()) {
      const earlier = stems.slice(0, index).find(({ words }) => jaccard(words, later.words) >= alike);
      if (earlier !== undefined)
        problems.push({
          id: later.id,
          message: `The stem is almost the same as in "${earlier.id}": ask from another angle.`,
        });
    }
  }
  return problems;
}

function wordsOf(stem: string): ReadonlySet<string> {
  return new Set(
    visibleText(stem)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  const larger = Math.max(a.size, b.size);
  if (smaller < larger * alike) return 0;
  const shared = a.intersection(b).size;
  return larger === 0 ? 1 : shared / (a.size + b.size - shared);
}
