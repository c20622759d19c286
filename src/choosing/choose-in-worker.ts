// Chooses the question in a separate thread.
import type { Choosable, Choose } from "../app/daily/choose.ts";
import type { Choice } from "../core/choose-question.ts";
import type { CalendarDate } from "../core/model.ts";
import type { Drill } from "../ports/storage/drills.ts";
import { createWorkerThread } from "../threads/worker-thread.ts";

export interface ChoosingJob {
  readonly drill: Drill;
  readonly date: CalendarDate;
  /** Their IDs, joined by spaces: sending one text costs a fraction of sending hundreds. */
  readonly questions: string;
}

/** What the thread gets when it starts. */
export interface ChoosingStart {
  readonly database: string;
  readonly bank: readonly Choosable[];
}

/** A large team takes less than a second; a slow database adds its retries, in ms. */
const PATIENCE = 60_000;

/** A chooser over the database at `address`, among questions of the bank. */
export function createWorkerChoose(
  address: string,
  bank: Iterable<Choosable>,
): { readonly choose: Choose; stop(): Promise<void> } {
  const start: ChoosingStart = {
    database: address,
    bank: Array.from(bank, ({ id, topic, siblings, difficulty }) => ({ id, topic, siblings, difficulty })),
  };
  const thread = createWorkerThread<ChoosingJob, Choice | undefined>({
    name: "The thread that chooses questions",
    script: new URL("worker.ts", import.meta.url),
    worker: { workerData: start },
    patience: PATIENCE,
  });
  return {
    choose: (drill, date, questions) =>
      thread.ask({ drill, date, questions: questions.map(({ id }) => id).join(" ") }),
    stop: thread.stop,
  };
}
