// The whole app on Slack: real storage in memory, the real content, the real Bolt, and a local Slack.
import { onTestFinished } from "vitest";
import { createSlack, type Slack } from "../../../src/platforms/slack/slack.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { systemTimers, type Timers } from "../../../src/ports/timers.ts";
import type { Message } from "../../slack-server/model.ts";
import type { SlackServerSettings } from "../../slack-server/settings.ts";
import {
  type BotProcess,
  openStored,
  type Stored,
  type StoredTeam,
  startBot,
  storedTeam,
} from "./chat-app.ts";
import { keepLog, type LogLine, type Mode, openSlackWorld, type SlackWorld } from "./slack-bot.ts";

/** One process of Kubedrill. */
interface SlackProcess extends BotProcess {
  readonly kubedrill: Slack;
  readonly lines: readonly LogLine[];
  stop(): Promise<void>;
}

export interface SlackApp extends SlackWorld, StoredTeam {
  readonly storage: Storage;
  /** The time, in epoch ms; tests set it. */
  readonly clock: { now: number };
  /** Starts a process, on the same database as those before it. */
  start(timers?: Timers): Promise<SlackProcess>;
  /** The latest public message of #general. */
  latest(): Message;
}

/** A local Slack with one workspace, and a database; everything ends with the test. */
export async function openSlackApp(mode: Mode, chosen: Partial<SlackServerSettings> = {}): Promise<SlackApp> {
  const world = await openSlackWorld(mode, chosen);
  const stored = await openStored();
  const { slack, team, ada, general } = world;
  const processes: SlackProcess[] = [];
  onTestFinished(async () => {
    for (const one of processes) await one.stop();
    await stored.close();
  });
  const ours = { externalId: team.id, name: "Ship" };
  const admin = { platform: "slack", team: ours, externalId: ada.id, name: "ada", admin: true } as const;
  return {
    ...world,
    ...storedTeam(stored, admin, general.id),
    storage: stored.storage,
    clock: stored.clock,
    async start(timers = systemTimers) {
      const one = createProcess(stored, world, timers);
      processes.push(one);
      await one.kubedrill.start(one.bot);
      await world.serve(one.kubedrill);
      return one;
    },
    latest() {
      const message = slack.messages(general).at(-1);
      if (message === undefined) throw new Error("Nothing was posted.");
      return message;
    },
  };
}

function createProcess(stored: Stored, world: SlackWorld, timers: Timers): SlackProcess {
  const { log, lines } = keepLog();
  const parts = { ...stored.storage, log, clock: () => stored.clock.now, timers };
  const kubedrill = createSlack(world.settings(), parts);
  const process = startBot(stored, kubedrill.platform);
  let stopping: Promise<void> | undefined;
  return {
    ...process,
    kubedrill,
    lines,
    stop() {
      stopping ??= process.daily.stop().then(kubedrill.stop);
      return stopping;
    },
  };
}
