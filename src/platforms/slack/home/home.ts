// The App Home: published when someone opens it, and updated after their answers for an hour.
import type { Bot } from "../../../ports/bot.ts";
import type { Person } from "../../../ports/person.ts";
import type { Block, Reply } from "../../../ports/reply.ts";
import type { Timers } from "../../../ports/timers.ts";
import { type Actor, ownWorkspace, toPerson } from "../listen/person.ts";
import type { Log } from "../log.ts";
import type { WebClient } from "../web-client.ts";
import type { Profiles } from "../workspace/profiles.ts";
import { createPages } from "./pages.ts";

interface HomeParts {
  readonly bot: Bot;
  readonly client: WebClient;
  readonly profiles: Profiles;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly timers: Timers;
  readonly log: Log;
}

export interface Home {
  /** Publishes the App Home that a member opened. */
  opened(actor: Actor): Promise<void>;
  /** A member's numbers changed: updates their App Home within a minute, if they opened it in the last hour. */
  changed(actor: Actor): void;
  /**
   * A reply changed what a member's App Home shows: updates it at once, if they opened it in the last hour. A deleted
   * member's page always shows the reply, no matter when they opened it.
   */
  follow(actor: Actor, reply: Reply): Promise<void>;
  /** Kubedrill left a workspace: drops its pages, because asking the app for one would create the member again. */
  forgetTeam(team: string): void;
  stop(): void;
}

/** The least time between two updates of one member's page, in ms. */
const INTERVAL = 60_000;
/** After this long, a page isn't updated until the member opens it again. In ms. */
const OPEN_FOR = 3_600_000;

interface Opened {
  readonly openedAt: number;
  publishedAt: number;
  publishing: Promise<void> | undefined;
  /** Cancels the planned update. */
  cancel: (() => void) | undefined;
}

export function createHome({ bot, client, profiles, clock, timers, log }: HomeParts): Home {
  const homes = new Map<string, Opened>();
  const pages = createPages({ client, timers, log });
  const keyOf = ({ workspace, user }: Actor) => `${workspace.team}/${user}`;

  function publish(actor: Actor, home: Opened): Promise<void> {
    home.publishedAt = timers.now();
    // Asking for a page after its member was deleted would create the member again.
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
    for (const [key, { openedAt, cancel }] of homes) {
      if (now - openedAt < OPEN_FOR) continue;
      cancel?.();
      homes.delete(key);
    }
  }

  return {
    opened(actor) {
      const now = timers.now();
      forgetOld(now);
      homes.get(keyOf(actor))?.cancel?.();
      const home: Opened = { openedAt: now, publishedAt: now, publishing: undefined, cancel: undefined };
      homes.set(keyOf(actor), home);
      return publish(actor, home);
    },
    changed(actor) {
      const home = homes.get(keyOf(actor));
      const now = timers.now();
      if (home === undefined || home.cancel !== undefined || now - home.openedAt > OPEN_FOR) return;
      home.cancel = timers.after(Math.max(0, home.publishedAt + INTERVAL - now), () => {
        home.cancel = undefined;
        void publish(actor, home);
      });
    },
    async follow(actor, { person, blocks }) {
      const home = homes.get(keyOf(actor));
      if (person === "deleted") {
        home?.cancel?.();
        homes.delete(keyOf(actor));
        await home?.publishing; // else an older page could come after the farewell
        await pages.publish(actor, async () => blocks);
      } else if (person === "changed" && home !== undefined) {
        if (timers.now() - home.openedAt <= OPEN_FOR) await publish(actor, home);
      }
    },
    forgetTeam(team) {
      for (const [key, { cancel }] of homes) {
        if (!key.startsWith(`${team}/`)) continue;
        cancel?.();
        homes.delete(key);
      }
      pages.forget(team);
    },
    stop() {
      for (const { cancel } of homes.values()) cancel?.();
      homes.clear();
      pages.stop();
    },
  };
}
