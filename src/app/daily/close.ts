// Closing: score once, then show the reveal; a crash in between shows it at the next tick.

import type { MessageRef } from "../../ports/person.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { discussion, MOST_NAMED, revealedPosting } from "../answer/posting-view.ts";
import { channelOf, type DailyWork, drawClaim, inTime, runningOn } from "./parts.ts";
import { recordRefusal } from "./refused.ts";

/** Scores a posting; its reveal is shown when its turn comes. */
export async function closePosting(work: DailyWork, postingId: string, now: number): Promise<void> {
  const posting = await work.storage.postings.close(postingId, now);
  if (posting?.state !== "closing") return;
  work.inBackground(`reveal posting ${posting.id}`, () => reveal(work, posting));
}

async function reveal(
  work: DailyWork,
  { id, platform: name, externalTeamId, channel }: Posting,
): Promise<void> {
  const { postings } = work.storage;
  const { platform, sender } = runningOn(work, name);
  // An edit of the count that is under way must not overwrite the reveal.
  await work.counts.settle(id);
  const revealed = await sender.send({ kind: "reveal", team: externalTeamId, channel }, async () => {
    const claimId = drawClaim(work);
    const posting = await postings.beginReveal(id, work.clock(), claimId);
    if (posting === undefined) return undefined;
    let message = posting.message;
    try {
      message ??= await findMessage(work, posting);
      if (message !== undefined) {
        const named = await work.storage.people.namedRight(id, MOST_NAMED);
        await inTime(platform.edit(message, revealedPosting(posting, work.curriculum, named)));
      }
    } catch (error) {
      // After any other error the edit may still be on its way: nobody else edits before it can have arrived.
      if (!isRefusal(error)) throw error;
      if (error.refusal === "later") {
        await postings.endEdit(id, undefined, claimId);
        throw error;
      }
      // Only a message that is gone needs no reveal.
      if (error.refusal !== "message") {
        await recordRefusal(work, posting, { what: "edit", postingId: id, claimId }, error);
        return undefined;
      }
    }
    await postings.markRevealed(id, message);
    return { ...posting, message };
  });
  if (revealed?.discussion) await openDiscussion(work, revealed);
}

/** The message of a posting whose sender died before it could tell. */
async function findMessage(work: DailyWork, posting: Posting): Promise<MessageRef | undefined> {
  const { platform } = runningOn(work, posting.platform);
  const found = await inTime(platform.find(channelOf(posting), posting.id));
  return found === "absent" || found === "cannot tell" ? undefined : found;
}

/** Opens a closed posting's thread that was refused before. */
export async function openRefusedDiscussion(work: DailyWork, { id }: Posting): Promise<void> {
  const { refusals } = work.storage;
  const posting = await refusals.takeDiscussion(id, work.clock(), drawClaim(work));
  if (posting !== undefined && (await openDiscussion(work, posting))) await refusals.settleDiscussion(id);
}

/** After the reveal, so that a crash may cost the thread but never opens two. False where it is to be tried again. */
async function openDiscussion(work: DailyWork, posting: Posting): Promise<boolean> {
  const { platform, sender } = runningOn(work, posting.platform);
  const { id: postingId, message } = posting;
  if (message === undefined) return true;
  const job = { kind: "direct", ...channelOf(posting) } as const;
  try {
    await sender.send(job, () => inTime(platform.reply(message, discussion(posting))));
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.refusal === "message") return true;
    const refused = { what: "discussion", postingId, claimId: drawClaim(work) } as const;
    await recordRefusal(work, posting, refused, error);
    return false;
  }
}
