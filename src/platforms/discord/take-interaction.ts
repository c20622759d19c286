// One of several processes takes an interaction: Discord sends it to each connection with the same shard.
import type { UsedKeys } from "../../ports/storage/used-keys.ts";
import { takeKey } from "../../ports/take-key.ts";
import type { Timers } from "../../ports/timers.ts";
import { type Log, summary } from "./log.ts";

/** How long an interaction can be answered, in ms. */
const LASTS = 15 * 60_000;

interface TakeParts {
  /** Undefined: no other process can have it. */
  readonly usedKeys: Pick<UsedKeys, "use"> | undefined;
  readonly clock: () => number;
  readonly timers: Timers;
  readonly log: Log;
}

/** Whether this process answers the interaction. */
export async function takeInteraction(
  { usedKeys, clock, timers, log }: TakeParts,
  id: string,
): Promise<boolean> {
  if (usedKeys === undefined) return true;
  const trouble = (error: unknown) =>
    log.warn(summary(error), "an interaction couldn't be taken, so it's answered anyway");
  return takeKey({ usedKeys, timers, trouble }, `discord ${id}`, clock() + LASTS);
}
