// Signs of life, and what their absence means: questions that people couldn't answer are excused.
import { makeId } from "../../core/id.ts";
import { SHORTEST_OUTAGE } from "../../core/leaderboard/outage.ts";
import { type PlatformName, platformNames } from "../../ports/person.ts";
import { praiseFor } from "../milestone/milestone-view.ts";
import type { DailyDeps } from "./deps.ts";

type HeartbeatDeps = Pick<
  DailyDeps,
  "storage" | "clock" | "timers" | "random" | "platform" | "isConnected" | "reportFailure"
>;

/** Between two heartbeats of a process, in ms: a round with nothing to do seldom writes. */
const INTERVAL = 600_000;

interface Beat {
  /** Epoch ms. */
  readonly now: number;
  /** The same moment on the timers' clock, which no one sets. */
  readonly alive: number;
  readonly settled: boolean;
}

/**
 * Records that people can reach each platform that runs here and is connected. After an outage, excuses what they
 * couldn't answer. To be called at the start of each round, before it closes anything.
 */
export function createHeartbeat(deps: HeartbeatDeps): (now: number) => Promise<void> {
  const { storage, clock, timers, random } = deps;
  const beats = new Map<PlatformName, Beat>();

  async function beat(platform: PlatformName, now: number): Promise<void> {
    const alive = timers.now();
    const last = beats.get(platform);
    const passed = last && [alive - last.alive, now - last.now];
    const isRecent = passed?.every((ms) => ms >= 0 && ms < INTERVAL);
    if (isRecent && last?.settled) return;
    const continues = last !== undefined && alive - last.alive < SHORTEST_OUTAGE;
    const id = makeId(clock(), random);
    if (!(await storage.outages.beat({ id, platform, now, continues }))) return;
    beats.set(platform, { now, alive, settled: false });
    for (const outageId of await storage.outages.unsettled(platform))
      await storage.outages.settle(outageId, (milestone) => praiseFor(milestone, []));
    beats.set(platform, { now, alive, settled: true });
  }

  return async (now) => {
    for (const name of platformNames)
      if (deps.platform(name) !== undefined && deps.isConnected(name))
        await beat(name, now).catch((error: unknown) =>
          deps.reportFailure(error, `record a heartbeat on ${name}`),
        );
  };
}
