// When a platform refuses for good: the drill or the team stops, and the admin who set it up is told once.
import { makeId } from "../../core/id.ts";
import { isRefusal, type PlatformError } from "../platform-error.ts";
import type { Block } from "../reply.ts";
import type { Posting } from "../storage-port.ts";
import { pausedDrill } from "../views/trouble-view.ts";
import { type DailyWork, inTime, runningOn } from "./work.ts";

type Place = Pick<Posting, "drillId" | "platform" | "externalTeamId">;

/** Pauses the drill whose channel refuses, or stops the team that Kubedrill was removed from. */
export async function stopForRefusal(work: DailyWork, place: Place, error: PlatformError): Promise<void> {
  const { drills, teams } = work.storage;
  const now = work.clock();
  if (error.refusal === "team") {
    await teams.leave({ platform: place.platform, externalId: place.externalTeamId }, now);
  } else if (await drills.pause(place.drillId, error.message, now)) {
    const drill = await drills.byId(place.drillId);
    if (drill !== undefined) tellContact(work, place, pausedDrill(drill, error.message));
  }
}

/**
 * Writes to the admin who last changed the drill; one who takes no messages reads it at their next command. In the
 * background: a job that waited for another one of its sender could wait for ever.
 */
export function tellContact(work: DailyWork, place: Place, blocks: readonly Block[]): void {
  work.inBackground(`tell the contact of drill ${place.drillId}`, () => tell(work, place, blocks));
}

async function tell(work: DailyWork, place: Place, blocks: readonly Block[]): Promise<void> {
  const { storage, clock, random } = work;
  const contact = (await storage.drills.byId(place.drillId))?.contact;
  if (contact === undefined) return;
  const { platform, sender } = runningOn(work, place.platform);
  const to = { team: place.externalTeamId, member: contact.externalId };
  try {
    await sender.send({ kind: "direct", team: to.team }, () => inTime(platform.direct(to, blocks)));
  } catch (error) {
    const now = clock();
    const texts = blocks.flatMap((block) => (block.type === "text" ? [block.markdown] : []));
    const more = blocks.some(({ type }) => type === "buttons")
      ? ["`/drill show` has the buttons for it."]
      : [];
    const markdown = [...texts, ...more].join("\n");
    await storage.notices.leave(contact.memberId, markdown, makeId(now, random), now);
    if (!isRefusal(error, "person")) throw error;
  }
}
