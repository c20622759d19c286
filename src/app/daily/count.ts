// The number of answers under an open posting, edited in place: soon after an answer, but not more often
// than the platform bears.
import { openPosting } from "../views/posting-view.ts";
import type { DailyParts } from "./daily.ts";

export interface CountEditor {
  /** Says that an answer came in. Answers that come before the edit share it. */
  changed(postingId: string): void;
  /** Resolves when no edit of the posting is under way; none begins after it was closed. */
  settle(postingId: string): Promise<void>;
  /** Drops the edits still to come, and waits for those under way. */
  stop(): Promise<void>;
}

interface Pending {
  timer: NodeJS.Timeout | undefined;
  /** Earliest time of the next edit, by `performance.now()`. */
  notBefore: number;
  editing: Promise<void>;
}

export function createCountEditor(parts: DailyParts): CountEditor {
  const { storage, curriculum, platform, clock, reportFailure } = parts;
  const postings = new Map<string, Pending>();
  let stopped = false;

  /** Renders from the database at the last moment; a posting that is no longer open is left alone. */
  async function edit(postingId: string, pending: Pending): Promise<void> {
    const posting = await storage.postings.find(postingId);
    const target = posting && platform(posting.platform);
    if (posting?.state !== "posted" || posting.message === undefined || target === undefined) {
      postings.delete(postingId);
      return;
    }
    pending.notBefore = performance.now() + target.countInterval(clock() - posting.openedAt);
    const answers = await storage.postings.countAnswers(postingId);
    await target.edit(posting.message, openPosting(posting, answers, curriculum));
  }

  function begin(postingId: string, pending: Pending): void {
    pending.timer = undefined;
    pending.editing = pending.editing
      .then(() => edit(postingId, pending))
      .catch((error: unknown) => reportFailure(error, `count of posting ${postingId}`));
  }

  function settle(postingId: string): Promise<void> {
    const pending = postings.get(postingId);
    clearTimeout(pending?.timer);
    postings.delete(postingId);
    return pending?.editing ?? Promise.resolve();
  }

  return {
    changed(postingId) {
      if (stopped) return;
      const pending = postings.get(postingId) ?? {
        timer: undefined,
        notBefore: 0,
        editing: Promise.resolve(),
      };
      postings.set(postingId, pending);
      pending.timer ??= setTimeout(
        () => begin(postingId, pending),
        Math.max(0, pending.notBefore - performance.now()),
      ).unref();
    },
    settle,
    async stop() {
      stopped = true;
      await Promise.all([...postings.keys()].map(settle));
    },
  };
}
