// One round of the daily question, in the order in which people would miss it.

import type { Recap } from "../../ports/storage/daily/recaps.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { sendRecap } from "../recap/send-recap.ts";
import { giveRoles } from "../role/give-roles.ts";
import { closePosting, openRefusedDiscussion } from "./close.ts";
import type { DailyDeps } from "./deps.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { clicksFirst, forEach, pages } from "./pages.ts";
import { claimDue } from "./post.ts";
import { recoverPosting, sendPosting } from "./send.ts";
import { Stopped } from "./sender.ts";

/** A round that can be run again and again; what is still on its way from an earlier one is left to it. */
export function createRound(deps: DailyDeps): () => Promise<void> {
  const { storage, clock, timers, inBackground } = deps;
  const { schedules, counting, closing, sending, refusals, recaps } = storage;
  const onTheirWay = new Set<string>();
  const beat = createHeartbeat(deps);

  /** What belongs to a platform that other processes run is theirs. */
  const isOurs = ({ platform }: Drill | Posting | Recap) => deps.platform(platform) !== undefined;
  const each = (
    what: string,
    read: (limit: number, after: Posting | undefined) => Promise<readonly Posting[]>,
    step: (posting: Posting) => Promise<unknown>,
  ) =>
    forEach(
      read,
      async (posting) => (isOurs(posting) ? step(posting) : undefined),
      (error, { id }) => deps.reportFailure(error, `${what} ${id}`),
    );

  /** Sends what waits and is not on its way yet, and reports the batch when all of it has ended. */
  async function sendPlanned(now: number): Promise<void> {
    const began = timers.now();
    const count = { posted: 0, failed: 0 };
    const delays: number[] = [];
    const sent: Promise<void>[] = [];
    async function send(posting: Posting): Promise<void> {
      if (onTheirWay.has(posting.id)) return;
      onTheirWay.add(posting.id);
      const sending = sendPosting(deps, posting)
        .then((posted) => {
          if (!posted) return;
          count.posted++;
          delays.push(Math.max(0, clock() - posting.dueAt));
        })
        .catch((error: unknown) => {
          if (!(error instanceof Stopped)) count.failed++;
          deps.reportFailure(error, `send posting ${posting.id}`);
        })
        .finally(() => onTheirWay.delete(posting.id));
      sent.push(sending);
    }
    await each("send posting", (limit, after) => sending.toSend(now, limit, after), send);
    if (sent.length === 0) return;
    inBackground(`send ${sent.length} postings since ${now}`, async () => {
      await Promise.all(sent);
      deps.reportBatch({ ...count, delays, took: timers.now() - began });
    });
  }

  return async () => {
    const now = clock();
    await beat(now);
    await each(
      "recover posting",
      (limit, after) => sending.interrupted(now, limit, after),
      async (posting) => inBackground(`recover posting ${posting.id}`, () => recoverPosting(deps, posting)),
    );
    for await (const page of pages<Drill>((limit, after) => schedules.due(now, limit, after)))
      await claimDue(deps, page.filter(isOurs), now).catch((error: unknown) =>
        deps.reportFailure(error, `claim for drills since ${now}`),
      );
    await sendPlanned(now);
    await each(
      "close posting",
      (limit, after) => closing.toClose(now, limit, after),
      (posting) => closePosting(deps, posting.id, now),
    );
    await each(
      "open discussion",
      (limit, after) => refusals.discussionsDue(now, limit, after),
      async (posting) =>
        inBackground(`open discussion ${posting.id}`, () => openRefusedDiscussion(deps, posting)),
    );
    await sendRecaps(now);
    await giveRoles(deps, now);
    await recount();
  };

  async function sendRecaps(now: number): Promise<void> {
    for await (const page of pages<Recap>((limit, after) => recaps.due(now, limit, after)))
      for (const recap of page.filter(isOurs))
        inBackground(`send recap ${recap.drillId} ${recap.week}`, () => sendRecap(deps, recap));
  }

  /** Updates stale numbers: another process got the answer, or was killed. */
  async function recount(): Promise<void> {
    let after: string | undefined;
    do {
      const { ids, last } = await counting.stale(100, after);
      ids.forEach(deps.counts.changed);
      after = last;
      await clicksFirst();
    } while (after !== undefined);
  }
}
