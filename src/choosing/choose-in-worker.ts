// Choosing in a thread of its own, started when it is first needed.
import { Worker } from "node:worker_threads";
import type { Choose } from "../app/daily/choose.ts";
import type { Choice } from "../core/choose-question.ts";
import type { CalendarDate } from "../core/model.ts";
import type { Drill } from "../ports/storage/drills.ts";

export interface ChoosingJob {
  readonly number: number;
  readonly drill: Drill;
  readonly date: CalendarDate;
  /** As JSON: one text costs a tenth of what hundreds of objects do to hand over. */
  readonly questions: string;
}

export interface ChoosingOutcome {
  readonly number: number;
  readonly choice?: Choice | undefined;
  readonly failure?: string;
}

/** A thread that had no work for so long is ended, in ms: it holds tens of megabytes, and starts again in a second. */
const LONGEST_REST = 30_000;

type Waiting = Pick<PromiseWithResolvers<Choice | undefined>, "resolve" | "reject">;

/** A chooser over the database at `address`. A thread that dies fails its jobs; the next job starts another. */
export function createWorkerChoose(address: string): { readonly choose: Choose; stop(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  let jobs = 0;
  let stopped = false;

  function start(): Worker {
    const started = new Worker(new URL("worker.ts", import.meta.url), { workerData: { database: address } });
    started.on("message", ({ number, choice, failure }: ChoosingOutcome) => {
      const job = waiting.get(number);
      waiting.delete(number);
      // A thread without work must not keep the process alive; one with work must.
      if (waiting.size === 0) {
        started.unref();
        rest = setTimeout(end, LONGEST_REST).unref();
      }
      if (failure === undefined) job?.resolve(choice);
      else job?.reject(new Error(failure));
    });
    started.on("error", (error) => fail(started, error));
    started.on("exit", () => fail(started, new Error("The thread that chooses questions ended.")));
    return started;
  }

  function fail(ended: Worker, error: unknown): void {
    if (worker !== ended) return;
    worker = undefined;
    for (const job of waiting.values()) job.reject(error);
    waiting.clear();
  }

  async function end(): Promise<void> {
    const ended = worker;
    if (ended !== undefined) fail(ended, new Error("The thread that chooses questions was stopped."));
    clearTimeout(rest);
    await ended?.terminate();
  }

  return {
    async choose(drill, date, questions) {
      if (stopped) throw new Error("Questions are no longer chosen: the process is stopping.");
      clearTimeout(rest);
      worker ??= start();
      const { promise, resolve, reject } = Promise.withResolvers<Choice | undefined>();
      const number = jobs++;
      waiting.set(number, { resolve, reject });
      worker.ref();
      const job: ChoosingJob = { number, drill, date, questions: JSON.stringify(questions) };
      worker.postMessage(job);
      return promise;
    },
    stop() {
      stopped = true;
      return end();
    },
  };
}
