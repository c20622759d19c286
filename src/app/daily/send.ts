// Sending a claimed posting, at its turn; and finding out what became of one whose sender died.
import { isFarAhead, MAX_AHEAD } from "../../core/drill-calendar.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { openPosting } from "../answer/posting-view.ts";
import { unknownPosting } from "../drill/trouble-view.ts";
import { type CloseDeps, closePosting } from "./close.ts";
import { channelOf, type DailyDeps, drawClaim, inTime, runningOn } from "./deps.ts";
import { openingOf } from "./opening.ts";
import { recordRefusal } from "./record-refusal.ts";
import { type News, stopForRefusal, storeNotice, tellContact } from "./stop-drill.ts";

/** What sending needs. */
export type SendDeps = CloseDeps & Pick<DailyDeps, "catchUp">;

/** What comes before the post may take so long of its lease, in ms, that the post still ends within it. */
const LONGEST_BEFORE = 35_000;

/** Sends a posting that waits; false where another process has it, its time is over, or the channel refuses it. */
export async function sendPosting(deps: SendDeps, posting: Posting): Promise<boolean> {
  const { sending } = deps.storage;
  const { sender } = runningOn(deps, posting.platform);
  const job = { kind: "post", team: posting.externalTeamId, channel: posting.channel } as const;
  return sender.send(job, async () => {
    const now = deps.clock();
    if (isOutOfTime(deps, posting, now)) {
      await sending.withdraw(posting.id, "planned");
      return false;
    }
    if (await sending.withdrawIfOvertaken(posting.id, "planned", now)) return false;
    const claimId = drawClaim(deps);
    const taken = await sending.beginSending(posting.id, now, claimId);
    if (taken === undefined) return false;
    await closeEarlier(deps, taken, now).catch(async (error: unknown) => {
      // Nothing was sent yet.
      await sending.postpone(taken.id, deps.clock(), claimId);
      throw error;
    });
    if (deps.clock() - now <= LONGEST_BEFORE) return post(deps, taken, claimId);
    await sending.postpone(taken.id, deps.clock(), claimId);
    return false;
  });
}

/** Too late, or from a clock that was far ahead. */
function isOutOfTime({ catchUp }: Pick<SendDeps, "catchUp">, { dueAt }: Posting, now: number): boolean {
  return now - dueAt > catchUp || dueAt > now + MAX_AHEAD;
}

async function post(deps: SendDeps, posting: Posting, claimId: string): Promise<boolean> {
  const { sending } = deps.storage;
  const { platform } = runningOn(deps, posting.platform);
  try {
    const opening = await openingOf(deps.storage, posting, deps.curriculum);
    const blocks = openPosting(posting, 0, deps.curriculum, opening);
    await sending.markPosted(
      posting.id,
      await inTime(platform.post(channelOf(posting), blocks, posting.id), deps.timers),
    );
    return true;
  } catch (error) {
    // The sender waits as long as the platform asked, then runs this again.
    if (isRefusal(error, "later")) await sending.postpone(posting.id, deps.clock(), claimId);
    else if (isRefusal(error)) {
      await sending.withdraw(posting.id, "sending");
      await stopForRefusal(deps, posting, error);
      return false;
    }
    // After any other error, no one knows whether it was posted: after its lease, the next round looks for it.
    throw error;
  }
}

/** What a new question replaces: an open one is closed, unless it has its own hour; one never seen is forgotten. */
async function closeEarlier(deps: SendDeps, posting: Posting, now: number): Promise<void> {
  const { postings, sending } = deps.storage;
  for (const earlier of await postings.open(posting.drillId)) {
    if (earlier.date >= posting.date && !isFarAhead(earlier.date, posting.date)) continue;
    const { state } = earlier.state === "sending" ? await settle(deps, earlier) : earlier;
    if (state === "posted" && !earlier.ownHour) await closePosting(deps, earlier.id, now);
    if (state === "planned") await sending.withdraw(earlier.id, state);
    if (state === "unknown") await forgetUnknown(deps, earlier);
  }
}

/** Settles a posting whose sender died: finds the message, sends it, or asks a team admin. */
export async function recoverPosting(deps: SendDeps, posting: Posting): Promise<void> {
  const { sender } = runningOn(deps, posting.platform);
  const job = { kind: "post", team: posting.externalTeamId } as const;
  const { state } = await sender.send(job, () => settle(deps, posting));
  if (state === "planned") await sendPosting(deps, posting);
  if (state !== "unknown") return;
  if (await deps.storage.sending.withdrawIfOvertaken(posting.id, "unknown", deps.clock()))
    await deps.storage.notices.drop(askWhether(posting).id);
  else tellContact(deps, posting, askWhether(posting));
}

/** The same notice for a posting, however often it is looked for. */
function askWhether(posting: Posting): News {
  return { id: posting.id, blocks: unknownPosting(posting) };
}

/** It's too late to ask anyone about it. */
async function forgetUnknown({ storage }: SendDeps, posting: Posting): Promise<void> {
  await storage.sending.withdraw(posting.id, "unknown");
  await storage.notices.drop(askWhether(posting).id);
}

/** Looks for a posting's message, unless someone else does, and records the resulting state. */
async function settle(deps: SendDeps, { id }: Posting): Promise<Pick<Posting, "state">> {
  const { postings, sending } = deps.storage;
  const claimId = drawClaim(deps);
  const posting = await sending.reclaim(id, deps.clock(), claimId);
  if (posting === undefined) return { state: "sending" };
  const { platform } = runningOn(deps, posting.platform);
  try {
    const found = await inTime(platform.find(channelOf(posting), posting.id), deps.timers);
    if (found === "absent") await sending.postpone(posting.id, deps.clock(), claimId);
    else if (found === "cannot tell") await markUnknown(deps, posting, claimId);
    else await sending.markPosted(posting.id, found);
  } catch (error) {
    if (!isRefusal(error) || error.refusal === "later") throw error;
    // It may be there: it is looked for again when the drill is resumed, so the question is never asked twice.
    await stopForRefusal(deps, posting, error);
    await recordRefusal(deps, posting, { what: "search", postingId: id, claimId }, error);
  }
  return (await postings.find(posting.id)) ?? { state: "closed" };
}

async function markUnknown(deps: SendDeps, posting: Posting, claimId: string): Promise<void> {
  // What an admin said is there, and only its message is not found, needs no more questions.
  if (posting.state !== "sending") return;
  const { drills, notices, sending } = deps.storage;
  const drill = await drills.byId(posting.drillId);
  if (drill !== undefined) await storeNotice(deps, drill, askWhether(posting));
  // A tap may have shown meanwhile that it is there.
  if (!(await sending.markUnknown(posting.id, claimId))) await notices.drop(askWhether(posting).id);
}
