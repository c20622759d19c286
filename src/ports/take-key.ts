// Takes a key once across all processes, without a long wait for the database.
import { withDeadline } from "./deadline.ts";
import type { UsedKeys } from "./storage/used-keys.ts";
import type { Timers } from "./timers.ts";

/** Platforms wait three seconds for an answer; a database that is slow gets this part of them, in ms. */
const LONGEST_LOOK = 500;

interface TakeParts {
  readonly usedKeys: Pick<UsedKeys, "use">;
  readonly timers: Timers;
  /** Called if the database fails. */
  readonly trouble: (error: unknown) => void;
}

/** Whether it's the first time until `until` (epoch ms). True if the database fails or doesn't say so in time. */
export async function takeKey(
  { usedKeys, timers, trouble }: TakeParts,
  key: string,
  until: number,
): Promise<boolean> {
  const first = usedKeys.use(key, crypto.randomUUID(), until).catch(trouble);
  return (await withDeadline(first, LONGEST_LOOK, () => undefined, timers)) ?? true;
}
