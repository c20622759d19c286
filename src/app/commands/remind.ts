// /remind: a direct message on days when reviews are due, at the member's own hour.
import { isZone } from "../../core/study-day.ts";
import { command } from "../command.ts";
import type { Context } from "../context.ts";
import { readTime } from "../drill-options.ts";
import { say } from "../reply.ts";
import { reminderSet, reminderState, reminderStopped } from "../views/reminder-view.ts";

export const remind = command({
  name: "remind",
  description: "A direct message when reviews are due",
  options: {
    time: { type: "text", description: "Your local time, such as 9:00 or 5:30 pm; or off", suggest: "time" },
  },
  async run(context, { time }) {
    const { reminders } = context.storage;
    const { id } = context.member;
    if (time === undefined) return say(reminderState(await reminders.find(id)));
    if (time.toLowerCase() === "off") return say(reminderStopped(await reminders.stop(id)));
    const at = { time: readTime(time), zone: await zoneOf(context) };
    return say(reminderSet(await reminders.set(id, at, context.now)));
  },
});

/** The zone that the platform knows the person to be in, else the one that is assumed of them. */
async function zoneOf({ platform, person, member }: Context): Promise<string> {
  const of = { team: person.team.externalId, member: person.externalId };
  // A platform that does not answer is no reason to stop: there is a zone to go by.
  const told = await platform(person.platform)
    ?.zone(of)
    .catch(() => undefined);
  return told !== undefined && isZone(told) ? told : member.zone;
}
