// The platforms that the configuration names, each loaded only where it is.
import { groups } from "./app/commands.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./operations/log.ts";
import type { Bot } from "./ports/bot.ts";
import { SetupError } from "./ports/errors.ts";
import type { Platform } from "./ports/platform.ts";
import type { Storage } from "./ports/storage/storage.ts";
import type { Front } from "./server.ts";

/** A platform with the door through which its people come in. */
interface Entrance {
  readonly platform: Platform;
  /** Answers the HTTP requests whose path begins so. */
  readonly front?: Front | undefined;
  /** @throws SetupError that says what to do. */
  start(bot: Bot): Promise<void>;
  /** Lets nobody in any more, and waits for what runs. */
  stop(): Promise<void>;
  /** Why its connection has ended for good, and what to do; undefined while it goes on or is made again. */
  readonly lost?: () => string | undefined;
}

interface PlatformParts {
  readonly storage: Pick<Storage, "settings" | "teams" | "installations" | "usedKeys">;
  readonly log: Logger;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** @throws SetupError where they cannot run together. */
export async function createPlatforms(
  { discord, slack, playground }: Config,
  { storage, log, clock }: PlatformParts,
): Promise<readonly Entrance[]> {
  const entrances: Entrance[] = [];
  if (discord !== undefined) {
    const { createDiscord } = await import("./platforms/discord/discord.ts");
    const { settings, teams } = storage;
    entrances.push(createDiscord({ ...discord, groups, settings, teams, log, clock }));
  }
  if (slack !== undefined) {
    const { createSlack } = await import("./platforms/slack/slack.ts");
    const entrance = createSlack(slack, { ...storage, log, clock });
    const { listener } = entrance;
    entrances.push({ ...entrance, front: listener && { prefix: "/slack/", listener } });
  }
  if (entrances.length > 0 && playground === "on") {
    throw new SetupError(
      "The playground moves the clock, which would post the real channels' questions too early. Run it in a process of its own, with another KUBEDRILL_DATABASE and without tokens.",
    );
  }
  return entrances;
}
