// One of several processes takes an interaction: Discord sends it to each connection with the same shard.
import { randomBytes } from "node:crypto";
import { withDeadline } from "../../ports/deadline.ts";
import type { UsedKeys } from "../../ports/storage/used-keys.ts";
import type { Timers } from "../../ports/timers.ts";
import { type Log, summary } from "./log.ts";

/** How long an interaction can be answered, in ms. */
const LASTS = 15 * 60_000;

/** How long to wait for the database, in ms. Discord wants a sign of life after 3 seconds, and refuses a second one. */
const PATIENCE = 500;

interface TakeParts {
  /** Undefined: no other process can have it. */
  readonly usedKeys: Pick<UsedKeys, "use"> | undefined;
  readonly clock: () => number;
  readonly timers: Timers;
  readonly log: Log;
}

/** Whether this process answers the interaction. True if the database doesn't say so in time. */
export async function takeInteraction(
  { usedKeys, clock, timers, log }: TakeParts,
  id: string,
): Promise<boolean> {
  if (usedKeys === undefined) return true;
  const taken = usedKeys
    .use(`discord ${id}`, randomBytes(12).toString("base64url"), clock() + LASTS)
    .catch((error: unknown) => {
      log.warn(summary(error), "an interaction couldn't be taken, so it's answered anyway");
      return true;
    });
  return withDeadline(taken, PATIENCE, () => true, timers);
}
