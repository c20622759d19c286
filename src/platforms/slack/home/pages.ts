// App Home pages on their way: where Slack asks a workspace to slow down, each person's waits for its turn, once.
import { webApi } from "@slack/bolt";
import type { Block } from "../../../ports/reply.ts";
import type { Actor } from "../listen/person.ts";
import { type Log, sayError } from "../log.ts";
import { renderHome } from "../render/render.ts";
import type { WebClient } from "../web-client.ts";

/** Makes a page when its turn comes; undefined where nobody is to see it any more. */
type MakePage = () => Promise<readonly Block[] | undefined>;

export interface Pages {
  /** Shows it now, or later where the workspace has to wait; then the newest page only. Never throws. */
  publish(actor: Actor, make: MakePage): Promise<void>;
  /** Lets go of what waits in a workspace. */
  forget(team: string): void;
  stop(): void;
}

interface Waiting {
  readonly actor: Actor;
  readonly make: MakePage;
}

/** What a workspace that was told to slow down still has to show, by user. */
interface Queue {
  readonly waiting: Map<string, Waiting>;
  timer: NodeJS.Timeout | undefined;
}

/** `pace` is the time between two pages of a workspace that was told to slow down, in ms. */
export function createPages(
  { client, log }: { readonly client: WebClient; readonly log: Log },
  pace: number,
): Pages {
  const queues = new Map<string, Queue>();

  /** Shows it; returns how long to wait where Slack says so, in ms. */
  async function send({ actor: { workspace, user }, make }: Waiting): Promise<number | undefined> {
    try {
      const blocks = await make();
      if (blocks === undefined) return undefined;
      await client.views.publish({
        token: workspace.token,
        user_id: user,
        view: renderHome(blocks, workspace.team),
      });
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1_000;
      log.warn({ error: sayError(error) }, "an App Home was not published");
    }
    return undefined;
  }

  function queueOf(team: string): Queue {
    const queue = queues.get(team) ?? { waiting: new Map(), timer: undefined };
    queues.set(team, queue);
    return queue;
  }

  function wait(team: string, queue: Queue, ms: number): void {
    clearTimeout(queue.timer);
    queue.timer = setTimeout(() => void next(team, queue), ms).unref();
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
    wait(team, queue, held ?? pace);
  }

  /** A newer page of the same person goes first. */
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
      clearTimeout(queues.get(team)?.timer);
      queues.delete(team);
    },
    stop() {
      for (const { timer } of queues.values()) clearTimeout(timer);
      queues.clear();
    },
  };
}
