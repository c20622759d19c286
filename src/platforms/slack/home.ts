// The App Home: shown when it is opened, and renewed after answers while somebody may be looking at it.
import type { Bot } from "../../app/ports.ts";
import type { Block, Reply } from "../../app/reply.ts";
import { type Log, sayError } from "./log.ts";
import { type Actor, toPerson } from "./person.ts";
import type { Profiles } from "./profiles.ts";
import { renderHome } from "./render.ts";
import type { WebClient } from "./web-client.ts";

interface HomeParts {
  readonly bot: Bot;
  readonly client: WebClient;
  readonly profiles: Profiles;
  readonly clock: () => number;
  readonly log: Log;
}

export interface Home {
  /** Somebody opened their App Home. */
  opened(actor: Actor): Promise<void>;
  /** Somebody's numbers changed: the App Home follows within a minute, where it was opened lately. */
  changed(actor: Actor): void;
  /** What somebody's App Home shows changed with this reply: it follows at once, where it was opened lately. */
  follow(actor: Actor, reply: Reply): Promise<void>;
  stop(): void;
}

const USUAL_INTERVAL = 60_000;
/** An App Home opened longer ago than this is renewed when it is opened again. */
const OPEN_FOR = 3_600_000;

interface Opened {
  readonly openedAt: number;
  publishedAt: number;
  timer: NodeJS.Timeout | undefined;
}

/** `interval` is the least time between two publications for one person, in ms. */
export function createHome(
  { bot, client, profiles, clock, log }: HomeParts,
  interval: number = USUAL_INTERVAL,
): Home {
  const homes = new Map<string, Opened>();
  const keyOf = ({ workspace, user }: Actor) => `${workspace.team}/${user}`;

  async function publish(actor: Actor, farewell?: readonly Block[]): Promise<void> {
    const { workspace, user } = actor;
    try {
      const view = renderHome(farewell ?? (await askBlocks(actor)));
      await client.views.publish({ token: workspace.token, user_id: user, view });
    } catch (error) {
      log.warn({ error: sayError(error) }, "an App Home was not published");
    }
  }

  async function askBlocks(actor: Actor): Promise<readonly Block[]> {
    const person = toPerson(actor, await profiles.ask(actor.workspace, actor.user));
    return (await bot.handle({ type: "command", name: "home", options: {}, person, now: clock() })).blocks;
  }

  function forgetOld(now: number): void {
    for (const [key, { openedAt, timer }] of homes) {
      if (now - openedAt < OPEN_FOR) continue;
      clearTimeout(timer);
      homes.delete(key);
    }
  }

  return {
    opened(actor) {
      const now = performance.now();
      forgetOld(now);
      clearTimeout(homes.get(keyOf(actor))?.timer);
      homes.set(keyOf(actor), { openedAt: now, publishedAt: now, timer: undefined });
      return publish(actor);
    },
    changed(actor) {
      const home = homes.get(keyOf(actor));
      const now = performance.now();
      if (home === undefined || home.timer !== undefined || now - home.openedAt > OPEN_FOR) return;
      home.timer = setTimeout(
        () => {
          home.timer = undefined;
          home.publishedAt = performance.now();
          void publish(actor);
        },
        Math.max(0, home.publishedAt + interval - now),
      ).unref();
    },
    async follow(actor, { person, blocks }) {
      const home = homes.get(keyOf(actor));
      if (home === undefined || person === undefined || performance.now() - home.openedAt > OPEN_FOR) return;
      home.publishedAt = performance.now();
      if (person === "changed") return publish(actor);
      // To ask for the page would make the person anew.
      clearTimeout(home.timer);
      homes.delete(keyOf(actor));
      await publish(actor, blocks);
    },
    stop() {
      for (const { timer } of homes.values()) clearTimeout(timer);
      homes.clear();
    },
  };
}
