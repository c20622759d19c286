// A tick on every minute of the wall clock, also after someone set that clock.
import { createTask, type ScheduledTask } from "node-cron";
import { systemTimers, type Timers } from "../ports/timers.ts";

/** How often the wall clock is compared with one that can't be set, in ms. */
const LOOK_INTERVAL = 1_000;
/** From this difference on, someone set the clock, in ms. Slow corrections by NTP stay below it. */
const JUMP = 2_000;

export interface Ticker {
  stop(): void;
}

/**
 * Calls `tick` at the next full minute, and at every one after it. After a jump of the clock, node-cron would walk
 * through each minute in between, or wait until the old time comes again, so a new task begins then (decision 021).
 */
export function startTicker(tick: () => void, timers: Timers = systemTimers): Ticker {
  const difference = () => Date.now() - timers.now();
  let known = difference();
  let task = begin();

  function begin(): ScheduledTask {
    const begun = createTask("* * * * *", tick, { suppressMissedWarning: true });
    void begun.start();
    return begun;
  }

  const looking = setInterval(() => {
    if (Math.abs(difference() - known) < JUMP) return;
    known = difference();
    void task.destroy();
    task = begin();
  }, LOOK_INTERVAL);

  return {
    stop() {
      clearInterval(looking);
      void task.destroy();
    },
  };
}
