// A wait that ends early when everything stops.
import type { Timers } from "../../../ports/timers.ts";

/** Resolves after so many ms, or as soon as the signal aborts. */
export async function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) return;
  const end = () => resolve();
  signal.addEventListener("abort", end, { once: true });
  const cancel = timers.after(ms, end);
  await promise;
  cancel();
  signal.removeEventListener("abort", end);
}
