// /remind: a direct message on days when reviews are due, at the member's chosen time, and when they're away.

import type { Away } from "../../core/away.ts";
import { calendarDate } from "../../core/study-day.ts";
import { type Reply, say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { requireValue } from "../command/read-value.ts";
import type { Context } from "../context.ts";
import { orWord } from "../option/or-word.ts";
import { type AwayWish, awayFrom, readAway } from "../option/read-away.ts";
import { readTime } from "../option/read-time.ts";
import { readWeekdays } from "../option/read-weekdays.ts";
import { platformZone } from "../zone/person-zone.ts";
import {
  awayEnded,
  awaySet,
  reminderSet,
  reminderState,
  reminderStopped,
  USUAL_TIME,
} from "./reminder-view.ts";

const readReminder = orWord("off", readTime);

export const remind = command({
  name: "remind",
  description: "A direct message when reviews are due, and when you're away",
  options: {
    time: {
      type: "text",
      description: "Your local time, such as 9:00 or 5:30 pm; or off",
      suggest: "time",
      read: readReminder,
    },
    days: {
      type: "text",
      description: "Days they come on: mon-fri, daily, or a list such as mon, wed, fri",
      suggest: "weekdays",
      read: readWeekdays,
    },
    away: {
      type: "text",
      description: "When you're away: 2026-12-24..2027-01-06, the last day, or off",
      read: readAway,
    },
  },
  async run(context, { time, days, away }) {
    const { reminders, people } = context.storage;
    const { id, learnerId } = context.member;
    // Direct messages have no team, so they show and stop reminders of all teams.
    const known = (await reminders.nextOf(learnerId)) ?? (await reminders.find(id));
    if (time === undefined && days === undefined && away === undefined)
      return say(reminderState(known, await awayNow(context)));
    const said = away === undefined ? [] : [await changeAway(context, away)];
    if (time === "off") said.push(reminderStopped(await reminders.stop(learnerId, context.newId())));
    else if (time !== undefined || days !== undefined) {
      const { zone: own } = await people.settings(id);
      const at = {
        time: time ?? known?.time ?? USUAL_TIME,
        zone: own ?? (await platformZone(context)),
        weekdays: days,
      };
      said.push(reminderSet(await reminders.set(id, at, context.now), await awayNow(context)));
    }
    return changed(said.join("\n"));
  },
});

/** The learner's time away that hasn't ended. */
export function awayNow({ storage, member, now }: Context): Promise<Away | undefined> {
  return storage.reminders.away(member.learnerId, calendarDate(now, member.zone));
}

async function changeAway(context: Context, wish: AwayWish | "off"): Promise<string> {
  const { storage, member, now, newId } = context;
  const today = calendarDate(now, member.zone);
  if (wish === "off")
    return awayEnded(await storage.reminders.endAway(member.learnerId, today, now, newId()));
  const away = requireValue("away", awayFrom(today, wish));
  const before = await awayNow(context);
  await storage.reminders.setAway({ ...away, id: newId(), member }, today, now);
  return awaySet(away, before, today);
}

function changed(markdown: string): Reply {
  return { ...say(markdown), person: "changed" };
}
