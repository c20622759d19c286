// How long someone waits for a promise.
import { systemTimers, type Timers } from "./timers.ts";

/** What the promise resolves to, or `late()` if that takes longer than `ms`. What it stands for continues. */
export function withDeadline<T, L>(
  promise: Promise<T>,
  ms: number,
  late: () => L,
  timers: Timers = systemTimers,
): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(ms, () => {
      try {
        resolve(late());
      } catch (error) {
        reject(error);
      }
    });
    promise.finally(cancel).then(resolve, reject);
  });
}
