// What a channel refuses for a reason that can pass: it is recorded to be tried again, and the contact hears of it once.
import { makeId } from "../../core/id.ts";
import type { PlatformError } from "../../ports/platform-error.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { RefusedCorrection, RefusedPosting } from "../../ports/storage/refusals.ts";
import { refusedWork } from "../drill/trouble-view.ts";
import { type DrillRef, type NewsDeps, stopForRefusal, storeNotice, tellContact } from "./stop-drill.ts";

/** What was refused, without what is the same everywhere. */
type What =
  | Pick<RefusedPosting, "what" | "postingId" | "claimId">
  | Pick<RefusedCorrection, "what" | "questionId" | "version" | "unsent" | "claimId">;

/**
 * Records a refusal. It is left as a notice before it is recorded, and sent as a message afterwards, unless the contact
 * knows the reason: because something else waits for it, or because the drill is paused. Resuming it tries again.
 */
export async function recordRefusal(
  deps: NewsDeps,
  place: DrillRef & Pick<Posting, "channel"> & Partial<Pick<Posting, "date">>,
  what: What,
  error: PlatformError,
): Promise<void> {
  if (error.refusal === "team") await stopForRefusal(deps, place, error);
  const { drills, notices, refusals } = deps.storage;
  const now = deps.clock();
  const refused = { ...what, drillId: place.drillId, because: error.message, now };
  const drill = await drills.byId(place.drillId);
  if (drill === undefined || drill.paused?.because !== undefined || error.refusal !== "channel") {
    await refusals.refuse(refused);
    return;
  }
  const news = { id: makeId(now, deps.random), blocks: refusedWork(what.what, place, error.message) };
  await storeNotice(deps, drill, news);
  if (await refusals.refuse(refused)) tellContact(deps, place, news);
  else await notices.drop(news.id);
}
