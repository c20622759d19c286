// Wires the playground's page to the app. Loaded only if it's served.
import type { Hono } from "hono";
import type { Parts } from "./app/context.ts";
import type { PlaygroundClock } from "./app/playground/clock.ts";
import { openPlayground } from "./app/playground/open-playground.ts";
import { makeId } from "./core/id.ts";
import { isZone } from "./core/study-day.ts";
import { createLive } from "./platforms/web/live.ts";
import { channel, people } from "./platforms/web/people.ts";
import { createPlaygroundPlatform } from "./platforms/web/platform.ts";
import { createPlaygroundRoutes } from "./platforms/web/routes.ts";
import type { Bot } from "./ports/bot.ts";
import type { MessageLog } from "./ports/message-log.ts";
import type { Platform } from "./ports/platform.ts";

interface PlaygroundParts {
  readonly messages: MessageLog;
  readonly clock: PlaygroundClock;
  readonly random: () => number;
  /** Whether a Host header names this server. */
  readonly isOurs: (host: string) => boolean;
}

interface PlaygroundWeb {
  readonly platform: Platform;
  /** Posts the first question if there is none, and returns the page's routes. */
  open(parts: Parts, bot: Bot): Promise<Hono>;
  /** Ends the live updates of every open tab. */
  stop(): void;
}

export function createPlaygroundWeb({ messages, clock, random, isOurs }: PlaygroundParts): PlaygroundWeb {
  const live = createLive();
  const platform = createPlaygroundPlatform({ messages, live, clock: clock.now, random });
  const zone = machineZone();
  return {
    platform,
    async open(parts, bot) {
      const { nextDay } = await openPlayground(parts, { people, channel, zone }, clock);
      const newId = () => makeId(clock.now(), random);
      return createPlaygroundRoutes({
        bot,
        platform,
        messages,
        live,
        clock: clock.now,
        newId,
        nextDay,
        zone,
        isOurs,
      });
    },
    stop: () => live.tell({ type: "end" }),
  };
}

/** This machine's zone; UTC if TZ names none, like elsewhere on the machine. */
function machineZone(): string {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone !== undefined && isZone(zone) ? zone : "UTC";
}
