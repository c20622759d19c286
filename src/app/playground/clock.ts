// A clock that can be moved forward.
import type { Settings } from "../../ports/storage/settings.ts";

const CLOCK_SETTING = "playground-clock-offset";

/** A clock that runs with the real one, a stored time ahead of it. */
export interface PlaygroundClock {
  /** Epoch ms. */
  now(): number;
  /** Moves to a later instant, and stores that. An earlier one changes nothing: the clock never goes back. */
  moveTo(at: number): Promise<void>;
}

export async function createPlaygroundClock(
  settings: Settings,
  realNow: () => number,
): Promise<PlaygroundClock> {
  let offset = Number((await settings.read(CLOCK_SETTING)) ?? 0);
  const now = () => realNow() + offset;
  return {
    now,
    async moveTo(at) {
      if (at <= now()) return;
      offset = at - realNow();
      await settings.write(CLOCK_SETTING, String(offset));
    },
  };
}
