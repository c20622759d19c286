// Starting a channel's daily question: a form without options, one step with them, two where the zone has to be asked for.
import { firstAfterChange } from "../../core/drill-calendar.ts";
import type { Curriculum } from "../../core/model.ts";
import { calendarDate } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { commandAction } from "../command/command-action.ts";
import type { GivenOptions } from "../command/read-options.ts";
import type { Context } from "../context.ts";
import { type ZoneFound, zoneOfNewDrill } from "../zone/drill-zone.ts";
import { zoneQuestion } from "../zone/zone-view.ts";
import { canPostNow, requireChannel, requirePermissions, requireThreads } from "./channel-drill.ts";
import { drillForm } from "./drill-form.ts";
import { createByTyping, moreChoices } from "./drill-menu.ts";
import { type DrillWishes, isAlone, readChanges } from "./drill-options.ts";
import { createdDrill, knownDrill } from "./drill-view.ts";

const usual = { time: "09:00", weekdays: [1, 2, 3, 4, 5], holidays: [] };
const usualAnswers = { feedback: "instant", discussion: false, recap: true } as const;

/** @throws UserError where an option is nonsense, or Kubedrill may not post here */
export async function createDrill(context: Context, asked: DrillWishes, given: GivenOptions): Promise<Reply> {
  const { storage, curriculum, member, now, newId } = context;
  const channel = requireChannel(context);
  const known = await storage.drills.find(member.teamId, channel);
  if (known !== undefined) return show(known, false);

  const found = await zoneOfNewDrill(context, asked.zone);
  if (isAlone(asked)) {
    await requirePermissions(context);
    return createForm(context, found);
  }
  const today = calendarDate(now, found.type === "zone" ? found.zone : member.zone);
  const { schedule: wanted, ...wishes } = readChanges(asked, curriculum, today);
  const { topics, difficulties, closesAfterHours, ...others } = wishes;
  const filter = {
    topics: topics ?? undefined,
    difficulties: difficulties ?? undefined,
    closesAfterHours: closesAfterHours ?? undefined,
  };
  requireQuestions(curriculum, filter, asked);
  await requirePermissions(context);
  await requireThreads(context, wishes);
  if (found.type === "ask") {
    const action = (zone: string) => commandAction("run", "drill create", { ...given, zone });
    return { delivery: "private", blocks: zoneQuestion(found, "drill create", action, now) };
  }

  const schedule = { ...usual, ...wanted, zone: found.zone };
  const drill = await storage.drills.create(
    {
      id: newId(),
      teamId: member.teamId,
      channel,
      schedule,
      ...usualAnswers,
      ...others,
      ...filter,
      contactId: member.id,
      next: firstAfterChange(schedule, now),
    },
    now,
  );
  // Two admins at once: the second one is shown the first one's.
  return show(drill, drill.contact?.memberId === member.id);

  async function show(shown: Drill, isNew: boolean): Promise<Reply> {
    const canPost = await canPostNow(context, shown);
    const blocks = isNew
      ? [...createdDrill(shown, canPost), ...moreChoices(shown, given)]
      : knownDrill(shown, canPost);
    return { delivery: "private", blocks };
  }
}

/** Asks for the settings, the usual ones chosen, in the zone that is likeliest. */
function createForm(context: Context, found: ZoneFound): Reply {
  const zone = found.type === "zone" ? found.zone : (found.zones[0] ?? "UTC");
  const settings = { schedule: { ...usual, zone }, ...usualAnswers };
  return {
    delivery: "private",
    blocks: createByTyping(zone, context.curriculum),
    form: drillForm("drill create", settings, context),
  };
}

/** @throws UserError where topics and difficulties leave no question, about the one of them that was asked for */
export function requireQuestions(
  { questions }: Curriculum,
  { topics, difficulties }: Pick<Drill, "topics" | "difficulties">,
  asked: DrillWishes,
): void {
  const left = [...questions.values()].some(
    ({ topic, difficulty }) =>
      (topics === undefined || topics.includes(topic)) &&
      (difficulties === undefined || difficulties.includes(difficulty)),
  );
  if (!left)
    throw new UserError(
      "There is no question of that difficulty on those topics. Allow more of either.",
      (["topics", "difficulty"] as const).find((option) => asked[option] !== undefined),
    );
}
