// Closing: score once, then show the reveal; a crash in between shows it at the next tick.

import { makeId } from "../../core/id.ts";
import type { MessageRef } from "../../ports/person.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { discussion, MOST_NAMED, revealedPosting } from "../answer/reveal-view.ts";
import { noticeTopics } from "../milestone/notice-topics.ts";
import { channelOf, type DailyDeps, drawClaim, inTime, runningOn } from "./deps.ts";
import { recordRefusal } from "./record-refusal.ts";
import type { NewsDeps } from "./stop-drill.ts";

/** What closing needs. */
export type CloseDeps = NewsDeps & Pick<DailyDeps, "curriculum" | "counts">;

/** Scores a posting; its reveal is shown when its turn comes. */
export async function closePosting(deps: CloseDeps, postingId: string, now: number): Promise<void> {
  const posting = await deps.storage.closing.close(postingId, now);
  if (posting?.state !== "closing") return;
  deps.inBackground(`reveal posting ${posting.id}`, () => reveal(deps, posting));
  const newId = () => makeId(deps.clock(), deps.random);
  deps.inBackground(`topics of posting ${posting.id}`, () => noticeTopics({ ...deps, newId, now }, posting));
}

/** Closes what a removed drill still has open, and withdraws what no one saw. */
export async function closeOpenPostings(deps: CloseDeps, drillId: string): Promise<void> {
  for (const { id, state } of await deps.storage.postings.open(drillId)) {
    if (state === "posted") await closePosting(deps, id, deps.clock());
    if (state === "planned") await deps.storage.sending.withdraw(id, state);
  }
}

async function reveal(
  deps: CloseDeps,
  { id, platform: name, externalTeamId, channel }: Posting,
): Promise<void> {
  const { counting, closing } = deps.storage;
  const { platform, sender } = runningOn(deps, name);
  // An edit of the count that is under way must not overwrite the reveal.
  await deps.counts.settle(id);
  const revealed = await sender.send({ kind: "reveal", team: externalTeamId, channel }, async () => {
    const claimId = drawClaim(deps);
    const posting = await closing.beginReveal(id, deps.clock(), claimId);
    if (posting === undefined) return undefined;
    let message = posting.message;
    try {
      message ??= await findMessage(deps, posting);
      if (message !== undefined) {
        const named = await deps.storage.people.namedRight(id, MOST_NAMED);
        await inTime(platform.edit(message, revealedPosting(posting, deps.curriculum, named)), deps.timers);
      }
    } catch (error) {
      // After any other error the edit may still be on its way: no one else edits before it can have arrived.
      if (!isRefusal(error)) throw error;
      if (error.refusal === "later") {
        await counting.endEdit(id, undefined, claimId);
        throw error;
      }
      // Only a message that is gone needs no reveal.
      if (error.refusal !== "message") {
        await recordRefusal(deps, posting, { what: "edit", postingId: id, claimId }, error);
        return undefined;
      }
    }
    await closing.markRevealed(id, message);
    return { ...posting, message };
  });
  if (revealed?.discussion) await openDiscussion(deps, revealed);
}

/** The message of a posting whose sender died before it could tell. */
async function findMessage(deps: CloseDeps, posting: Posting): Promise<MessageRef | undefined> {
  const { platform } = runningOn(deps, posting.platform);
  const found = await inTime(platform.find(channelOf(posting), posting.id), deps.timers);
  return found === "absent" || found === "cannot tell" ? undefined : found;
}

/** Opens a closed posting's thread that was refused before. */
export async function openRefusedDiscussion(deps: CloseDeps, { id }: Posting): Promise<void> {
  const { refusals } = deps.storage;
  const posting = await refusals.takeDiscussion(id, deps.clock(), drawClaim(deps));
  if (posting !== undefined && (await openDiscussion(deps, posting))) await refusals.settleDiscussion(id);
}

/** After the reveal, so that a crash may cost the thread but never opens two. False where it is to be tried again. */
async function openDiscussion(deps: CloseDeps, posting: Posting): Promise<boolean> {
  const { platform, sender } = runningOn(deps, posting.platform);
  const { id: postingId, message } = posting;
  if (message === undefined) return true;
  const job = { kind: "direct", ...channelOf(posting) } as const;
  try {
    await sender.send(job, () => inTime(platform.reply(message, discussion(posting)), deps.timers));
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.refusal === "message") return true;
    const refused = { what: "discussion", postingId, claimId: drawClaim(deps) } as const;
    await recordRefusal(deps, posting, refused, error);
    return false;
  }
}
