// Publishes App Home pages. When Slack asks a workspace to slow down, each member's newest page waits for its turn.
import { webApi } from "@slack/bolt";
import type { Block } from "../../../ports/reply.ts";
import type { Timers } from "../../../ports/timers.ts";
import type { Actor } from "../listen/person.ts";
import { type Log, sayError } from "../log.ts";
import { renderHome } from "../render/render.ts";
import { sendBlocks } from "../send-blocks.ts";
import type { WebClient } from "../web-client.ts";

/** Makes a page when its turn comes; undefined if no one should see it anymore. */
type MakePage = () => Promise<readonly Block[] | undefined>;

export interface Pages {
  /** Publishes a page now, or later if the workspace has to wait; then only the newest. Never throws. */
  publish(actor: Actor, make: MakePage): Promise<void>;
  /** Drops a workspace's waiting pages. */
  forget(team: string): void;
  stop(): void;
}

interface Waiting {
  readonly actor: Actor;
  readonly make: MakePage;
}

/** The waiting pages of a workspace that Slack asked to slow down, by user. */
interface Queue {
  readonly waiting: Map<string, Waiting>;
  /** Cancels the next page's turn. */
  cancel: (() => void) | undefined;
}

interface PageParts {
  readonly client: WebClient;
  readonly timers: Timers;
  readonly log: Log;
}

/** Between two waiting pages of a workspace, in ms: Slack allows 100 per minute. */
const BETWEEN_PAGES = 700;

export function createPages({ client, timers, log }: PageParts): Pages {
  const queues = new Map<string, Queue>();

  /** Publishes a page; returns how long Slack asks to wait, in ms. */
  async function send({ actor: { workspace, user }, make }: Waiting): Promise<number | undefined> {
    try {
      const blocks = await make();
      if (blocks === undefined) return undefined;
      await sendBlocks(blocks, log, (sent) =>
        client.views.publish({
          token: workspace.token,
          user_id: user,
          view: renderHome(sent, workspace.team),
        }),
      );
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1_000;
      log.warn({ error: sayError(error) }, "an App Home was not published");
    }
    return undefined;
  }

  function queueOf(team: string): Queue {
    const queue = queues.get(team) ?? { waiting: new Map(), cancel: undefined };
    queues.set(team, queue);
    return queue;
  }

  function wait(team: string, queue: Queue, ms: number): void {
    queue.cancel?.();
    queue.cancel = timers.after(ms, () => void next(team, queue));
  }

  async function next(team: string, queue: Queue): Promise<void> {
    const [first] = queue.waiting.values();
    if (first === undefined) {
      queues.delete(team);
      return;
    }
    queue.waiting.delete(first.actor.user);
    const held = await send(first);
    if (queues.get(team) !== queue) return; // forgotten meanwhile
    if (held !== undefined) keep(queue, first);
    wait(team, queue, held ?? BETWEEN_PAGES);
  }

  /** Keeps a page for later, unless a newer one of the same person waits already. */
  function keep({ waiting }: Queue, late: Waiting): void {
    if (!waiting.has(late.actor.user)) waiting.set(late.actor.user, late);
  }

  return {
    async publish(actor, make) {
      const { team } = actor.workspace;
      const page = { actor, make };
      const queue = queues.get(team);
      if (queue !== undefined) {
        queue.waiting.set(actor.user, page);
        return;
      }
      const held = await send(page);
      if (held === undefined) return;
      const late = queueOf(team);
      keep(late, page);
      wait(team, late, held);
    },
    forget(team) {
      queues.get(team)?.cancel?.();
      queues.delete(team);
    },
    stop() {
      for (const { cancel } of queues.values()) cancel?.();
      queues.clear();
    },
  };
}
