// A worker thread that starts when it's needed, answers one request at a time, and stops when idle.
import { Worker, type WorkerOptions } from "node:worker_threads";
import { systemTimers, type Timers } from "../ports/timers.ts";
import type { FromThread, ToThread } from "./messages.ts";

export interface WorkerThread<Request, Answer> {
  /**
   * Rejects if the request fails, the thread dies, or the thread gives no answer in time. The last two reject every
   * request that waits; the next request starts a new thread.
   */
  ask(request: Request): Promise<Answer>;
  isBusy(): boolean;
  /** Rejects what waits, refuses more, and resolves when the thread is gone. */
  stop(): Promise<void>;
}

interface Options {
  /** What error messages call it, for example "The drawing thread". */
  readonly name: string;
  /** A module that calls `answerRequests`. */
  readonly script: URL;
  readonly worker?: WorkerOptions;
  /** How long one request takes at the longest, in ms; starting the thread counts. */
  readonly patience: number;
  /** An idle thread is stopped after so long, in ms. */
  readonly rest?: number;
  /** How long a thread gets to end by itself, in ms; without it, it is terminated at once. */
  readonly grace?: number;
  readonly timers?: Timers;
}

/** An idle thread holds megabytes and starts again in a fraction of a second. */
const USUAL_REST = 30_000;

interface Waiting<Request, Answer> extends Pick<PromiseWithResolvers<Answer>, "resolve" | "reject"> {
  readonly request: Request;
}

/** Starts nothing yet. A thread with work keeps the process alive; an idle one doesn't. */
export function createWorkerThread<Request, Answer>({
  name,
  script,
  worker: options,
  patience,
  rest = USUAL_REST,
  grace,
  timers = systemTimers,
}: Options): WorkerThread<Request, Answer> {
  /** The thread works on the first one. */
  const waiting: Waiting<Request, Answer>[] = [];
  let worker: Worker | undefined;
  let cancelTimer = () => {};
  let ending: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  function start(): Worker {
    const started = new Worker(script, options);
    started.on("message", (message: FromThread<Answer>) => {
      if (worker === started) settle(message);
    });
    started.on("error", (error) => fail(started, error));
    started.on("messageerror", (error) => fail(started, error));
    started.on("exit", (code) => fail(started, new Error(`${name} ended with code ${code}.`)));
    return started;
  }

  function settle(message: FromThread<Answer>): void {
    const job = waiting.shift();
    if ("failure" in message) job?.reject(new Error(message.failure));
    else job?.resolve(message.answer);
    next();
  }

  function next(): void {
    cancelTimer();
    const [job] = waiting;
    if (job === undefined) {
      worker?.unref();
      cancelTimer = timers.after(rest, () => end("was idle"));
      return;
    }
    try {
      worker ??= start();
      worker.ref();
      worker.postMessage({ type: "request", request: job.request } satisfies ToThread<Request>);
    } catch (error) {
      waiting.shift();
      job.reject(error);
      next();
      return;
    }
    const asked = worker;
    cancelTimer = timers.after(patience, () =>
      fail(asked, new Error(`${name} gave no answer in ${patience / 1_000} seconds.`)),
    );
  }

  function fail(failed: Worker, error: unknown): void {
    if (worker !== failed) return;
    drop(error);
    failed.unref();
    void failed.terminate();
  }

  function drop(error: unknown): void {
    worker = undefined;
    cancelTimer();
    for (const job of waiting.splice(0)) job.reject(error);
  }

  function end(why: string): void {
    const ended = worker;
    drop(new Error(`${name} ${why}.`));
    if (ended !== undefined) ending = Promise.all([ending, release(ended)]);
  }

  async function release(ended: Worker): Promise<void> {
    if (grace === undefined) {
      await ended.terminate();
      return;
    }
    const exit = Promise.withResolvers<void>();
    ended.once("exit", () => exit.resolve());
    ended.ref();
    ended.postMessage({ type: "stop" } satisfies ToThread<Request>);
    const cancel = timers.after(grace, () => void ended.terminate());
    await exit.promise;
    cancel();
  }

  return {
    ask(request) {
      if (isStopped) return Promise.reject(new Error(`${name} was stopped.`));
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      waiting.push({ request, resolve, reject });
      if (waiting.length === 1) next();
      return promise;
    },
    isBusy: () => waiting.length > 0,
    async stop() {
      isStopped = true;
      end("was stopped");
      await ending;
    },
  };
}
