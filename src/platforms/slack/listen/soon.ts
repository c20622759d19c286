// Slack waits for three seconds; what takes longer than half of them is answered later.
import { withDeadline } from "../../../ports/deadline.ts";

const SOON = 1_500; // ms

/** What it resolves to, or undefined if that takes longer than `ms`. */
export function soon<T>(job: Promise<T>, ms = SOON): Promise<T | undefined> {
  return withDeadline(job, ms, () => undefined);
}
