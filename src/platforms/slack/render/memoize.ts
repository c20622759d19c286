// Pure functions of texts that repeat: a question's verdict is rendered for everyone who answers.

/** The same function, which keeps its latest results; it must depend on its argument alone. */
export function memoize<Result>(work: (text: string) => Result, most = 1_000): (text: string) => Result {
  const kept = new Map<string, Result>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    if (kept.size >= most) kept.clear();
    kept.set(text, result);
    return result;
  };
}
