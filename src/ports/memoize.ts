// Pure functions of texts that repeat: a question's verdict is rendered for everyone who answers.
import { LRUCache } from "lru-cache";

/** The same function, which keeps its `max` latest results; it must depend on its argument alone. */
export function memoize<Result extends NonNullable<unknown>>(
  work: (text: string) => Result,
  max = 1_000,
): (text: string) => Result {
  const kept = new LRUCache<string, Result>({ max });
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    kept.set(text, result);
    return result;
  };
}
