// The number of answers under an open posting, edited in place: soon after an answer, but not more often than the
// platform bears, and by one process at a time.
import { isRefusal } from "../../ports/platform-error.ts";
import { openPosting } from "../answer/posting-view.ts";
import { type CountEditor, type DailyDeps, drawClaim, inTime, runningOn } from "./deps.ts";
import { openingOf } from "./opening.ts";
import { recordRefusal } from "./record-refusal.ts";
import type { NewsDeps } from "./stop-drill.ts";

interface Pending {
  /** Set while an edit is planned; cancels it. */
  cancel: (() => void) | undefined;
  /** Set while an edit waits for its turn: it will count what comes meanwhile. */
  queued: boolean;
  /** Earliest time of the next edit, by the timers' clock. */
  notBefore: number;
  editing: Promise<void>;
}

/** The editor checks again after at most this long, in ms, even if a wrong clock makes the wait longer. */
const LONGEST_WAIT = 3_600_000;

type CountDeps = NewsDeps & Pick<DailyDeps, "curriculum" | "reportFailure" | "timers">;

export function createCountEditor(deps: CountDeps): CountEditor {
  const { storage, curriculum, clock, timers } = deps;
  const postings = new Map<string, Pending>();
  let stopped = false;

  /** Renders from the database at the last moment; a posting that is no longer open is left alone. */
  async function edit(postingId: string, pending: Pending): Promise<void> {
    const posting = await storage.postings.find(postingId);
    if (posting?.state !== "posted" || deps.platform(posting.platform) === undefined) {
      pending.queued = false;
      return forget(postingId, pending);
    }
    const { platform, sender } = runningOn(deps, posting.platform);
    const job = { kind: "count", team: posting.externalTeamId, channel: posting.channel } as const;
    await sender.send(job, async () => {
      pending.queued = false;
      const now = clock();
      const interval = platform.countInterval(now - posting.openedAt);
      const claimId = drawClaim(deps);
      const turn = await storage.counting.beginCount(postingId, now, interval, claimId);
      if (turn === undefined) return forget(postingId, pending);
      pending.notBefore = timers.now() + (turn.posting === undefined ? turn.askAgainAt - now : interval);
      if (turn.posting === undefined) return changed(postingId);
      const { message } = turn.posting;
      if (message === undefined) return;
      const opening = await openingOf(storage, turn.posting, curriculum);
      const blocks = openPosting(turn.posting, turn.answers, curriculum, opening);
      try {
        await inTime(platform.edit(message, blocks), timers);
      } catch (error) {
        // After any other error the edit may still be on its way: no one else edits before it arrived.
        if (!isRefusal(error)) throw error;
        if (error.refusal === "later") {
          await storage.counting.endEdit(postingId, undefined, claimId);
          throw error;
        }
        if (error.refusal !== "message") {
          await recordRefusal(deps, turn.posting, { what: "edit", postingId, claimId }, error);
          return forget(postingId, pending);
        }
        // Where the message is gone, its number is as right as it will ever be.
      }
      await storage.counting.endEdit(postingId, turn.answers, claimId);
      forget(postingId, pending);
    });
  }

  function forget(postingId: string, pending: Pending): void {
    if (pending.cancel === undefined) postings.delete(postingId);
  }

  function begin(postingId: string, pending: Pending): void {
    pending.cancel = undefined;
    pending.queued = true;
    pending.editing = pending.editing
      .then(() => edit(postingId, pending))
      .catch((error: unknown) => deps.reportFailure(error, `count of posting ${postingId}`))
      .finally(() => {
        pending.queued = false;
      });
  }

  function changed(postingId: string): void {
    if (stopped) return;
    const pending = postings.get(postingId) ?? {
      cancel: undefined,
      queued: false,
      notBefore: 0,
      editing: Promise.resolve(),
    };
    postings.set(postingId, pending);
    if (pending.queued) return;
    const wait = Math.max(0, pending.notBefore - timers.now());
    pending.cancel ??= timers.after(Math.min(wait, LONGEST_WAIT), () => begin(postingId, pending));
  }

  function settle(postingId: string): Promise<void> {
    const pending = postings.get(postingId);
    pending?.cancel?.();
    postings.delete(postingId);
    return pending?.editing ?? Promise.resolve();
  }

  return {
    changed,
    settle,
    async stop() {
      stopped = true;
      await Promise.all([...postings.keys()].map(settle));
    },
  };
}
