// Sending a claimed posting, at its turn; and finding out what became of one whose sender died.
import { MAX_AHEAD } from "../../core/drill-calendar.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { openPosting } from "../answer/posting-view.ts";
import { unknownPosting } from "../drill/trouble-view.ts";
import { closePosting } from "./close.ts";
import { channelOf, type DailyWork, drawClaim, inTime, runningOn } from "./parts.ts";
import { recordRefusal } from "./refused.ts";
import { leaveNotice, type News, stopForRefusal, tellContact } from "./trouble.ts";

/** What comes before the post may take so long of its lease, in ms, that the post still ends within it. */
const LONGEST_BEFORE = 35_000;

/** Sends a posting that waits; false where another process has it, its time is over, or the channel refuses it. */
export async function sendPosting(work: DailyWork, posting: Posting): Promise<boolean> {
  const { postings } = work.storage;
  const { sender } = runningOn(work, posting.platform);
  const job = { kind: "post", team: posting.externalTeamId, channel: posting.channel } as const;
  return sender.send(job, async () => {
    const now = work.clock();
    if (now - posting.dueAt > work.catchUp || (await isOvertaken(work, posting))) {
      await postings.withdraw(posting.id, "planned");
      return false;
    }
    const claimId = drawClaim(work);
    const taken = await postings.beginSending(posting.id, now, claimId);
    if (taken === undefined) return false;
    await closeEarlier(work, taken, now).catch(async (error: unknown) => {
      // Nothing was sent yet.
      await postings.postpone(taken.id, work.clock(), claimId);
      throw error;
    });
    if (work.clock() - now <= LONGEST_BEFORE) return post(work, taken, claimId);
    await postings.postpone(taken.id, work.clock(), claimId);
    return false;
  });
}

async function post(work: DailyWork, posting: Posting, claimId: string): Promise<boolean> {
  const { postings } = work.storage;
  const { platform } = runningOn(work, posting.platform);
  try {
    const blocks = openPosting(posting, 0, work.curriculum);
    await postings.markPosted(
      posting.id,
      await inTime(platform.post(channelOf(posting), blocks, posting.id)),
    );
    return true;
  } catch (error) {
    // The sender waits as long as it was told, and then runs this again.
    if (isRefusal(error, "later")) await postings.postpone(posting.id, work.clock(), claimId);
    else if (isRefusal(error)) {
      await postings.withdraw(posting.id, "sending");
      await stopForRefusal(work, posting, error);
      return false;
    }
    // After any other error nobody knows whether it was posted: its lease runs out, and then it is looked for.
    throw error;
  }
}

/** What a new question replaces: an open one is closed, unless it has its own hour; one never seen is forgotten. */
async function closeEarlier(work: DailyWork, posting: Posting, now: number): Promise<void> {
  const { postings } = work.storage;
  for (const earlier of await postings.open(posting.drillId)) {
    if (earlier.date >= posting.date) continue;
    const { state } = earlier.state === "sending" ? await settle(work, earlier) : earlier;
    if (state === "posted" && !earlier.ownHour) await closePosting(work, earlier.id, now);
    if (state === "planned") await postings.withdraw(earlier.id, state);
    if (state === "unknown") await forgetUnknown(work, earlier);
  }
}

/** A question that came too late is not asked after a newer one. */
export async function isOvertaken(
  { storage, clock }: DailyWork,
  { drillId, date }: Pick<Posting, "drillId" | "date">,
): Promise<boolean> {
  const last = await storage.postings.last(drillId);
  return last !== undefined && last.date > date && last.at <= clock() + MAX_AHEAD;
}

/** Settles a posting whose sender died: finds the message, sends it, or asks a team admin. */
export async function recoverPosting(work: DailyWork, posting: Posting): Promise<void> {
  const { sender } = runningOn(work, posting.platform);
  const job = { kind: "post", team: posting.externalTeamId } as const;
  const { state } = await sender.send(job, () => settle(work, posting));
  if (state === "planned") await sendPosting(work, posting);
  if (state !== "unknown") return;
  if (await isOvertaken(work, posting)) await forgetUnknown(work, posting);
  else tellContact(work, posting, askWhether(posting));
}

/** The same notice for a posting, however often it is looked for. */
function askWhether(posting: Posting): News {
  return { id: posting.id, blocks: unknownPosting(posting) };
}

/** Too late to ask anybody about it. */
async function forgetUnknown({ storage }: DailyWork, posting: Posting): Promise<void> {
  await storage.postings.withdraw(posting.id, "unknown");
  await storage.notices.drop(askWhether(posting).id);
}

/** Looks for a posting's message, unless somebody else does, and records what that says of its state. */
async function settle(work: DailyWork, { id }: Posting): Promise<Pick<Posting, "state">> {
  const { postings } = work.storage;
  const claimId = drawClaim(work);
  const posting = await postings.reclaim(id, work.clock(), claimId);
  if (posting === undefined) return { state: "sending" };
  const { platform } = runningOn(work, posting.platform);
  try {
    const found = await inTime(platform.find(channelOf(posting), posting.id));
    if (found === "absent") await postings.postpone(posting.id, work.clock(), claimId);
    else if (found === "cannot tell") await markUnknown(work, posting, claimId);
    else await postings.markPosted(posting.id, found);
  } catch (error) {
    if (!isRefusal(error) || error.refusal === "later") throw error;
    // It may be there: it is looked for again when the drill is resumed, so the question is never asked twice.
    await stopForRefusal(work, posting, error);
    await recordRefusal(work, posting, { what: "search", postingId: id, claimId }, error);
  }
  return (await postings.find(posting.id)) ?? { state: "closed" };
}

async function markUnknown(work: DailyWork, posting: Posting, claimId: string): Promise<void> {
  // What an admin said is there, and only its message is not found, needs no more questions.
  if (posting.state !== "sending") return;
  const { drills, notices, postings } = work.storage;
  const drill = await drills.byId(posting.drillId);
  if (drill !== undefined) await leaveNotice(work, drill, askWhether(posting));
  // A tap may have shown meanwhile that it is there.
  if (!(await postings.markUnknown(posting.id, claimId))) await notices.drop(askWhether(posting).id);
}
