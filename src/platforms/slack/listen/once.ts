// What happens once, however often somebody clicks within a minute.

/** Runs a job; false, without running it, where the same one runs or has run lately. A job that fails may be tried again. */
type Once = (key: string, job: () => Promise<unknown>) => Promise<boolean>;

/** @param lately in ms */
export function createOnce(lately = 60_000): Once {
  /** When each began. */
  const done = new Map<string, number>();
  return async (key, job) => {
    const now = performance.now();
    for (const [old, at] of done) if (now - at > lately) done.delete(old);
    if (done.has(key)) return false;
    done.set(key, now);
    try {
      await job();
      return true;
    } catch (error) {
      done.delete(key);
      throw error;
    }
  };
}
