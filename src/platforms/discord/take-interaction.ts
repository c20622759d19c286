// One of several processes takes an event: Discord sends it to each connection with the same shard.
import type { UsedKeys } from "../../ports/storage/used-keys.ts";
import { takeKey } from "../../ports/take-key.ts";
import type { Timers } from "../../ports/timers.ts";
import { type Log, summary } from "./log.ts";

/** How long an interaction can be answered, in ms. Every process has the same event by then. */
const LASTS = 15 * 60_000;

export interface TakeParts {
  /** Undefined: no other process can have it. */
  readonly usedKeys: Pick<UsedKeys, "use"> | undefined;
  readonly clock: () => number;
  readonly timers: Timers;
  readonly log: Log;
}

/** Whether this process answers the interaction. */
export function takeInteraction(parts: TakeParts, id: string): Promise<boolean> {
  return take(parts, id, "an interaction couldn't be taken, so it's answered anyway");
}

/** Whether this process greets the server that Kubedrill joined then. */
export function takeGreeting(parts: TakeParts, key: string): Promise<boolean> {
  return take(parts, key, "a greeting couldn't be taken, so it's sent anyway");
}

async function take(
  { usedKeys, clock, timers, log }: TakeParts,
  key: string,
  warning: string,
): Promise<boolean> {
  if (usedKeys === undefined) return true;
  const trouble = (error: unknown) => log.warn(summary(error), warning);
  return takeKey({ usedKeys, timers, trouble }, `discord ${key}`, clock() + LASTS);
}
