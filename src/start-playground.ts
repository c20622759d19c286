// Wires the playground's page to the app. Loaded only if it's served.
import type { Hono } from "hono";
import type { Parts } from "./app/context.ts";
import type { PlaygroundClock } from "./app/playground/clock.ts";
import { openPlayground } from "./app/playground/open-playground.ts";
import { simulateDays } from "./app/playground/simulate-days.ts";
import { makeId } from "./core/id.ts";
import type { CalendarDate } from "./core/model.ts";
import { isZone } from "./core/study-day.ts";
import { createLive } from "./platforms/web/live.ts";
import { channelOf, people } from "./platforms/web/people.ts";
import { createPlaygroundPlatform } from "./platforms/web/platform.ts";
import { createPlaygroundRoutes } from "./platforms/web/routes.ts";
import { createTimeline } from "./platforms/web/timeline.ts";
import { loadSkin } from "./playground-skins.ts";
import type { Bot } from "./ports/bot.ts";
import type { MessageLog } from "./ports/message-log.ts";
import type { Platform } from "./ports/platform.ts";

const SIMULATED_DAYS = 14;

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
      const { curriculum, storage } = parts;
      const channel = channelOf(curriculum.name);
      const { team, today, nextDay } = await openPlayground(parts, { people, channel, zone }, clock);
      const simulation = { bot, storage, team, channel, clock, random, nextDay };
      const simulate = once((from?: string) =>
        from === undefined || from === today() ? simulateDays(simulation, SIMULATED_DAYS) : Promise.resolve(),
      );
      return createPlaygroundRoutes({
        bot,
        platform,
        messages,
        timeline: createTimeline(),
        live,
        clock: clock.now,
        newId: () => makeId(clock.now(), random),
        today,
        nextDay: (from) => nextDay(from as CalendarDate | undefined),
        simulate,
        loadSkin: (skin) => loadSkin(skin, { now: clock.now, zone }),
        subject: curriculum.name,
        channel,
        example: curriculum.concepts.keys().next().value ?? "",
        zone,
        isOurs,
      });
    },
    stop: () => live.tell({ type: "end" }),
  };
}

/** Further calls during a run wait for that run. */
function once<A extends unknown[]>(run: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let running: Promise<void> | undefined;
  return (...args) => {
    running ??= run(...args).finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** This machine's zone; UTC if TZ names none, like elsewhere on the machine. */
function machineZone(): string {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone !== undefined && isZone(zone) ? zone : "UTC";
}
