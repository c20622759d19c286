// Shares one result among callers within a short time.

/**
 * Runs `job` once at a time, and shares its result for `ms` after it ended. Shares a failure only with callers that
 * came while the job ran.
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
