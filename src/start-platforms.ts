// The platforms that the configuration names, each loaded only if it's named.
import { groups } from "./app/commands.ts";
import type { Config } from "./config.ts";
import { addSecretPaths } from "./environment/secret-files.ts";
import type { Logger } from "./operations/log.ts";
import type { Bot } from "./ports/bot.ts";
import { SetupError } from "./ports/errors.ts";
import type { Platform } from "./ports/platform.ts";
import type { Storage } from "./ports/storage/storage.ts";
import type { Timers } from "./ports/timers.ts";
import type { Front } from "./server.ts";
import { isPostgres } from "./storage/postgres/postgres-address.ts";

/** A platform and its connection. */
interface PlatformConnection {
  readonly platform: Platform;
  /** Answers HTTP requests under its prefix. */
  readonly front?: Front | undefined;
  /** @throws SetupError that says what to do */
  start(bot: Bot): Promise<void>;
  /** Turns new visitors away and waits for running jobs. */
  stop(): Promise<void>;
  /** Whether what people do comes in. */
  readonly isConnected: () => boolean;
  /** Why its connection has ended permanently, and what to do; undefined while it works or reconnects. */
  readonly lost: () => string | undefined;
  /** Whether a secret may be outdated; another one in its file is worth a new start then. */
  readonly doubtsSecrets?: () => boolean;
}

interface PlatformParts {
  readonly storage: Pick<Storage, "settings" | "teams" | "installations" | "usedKeys">;
  readonly log: Logger;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly timers: Timers;
}

/** @throws SetupError if they can't run together */
export async function createPlatforms(
  { discord, slack, playground, database, secretPaths }: Config,
  { storage, log, clock, timers }: PlatformParts,
): Promise<readonly PlatformConnection[]> {
  const connections: PlatformConnection[] = [];
  if (discord !== undefined) {
    const { createDiscord } = await import("./platforms/discord/discord.ts");
    const { settings, teams } = storage;
    const usedKeys = isPostgres(database) ? storage.usedKeys : undefined;
    connections.push(createDiscord({ ...discord, groups, settings, teams, usedKeys, log, clock, timers }));
  }
  if (slack !== undefined) {
    const { createSlack } = await import("./platforms/slack/slack.ts");
    const connection = createSlack(slack, { ...storage, log, clock, timers });
    const { listener } = connection;
    connections.push({ ...connection, front: listener && { prefix: "/slack/", listener } });
  }
  if (connections.length > 0 && playground === "on") {
    throw new SetupError(
      "The playground moves the clock, which would post the real channels' questions too early. Run it in a process of its own, with another KUBEDRILL_DATABASE and without tokens.",
    );
  }
  return connections.map((connection) => ({
    ...connection,
    lost() {
      const reason = connection.lost();
      return reason && addSecretPaths(reason, secretPaths);
    },
  }));
}
