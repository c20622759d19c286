// The daily question's round: recover what a crash left, close what is due, post what is due.
import type { Curriculum } from "../../core/model.ts";
import type { Platform, PlatformName } from "../ports.ts";
import type { Drill, Storage } from "../storage-port.ts";
import { type Choose, planAhead } from "./choose.ts";
import { closePosting } from "./close.ts";
import { correctQuestion } from "./correct.ts";
import { type CountEditor, createCountEditor } from "./count.ts";
import { postDrill, resumePosting } from "./post.ts";

/** What the daily question works with. */
export interface DailyParts {
  readonly storage: Storage;
  readonly curriculum: Curriculum;
  readonly platform: (name: PlatformName) => Platform | undefined;
  readonly choose: Choose;
  readonly random: () => number;
  /** Epoch ms; read when a job starts. */
  readonly clock: () => number;
  /** Called for each failed step; the others go on, and the next tick tries again. */
  readonly reportFailure: (error: unknown, what: string) => void;
}

/** The same with the editor of counts, which closing has to wait for. */
export interface DailyWork extends DailyParts {
  readonly counts: CountEditor;
}

export interface Daily {
  /** Does everything that is due now. Ticks that arrive while one runs join a single further one. */
  tick(): Promise<void>;
  /** Posts a drill's question for today at once, unless today has one. */
  postNow(drill: Drill): Promise<void>;
  /** Says that an answer came in: the posting's count is edited soon. */
  countChanged(postingId: string): void;
  /** Ends the timers and waits for what runs. */
  stop(): Promise<void>;
}

/** Questions are chosen this long before they are due, in ms. */
const PLANNED_AHEAD = 3_600_000;

export function createDaily(parts: DailyParts): Daily {
  const { storage, clock, reportFailure } = parts;
  const counts = createCountEditor(parts);
  const work: DailyWork = { ...parts, counts };
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  async function each<T extends { readonly id: string }>(
    what: string,
    items: readonly T[],
    step: (item: T) => Promise<unknown>,
  ): Promise<void> {
    for (const item of items) {
      await step(item).catch((error: unknown) => reportFailure(error, `${what} ${item.id}`));
    }
  }

  async function runOnce(): Promise<void> {
    const now = clock();
    await each("resume posting", await storage.postings.reclaim(now), (posting) =>
      resumePosting(work, posting),
    );
    await each("close posting", await storage.postings.toClose(now), (posting) =>
      closePosting(work, posting.id, now),
    );
    const changed = [...parts.curriculum.questions.values()].filter(({ changes }) => changes.length > 0);
    await each("correct question", changed, (question) => correctQuestion(parts, question, now));
    await each("post drill", await storage.drills.due(now), (drill) => postDrill(work, drill, now));
    const soon = await storage.drills.unplanned(now + PLANNED_AHEAD);
    await each("plan drill", soon, (drill) => planAhead(parts, drill, now));
  }

  async function tick(): Promise<void> {
    if (running === undefined) {
      running = runOnce().finally(() => {
        running = undefined;
      });
      return running;
    }
    waiting ??= running
      .catch(() => {})
      .then(() => {
        waiting = undefined;
        return tick();
      });
    return waiting;
  }

  return {
    tick,
    postNow: (drill) => postDrill(work, drill, clock(), "today"),
    countChanged: counts.changed,
    async stop() {
      await counts.stop();
      await running?.catch(() => {});
    },
  };
}
