// Chooses the question in a separate thread.
import type { Choose } from "../app/daily/choose.ts";
import type { Choice } from "../core/choose-question.ts";
import type { CalendarDate } from "../core/model.ts";
import type { Drill } from "../ports/storage/drills.ts";
import { createWorkerThread } from "../threads/worker-thread.ts";

export interface ChoosingJob {
  readonly drill: Drill;
  readonly date: CalendarDate;
  /** As JSON: sending one text costs a tenth of sending hundreds of objects. */
  readonly questions: string;
}

/** A large team takes less than a second; a slow database adds its retries, in ms. */
const PATIENCE = 60_000;

/** A chooser over the database at `address`. */
export function createWorkerChoose(address: string): { readonly choose: Choose; stop(): Promise<void> } {
  const thread = createWorkerThread<ChoosingJob, Choice | undefined>({
    name: "The thread that chooses questions",
    script: new URL("worker.ts", import.meta.url),
    worker: { workerData: { database: address } },
    patience: PATIENCE,
  });
  return {
    choose: (drill, date, questions) => thread.ask({ drill, date, questions: JSON.stringify(questions) }),
    stop: thread.stop,
  };
}
