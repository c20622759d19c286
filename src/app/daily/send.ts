// Sending a claimed posting, at its turn; and finding out what became of one whose sender died.
import { isRefusal } from "../platform-error.ts";
import type { Posting } from "../storage-port.ts";
import { openPosting } from "../views/posting-view.ts";
import { unknownPosting } from "../views/trouble-view.ts";
import { closePosting } from "./close.ts";
import { stopForRefusal, tellContact } from "./trouble.ts";
import { channelOf, type DailyWork, inTime, runningOn } from "./work.ts";

/** Sends a posting that waits, unless another process has it or its time is over. */
export async function sendPosting(
  work: DailyWork,
  { id, platform: name, ...posting }: Posting,
): Promise<void> {
  const { sender } = runningOn(work, name);
  const job = { kind: "post", team: posting.externalTeamId, channel: posting.channel } as const;
  await sender.send(job, async () => {
    const now = work.clock();
    if (now - posting.dueAt > work.catchUp) return work.storage.postings.withdraw(id);
    const taken = await work.storage.postings.beginSending(id, now);
    if (taken === undefined) return;
    await closeEarlier(work, taken, now);
    await post(work, taken);
  });
}

async function post(work: DailyWork, posting: Posting): Promise<void> {
  const { postings } = work.storage;
  const { platform } = runningOn(work, posting.platform);
  try {
    const blocks = openPosting(posting, 0, work.curriculum);
    await postings.markPosted(
      posting.id,
      await inTime(platform.post(channelOf(posting), blocks, posting.id)),
    );
  } catch (error) {
    // The sender waits as long as it was told, and then runs this again.
    if (isRefusal(error, "later")) await postings.postpone(posting.id, work.clock());
    else if (isRefusal(error)) {
      await postings.withdraw(posting.id);
      return stopForRefusal(work, posting, error);
    }
    // After any other error nobody knows whether it was posted: its lease runs out, and then it is looked for.
    throw error;
  }
}

/** What a new question replaces: an open one is closed, unless it has its own hour; one never seen is forgotten. */
async function closeEarlier({ storage, ...work }: DailyWork, posting: Posting, now: number): Promise<void> {
  for (const earlier of await storage.postings.open(posting.drillId)) {
    if (earlier.date >= posting.date) continue;
    if (earlier.state === "posted") {
      if (!earlier.ownHour) await closePosting({ storage, ...work }, earlier.id, now);
    } else await storage.postings.withdraw(earlier.id);
  }
}

/** Settles a posting whose sender died: finds the message, sends it, or asks a team admin. */
export async function recoverPosting(work: DailyWork, posting: Posting): Promise<void> {
  const { postings } = work.storage;
  const { platform, sender } = runningOn(work, posting.platform);
  const job = { kind: "post", team: posting.externalTeamId } as const;
  const found = await sender
    .send(job, () => inTime(platform.find(channelOf(posting), posting.id)))
    .catch(async (error: unknown) => {
      if (!isRefusal(error) || error.refusal === "later") throw error;
      await postings.withdraw(posting.id);
      await stopForRefusal(work, posting, error);
    });
  if (found === undefined) return;
  if (found === "absent") {
    if (posting.state !== "sending") return; // it was answered: it is somewhere
    await postings.postpone(posting.id, work.clock());
    await sendPosting(work, posting);
  } else if (found === "cannot tell") {
    if (await postings.markUnknown(posting.id)) await tellContact(work, posting, unknownPosting(posting));
  } else await postings.markPosted(posting.id, found);
}
