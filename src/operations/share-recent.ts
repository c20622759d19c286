// One result for everybody who asks within a moment.

/**
 * Runs `job` at most once at a time, and shares its result for `ms` after it ended. Failures aren't shared for longer
 * than they take.
 * @param now milliseconds of a clock that only goes forward
 */
export function shareRecent<T>(job: () => Promise<T>, ms: number, now: () => number): () => Promise<T> {
  let last: { readonly result: Promise<T>; endedAt: number } | undefined;

  return () => {
    if (last !== undefined && now() - last.endedAt < ms) return last.result;
    const started = { result: job(), endedAt: Number.POSITIVE_INFINITY };
    last = started;
    started.result.then(
      () => {
        started.endedAt = now();
      },
      () => {
        if (last === started) last = undefined;
      },
    );
    return started.result;
  };
}
