// The App Home: shown when it is opened, and renewed after answers while somebody may be looking at it.
import type { Bot } from "../../../ports/bot.ts";
import type { Person } from "../../../ports/person.ts";
import type { Block, Reply } from "../../../ports/reply.ts";
import { type Actor, ownWorkspace, toPerson } from "../listen/person.ts";
import type { Log } from "../log.ts";
import type { WebClient } from "../web-client.ts";
import type { Profiles } from "../workspace/profiles.ts";
import { createPages } from "./pages.ts";

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
  /**
   * What somebody's App Home shows changed with this reply: it follows at once, where it was opened lately. Whoever
   * was deleted sees that there too, whenever they opened it.
   */
  follow(actor: Actor, reply: Reply): Promise<void>;
  /** Kubedrill left a workspace: nobody's page is asked for again, which would make them anew. */
  forgetTeam(team: string): void;
  stop(): void;
}

/** In ms. */
interface Pace {
  /** The least time between two publications for one person. */
  readonly interval: number;
  /** Between two people's pages where Slack asked a workspace to slow down: it takes a hundred a minute. */
  readonly catchUp: number;
}

const usualPace: Pace = { interval: 60_000, catchUp: 700 };
/** An App Home opened longer ago than this is renewed when it is opened again. */
const OPEN_FOR = 3_600_000;

interface Opened {
  readonly openedAt: number;
  publishedAt: number;
  publishing: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
}

export function createHome(
  { bot, client, profiles, clock, log }: HomeParts,
  { interval, catchUp }: Pace = usualPace,
): Home {
  const homes = new Map<string, Opened>();
  const pages = createPages({ client, log }, catchUp);
  const keyOf = ({ workspace, user }: Actor) => `${workspace.team}/${user}`;

  function publish(actor: Actor, home: Opened): Promise<void> {
    home.publishedAt = performance.now();
    // To ask for the page of somebody who was deleted meanwhile would make the person anew.
    const isCurrent = () => homes.get(keyOf(actor)) === home;
    home.publishing = pages.publish(actor, async () => {
      const profile = await profiles.ask(ownWorkspace(actor), actor.user);
      if (!isCurrent()) return undefined;
      const blocks = await askBlocks(toPerson(actor, profile));
      profiles.keep(ownWorkspace(actor), actor.user);
      return isCurrent() ? blocks : undefined;
    });
    return home.publishing;
  }

  async function askBlocks(person: Person): Promise<readonly Block[]> {
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
      const home: Opened = { openedAt: now, publishedAt: now, publishing: undefined, timer: undefined };
      homes.set(keyOf(actor), home);
      return publish(actor, home);
    },
    changed(actor) {
      const home = homes.get(keyOf(actor));
      const now = performance.now();
      if (home === undefined || home.timer !== undefined || now - home.openedAt > OPEN_FOR) return;
      home.timer = setTimeout(
        () => {
          home.timer = undefined;
          void publish(actor, home);
        },
        Math.max(0, home.publishedAt + interval - now),
      ).unref();
    },
    async follow(actor, { person, blocks }) {
      const home = homes.get(keyOf(actor));
      if (person === "deleted") {
        clearTimeout(home?.timer);
        homes.delete(keyOf(actor));
        await home?.publishing; // else an older page could come after the farewell
        await pages.publish(actor, async () => blocks);
      } else if (person === "changed" && home !== undefined) {
        if (performance.now() - home.openedAt <= OPEN_FOR) await publish(actor, home);
      }
    },
    forgetTeam(team) {
      for (const [key, { timer }] of homes) {
        if (!key.startsWith(`${team}/`)) continue;
        clearTimeout(timer);
        homes.delete(key);
      }
      pages.forget(team);
    },
    stop() {
      for (const { timer } of homes.values()) clearTimeout(timer);
      homes.clear();
      pages.stop();
    },
  };
}
