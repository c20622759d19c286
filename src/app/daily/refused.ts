// What a channel refuses for a reason that can pass: it is recorded to be tried again, and the contact hears of it once.
import { makeId } from "../../core/id.ts";
import type { PlatformError } from "../../ports/platform-error.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { RefusedCorrection, RefusedPosting } from "../../ports/storage/refusals.ts";
import { refusedWork } from "../drill/trouble-view.ts";
import type { SendingParts } from "./parts.ts";
import { leaveNotice, type Place, stopForRefusal, tellContact } from "./trouble.ts";

/** What was refused, without what is the same everywhere. */
type What =
  | Pick<RefusedPosting, "what" | "postingId" | "claimId">
  | Pick<RefusedCorrection, "what" | "questionId" | "version" | "unsent" | "claimId">;

/**
 * Records a refusal. It is left as a notice before it is recorded, and sent as a message afterwards, unless the contact
 * knows the reason: because something else waits for it, or because the drill is paused. Resuming it tries again.
 */
export async function recordRefusal(
  work: SendingParts,
  place: Place & Pick<Posting, "channel"> & { readonly date?: string },
  what: What,
  error: PlatformError,
): Promise<void> {
  if (error.refusal === "team") await stopForRefusal(work, place, error);
  const { drills, notices, refusals } = work.storage;
  const now = work.clock();
  const refused = { ...what, drillId: place.drillId, because: error.message, now };
  const drill = await drills.byId(place.drillId);
  if (drill === undefined || drill.paused?.because !== undefined || error.refusal !== "channel") {
    await refusals.refuse(refused);
    return;
  }
  const news = { id: makeId(now, work.random), blocks: refusedWork(what.what, place, error.message) };
  await leaveNotice(work, drill, news);
  if (await refusals.refuse(refused)) tellContact(work, place, news);
  else await notices.drop(news.id);
}
