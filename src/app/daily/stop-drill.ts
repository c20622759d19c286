// When a platform refuses permanently, the drill or team stops, and the admin who set it up gets one message.
import { makeId } from "../../core/id.ts";
import { isRefusal, type PlatformError } from "../../ports/platform-error.ts";
import type { Block } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { pausedDrill } from "../drill/trouble-view.ts";
import { type DailyDeps, inTime, runningOn } from "./deps.ts";

/** What notifying a drill's contact needs. */
export type NewsDeps = Pick<
  DailyDeps,
  "storage" | "platform" | "sender" | "clock" | "random" | "timers" | "inBackground"
>;

/** A drill and its team, by the platform's IDs. */
export type DrillRef = Pick<Posting, "drillId" | "platform" | "externalTeamId">;

/** Pauses the drill whose channel refuses, or stops the team that Kubedrill was removed from. */
export async function stopForRefusal(deps: NewsDeps, place: DrillRef, error: PlatformError): Promise<void> {
  const { drills, notices, teams } = deps.storage;
  const now = deps.clock();
  if (error.refusal === "team") {
    await teams.leave({ platform: place.platform, externalId: place.externalTeamId }, now);
    return;
  }
  const drill = await drills.byId(place.drillId);
  if (drill === undefined) return;
  const news = { id: makeId(now, deps.random), blocks: pausedDrill(drill, error.message) };
  await storeNotice(deps, drill, news);
  if (await drills.pause(drill.id, error.message, now, news.id)) tellContact(deps, place, news);
  else await notices.drop(news.id);
}

/**
 * What the admin who last changed a drill has to know. It is left as a notice before it becomes true, and sent as a
 * message afterwards: whenever the process ends, they hear of it.
 */
export interface News {
  /** The notice's; the same where it is left again. */
  readonly id: string;
  readonly blocks: readonly Block[];
}

/** Has the contact read the news at their next command, unless it reaches them before. */
export async function storeNotice(
  { storage, clock }: NewsDeps,
  { contact }: Drill,
  { id, blocks }: News,
): Promise<void> {
  if (contact === undefined) return;
  const texts = blocks.flatMap((block) => (block.type === "text" ? [block.markdown] : []));
  const more = blocks.some(({ type }) => type === "buttons")
    ? ["{command:drill show} has the buttons for it."]
    : [];
  await storage.notices.store(contact.memberId, [...texts, ...more].join("\n"), id, clock());
}

/**
 * Writes the news to the contact, whose notice then goes. In the background: a job that waited for another one of
 * its sender could wait for ever.
 */
export function tellContact(deps: NewsDeps, place: DrillRef, news: News): void {
  deps.inBackground(`tell the contact of drill ${place.drillId}`, () => tell(deps, place, news));
}

async function tell(deps: NewsDeps, place: DrillRef, { id, blocks }: News): Promise<void> {
  const contact = (await deps.storage.drills.byId(place.drillId))?.contact;
  if (contact === undefined) return;
  const { platform, sender } = runningOn(deps, place.platform);
  const to = { team: place.externalTeamId, member: contact.externalId };
  try {
    await sender.send({ kind: "direct", team: to.team }, () =>
      inTime(platform.direct(to, blocks), deps.timers),
    );
  } catch (error) {
    if (isRefusal(error, "person")) return;
    throw error;
  }
  await deps.storage.notices.drop(id);
}
