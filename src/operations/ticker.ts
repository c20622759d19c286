// Ticks on every minute of the wall clock, even after someone changed that clock.
import { createTask, type ScheduledTask } from "node-cron";
import { systemTimers, type Timers } from "../ports/timers.ts";

/** Interval of the comparison with a monotonic clock, in ms. */
const LOOK_INTERVAL = 1_000;
/** A difference that means someone changed the clock, in ms. NTP's slow corrections stay below it. */
const JUMP = 2_000;

export interface Ticker {
  stop(): void;
}

/**
 * Calls `tick` at every full minute. After the clock jumps, node-cron would run each minute in between, or wait until
 * the old time comes again. So a new task starts then (decision 021).
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
