// A tick on every minute of the wall clock, however that is set: a timer never waits for a date.

const MINUTE = 60_000;
/** A timer can fire a little early; the next minute is then not the one that is about to begin, in ms. */
const EARLY = 1_000;

export interface Ticker {
  stop(): void;
}

/** Calls `tick` at the next full minute, and at every one after it. */
export function startTicker(tick: () => void): Ticker {
  let timer: NodeJS.Timeout;
  function arm(): void {
    const left = MINUTE - (Date.now() % MINUTE);
    timer = setTimeout(fire, left < EARLY ? left + MINUTE : left);
  }
  function fire(): void {
    arm();
    tick();
  }
  arm();
  return { stop: () => clearTimeout(timer) };
}
