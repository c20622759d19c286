// /remind: a direct message on days when reviews are due, at the member's chosen time.

import { type Reply, say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { orWord } from "../option/or-word.ts";
import { readTime } from "../option/read-time.ts";
import { platformZone } from "../zone/person-zone.ts";
import { reminderSet, reminderState, reminderStopped } from "./reminder-view.ts";

const readReminder = orWord("off", readTime);

export const remind = command({
  name: "remind",
  description: "A direct message when reviews are due",
  options: {
    time: {
      type: "text",
      description: "Your local time, such as 9:00 or 5:30 pm; or off",
      suggest: "time",
      read: readReminder,
    },
  },
  async run(context, { time }) {
    const { reminders, people } = context.storage;
    const { id, learnerId } = context.member;
    // Direct messages have no team, so they show and stop reminders of all teams.
    if (time === undefined)
      return say(reminderState((await reminders.nextOf(learnerId)) ?? (await reminders.find(id))));
    if (time === "off") return changed(reminderStopped(await reminders.stop(learnerId, context.newId())));
    const { zone: own } = await people.settings(id);
    const at = { time, zone: own ?? (await platformZone(context)) };
    return changed(reminderSet(await reminders.set(id, at, context.now)));
  },
});

function changed(markdown: string): Reply {
  return { ...say(markdown), person: "changed" };
}
