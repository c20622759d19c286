// The drill of the channel that something happens in, and whether Kubedrill may post there.

import { latestDate } from "../../core/drill-calendar.ts";
import { calendarDate } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Context } from "../context.ts";

/** The channel that something happens in. @throws UserError in direct messages */
export function requireChannel({ channel }: Pick<Context, "channel">): string {
  if (channel !== undefined) return channel;
  throw new UserError(
    "A direct message has no channel to ask in. Type the command in the channel where your team learns.",
  );
}

/** @throws UserError where the channel has no drill */
export async function requireDrill(context: Context): Promise<Drill> {
  const drill = await context.storage.drills.find(context.member.teamId, requireChannel(context));
  if (drill !== undefined) return drill;
  throw new UserError("This channel has no daily question. {command:drill create} starts one.");
}

/** @throws UserError that names what is missing for posting in the channel */
export async function requirePermissions({ person, platform, ...context }: Context): Promise<void> {
  const place = { team: person.team.externalId, channel: requireChannel(context) };
  const missing = await platform(person.platform)
    ?.missingPermissions(place)
    .catch((error: unknown) => {
      throw isRefusal(error) ? new UserError(error.message) : error;
    });
  if (missing === undefined || missing.length === 0) return;
  throw new UserError(
    `I cannot ask questions in this channel yet. What I need here: ${missing.join(", ")}. Then try again; nothing was changed.`,
  );
}

/** @throws UserError where a discussion is wanted and messages in the channel can have no threads */
export async function requireThreads(
  { person, platform, ...context }: Context,
  wanted: { readonly discussion?: boolean },
): Promise<void> {
  if (!wanted.discussion) return;
  const place = { team: person.team.externalId, channel: requireChannel(context) };
  // Where the platform doesn't answer, the thread is simply tried when its time comes.
  const found = await platform(person.platform)
    ?.hasThreads(place)
    .catch(() => true);
  if (found === false)
    throw new UserError(
      "Messages in this channel can't have threads. Leave the discussion off here.",
      "discussion",
    );
}

/** Whether `/drill post` would ask a question now: not paused, and today's wasn't asked. */
export async function canPostNow({ storage, now }: Context, drill: Drill): Promise<boolean> {
  if (drill.paused !== undefined) return false;
  const last = await storage.postings.last(drill.id, latestDate(now));
  return last === undefined || last.date < calendarDate(now, drill.schedule.zone);
}
