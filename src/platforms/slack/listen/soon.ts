// Slack waits for three seconds; what takes longer than half of them is answered later.

const SOON = 1_500; // ms

/** What it resolves to, or undefined where that takes longer than `ms`. */
export function soon<T>(job: Promise<T>, ms = SOON): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), ms);
  timer.unref();
  return Promise.race([job, late.promise]).finally(() => clearTimeout(timer));
}
