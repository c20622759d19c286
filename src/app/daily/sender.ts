// Everything that Kubedrill sends by itself goes through here: as fast as the platform bears, the most urgent
// first, fairly across teams. Replies to people do not: they never wait for it.

import type { Pace } from "../../ports/platform.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import { systemTimers } from "../../ports/timers.ts";

/** In the order in which they are sent: new questions, reveals, counts of answers, direct messages. */
const kinds = ["post", "reveal", "count", "direct"] as const;
type Kind = (typeof kinds)[number];

/** What is sent: to which team, and to which of its channels where the platform paces channels. */
export interface Job {
  readonly kind: Kind;
  readonly team: string;
  readonly channel?: string | undefined;
}

export interface Sender {
  /**
   * Runs when it is the job's turn, and resolves to what it returns. Where the platform says “later”, it runs
   * again after that time, a few times over. @throws what `run` threw, or Stopped.
   */
  send<T>(job: Job, run: () => Promise<T>): Promise<T>;
  /** Jobs that wait for their turn. */
  waiting(): number;
  /** Lets go of what waits, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** What a job ends with that waited when its sender was stopped. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** Time and waiting, in ms: a monotonic clock, so that a clock change neither stops nor floods a platform. */
export interface Timer {
  now(): number;
  wait(ms: number): Promise<void>;
}

const realTimer: Timer = {
  now: systemTimers.now,
  wait: (ms) => new Promise((resolve) => systemTimers.after(ms, resolve)),
};

/** How often a job runs that gets “later”; then the next tick retries it. */
const MOST_ATTEMPTS = 8;

/** Turns that were missed because the process was busy are made up for, this many at most. */
const MOST_MISSED = 5;

interface Waiting {
  readonly job: Job;
  attempts: number;
  readonly run: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export function createSender(pace: Pace, timer: Timer = realTimer): Sender {
  const spacing = 1000 / pace.perSecond;
  // A team's jobs wait in a row; teams take turns, for a Map gives back what went in first.
  const queues = new Map<Kind, Map<string, Waiting[]>>(kinds.map((kind) => [kind, new Map()]));
  const laneFreeAt = new Map<string, number>();
  let waiting = 0;
  let underWay = 0;
  let nextAt = 0;
  let stopped = false;
  let pumping = false;
  let changed = Promise.withResolvers<void>();

  function change(): void {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  }

  const channelOf = ({ team, channel }: Job) => (channel === undefined ? undefined : `${team} ${channel}`);
  /** What waits where the platform says “later”: the channel, else all that is of this kind in the team. */
  const laneOf = (job: Job) => channelOf(job) ?? `${job.kind} of ${job.team}`;
  const freeAt = ({ job }: Waiting) => laneFreeAt.get(laneOf(job)) ?? 0;

  /** The next job whose channel is free, or else how long until one is, in ms: Infinity while they are all written to. */
  function take(now: number): Waiting | number {
    let soonest = Number.POSITIVE_INFINITY;
    for (const teams of queues.values()) {
      for (const [team, queue] of teams) {
        const place = queue.findIndex((one) => freeAt(one) <= now);
        const [next] = place === -1 ? [] : queue.splice(place, 1);
        if (next === undefined) {
          soonest = Math.min(soonest, ...queue.map((one) => freeAt(one) - now));
          continue;
        }
        teams.delete(team);
        if (queue.length > 0) teams.set(team, queue);
        waiting--;
        return next;
      }
    }
    return soonest;
  }

  function enqueue(one: Waiting): void {
    const teams = queues.get(one.job.kind);
    const queue = teams?.get(one.job.team);
    if (queue === undefined) teams?.set(one.job.team, [one]);
    else queue.push(one);
    waiting++;
    change();
    if (!pumping) void pump();
  }

  async function pump(): Promise<void> {
    pumping = true;
    while (waiting > 0) {
      const now = timer.now();
      if (underWay >= pace.atOnce) await changed.promise;
      else if (nextAt > now) await Promise.race([timer.wait(nextAt - now), changed.promise]);
      else {
        const next = take(now);
        if (next === Number.POSITIVE_INFINITY) await changed.promise;
        else if (typeof next === "number") await Promise.race([timer.wait(next), changed.promise]);
        else {
          nextAt = Math.max(nextAt, now - MOST_MISSED * spacing) + spacing;
          void attempt(next);
        }
      }
    }
    pumping = false;
  }

  async function attempt(one: Waiting): Promise<void> {
    const channel = channelOf(one.job);
    underWay++;
    one.attempts++;
    // No one else writes into the channel meanwhile, and after that not too soon.
    if (channel !== undefined) laneFreeAt.set(channel, Number.POSITIVE_INFINITY);
    let freeAfter = pace.channelInterval;
    try {
      one.resolve(await one.run());
    } catch (error) {
      if (!isRefusal(error, "later") || one.attempts >= MOST_ATTEMPTS || stopped) one.reject(error);
      else {
        if (error.everywhere) nextAt = Math.max(nextAt, timer.now() + error.retryAfter);
        else if (channel !== undefined) freeAfter = Math.max(freeAfter, error.retryAfter);
        else settleLane(laneOf(one.job), error.retryAfter);
        enqueue(one);
      }
    }
    underWay--;
    if (channel !== undefined) settleLane(channel, freeAfter);
    change();
  }

  function settleLane(lane: string, freeAfter: number): void {
    if (freeAfter === 0) laneFreeAt.delete(lane);
    else laneFreeAt.set(lane, timer.now() + freeAfter);
    if (laneFreeAt.size < 10_000) return;
    for (const [name, at] of laneFreeAt) if (at <= timer.now()) laneFreeAt.delete(name);
  }

  return {
    send<T>(job: Job, run: () => Promise<T>): Promise<T> {
      if (stopped) return Promise.reject(new Stopped("The sender has stopped."));
      return new Promise<T>((resolve, reject) => {
        enqueue({ job, attempts: 0, run, resolve: resolve as Waiting["resolve"], reject });
      });
    },
    waiting: () => waiting,
    async stop() {
      stopped = true;
      for (const teams of queues.values()) {
        for (const { reject } of [...teams.values()].flat()) reject(new Stopped("The sender has stopped."));
        teams.clear();
      }
      waiting = 0;
      change();
      while (underWay > 0) await changed.promise;
    },
  };
}
