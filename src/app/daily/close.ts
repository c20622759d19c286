// Closing: score once, then show the reveal; a crash in between shows it at the next tick.
import { revealedPosting } from "../views/posting-view.ts";
import type { DailyWork } from "./daily.ts";

export async function closePosting(work: DailyWork, postingId: string, now: number): Promise<void> {
  const { storage, curriculum, platform, counts } = work;
  const posting = await storage.postings.close(postingId, now);
  if (posting?.state !== "closing") return;
  if (posting.message !== undefined) {
    // An edit of the count that is under way must not overwrite the reveal.
    await counts.settle(posting.id);
    const blocks = revealedPosting(posting, curriculum);
    await platform(posting.platform)?.edit(posting.message, blocks);
  }
  await storage.postings.markRevealed(posting.id);
}
