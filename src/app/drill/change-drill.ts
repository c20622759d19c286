// Changing a channel's daily question: what is given changes, on top of what other admins changed meanwhile.
import { calendarDate } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { GivenOptions } from "../command/read-options.ts";
import type { Context } from "../context.ts";
import { typedZone } from "../zone/drill-zone.ts";
import { zoneQuestion } from "../zone/zone-view.ts";
import { requireDrill, requireThreads } from "./channel-drill.ts";
import { requireQuestions } from "./create-drill.ts";
import { changeAction, isFromForm, moreChoices } from "./drill-menu.ts";
import { type DrillWishes, readChanges } from "./drill-options.ts";
import { changedDrill } from "./drill-view.ts";

/** What the change did; or the question which zone is meant. @throws UserError where an option is nonsense */
export async function changeDrill(
  context: Context,
  wishes: DrillWishes,
  given: GivenOptions,
): Promise<Reply> {
  const { storage, curriculum, member, now } = context;
  const before = await requireDrill(context);
  const found =
    wishes.zone === undefined
      ? ({ type: "zone", zone: before.schedule.zone } as const)
      : typedZone(wishes.zone, context);
  const zone = found.type === "zone" ? found.zone : before.schedule.zone;
  const changes = readChanges(wishes, curriculum, calendarDate(now, zone));
  const { topics = before.topics, difficulties = before.difficulties } = changes;
  await requireThreads(context, changes);
  const filter = { topics: topics ?? undefined, difficulties: difficulties ?? undefined };
  requireQuestions(curriculum, filter, wishes);
  if (found.type === "ask")
    return {
      delivery: "private",
      blocks: zoneQuestion(found, "drill change", (zone) => changeAction({ ...given, zone }), now),
    };

  const schedule = wishes.zone === undefined ? changes.schedule : { ...changes.schedule, zone };
  const drill = await storage.drills.change(
    before.id,
    { ...changes, ...(schedule && { schedule }), contactId: member.id },
    now,
  );
  if (drill === undefined)
    throw new UserError("Another admin has just removed the daily question of this channel.");
  const more = isFromForm(given) ? moreChoices(drill, given) : [];
  return { delivery: "private", blocks: [...changedDrill(before, drill, curriculum), ...more] };
}
