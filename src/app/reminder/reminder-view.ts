// The texts of reminders: the direct message, /remind's replies, and notices of automatic stops.
import { type Away, awayDays } from "../../core/away.ts";
import { fullDate } from "../../core/markdown/date-text.ts";
import type { CalendarDate, Curriculum } from "../../core/model.ts";
import type { ReminderTime } from "../../core/reminder.ts";
import type { Block, Button, Reply } from "../../ports/reply.ts";
import type { Practice } from "../../ports/storage/practices.ts";
import type { Reminder } from "../../ports/storage/reminders.ts";
import { commandAction } from "../command/command-action.ts";
import { weekdaysText } from "../drill/drill-view.ts";
import { practiceQuestion } from "../practice/practice-view.ts";

export const USUAL_TIME = "09:00";

/** The direct message: how much is due, and the first question. It names no concept, which could be the answer. */
export function reminderMessage(review: Practice, curriculum: Curriculum): readonly Block[] {
  const due = review.questions.length;
  const markdown =
    due === 1
      ? "🔁 **1 review is due.** Answer it right here:"
      : `🔁 **${due} reviews are due.** Answer them right here, one after the other:`;
  return [
    { type: "text", markdown },
    ...practiceQuestion(review, 0, curriculum, { last: stopRemindersButton }),
  ];
}

const stopRemindersButton: Button = {
  label: "Stop reminders",
  action: commandAction("run", "remind", { time: "off" }),
};

/** The reply to `/remind` without options. */
export function reminderState(reminder: Reminder | undefined, away?: Away): string {
  return [timeState(reminder), ...(away === undefined ? [] : [awayState(away)])].join("\n");
}

function timeState(reminder: Reminder | undefined): string {
  if (reminder?.nextAt === undefined) {
    const time = reminder?.time ?? USUAL_TIME;
    return `You don't get reminders. {command:remind ${time}} sends you a direct message at that time on days when reviews are due.`;
  }
  return `On days when reviews are due, you get a direct message at **${reminder.time}** (${reminderWhen(reminder)}). Next: {time:${reminder.nextAt}}. {command:remind off} stops it.`;
}

/** “Europe/Berlin”, or “Mon–Fri, Europe/Berlin”. */
export function reminderWhen({ zone, weekdays }: ReminderTime): string {
  return weekdays === undefined ? zone : `${weekdaysText(weekdays)}, ${zone}`;
}

function awayState(away: Away): string {
  return `🏖️ You're away ${datesAwayText(away)}: no reminders, and your streaks are safe. {command:remind away:off} ends it.`;
}

/** “from December 24, 2026 to January 6, 2027”. */
export function datesAwayText({ first, last }: Away): string {
  return first === last ? `on ${fullDate(first)}` : `from ${fullDate(first)} to ${fullDate(last)}`;
}

/** The reply to setting a time away, in place of `before`. */
export function awaySet(away: Away, before: Away | undefined, today: CalendarDate): string {
  const days = awayDays(away) === 1 ? "1 day" : `${awayDays(away)} days`;
  const isElse =
    before !== undefined && (before.last > away.last || before.first < today || before.first < away.first);
  return [
    `Done. ${awayState(away)}`,
    `That's ${days}. When you're back, due reviews are spread over the following days, weakest first.`,
    ...(isElse ? [`It replaces your time away ${datesAwayText(before)}.`] : []),
  ].join(" ");
}

export function awayEnded(wasAway: boolean): string {
  return wasAway
    ? "Done: you're back. Reminders and streaks count from today on."
    : "You have no time away to end. {command:remind away:2026-12-24..2027-01-06} sets one.";
}

/** Buttons to set a time, and to stop reminders if they're on. */
export function reminderButtons(reminder: Reminder | undefined): readonly Button[] {
  const form = { name: "remind-form", args: [] };
  if (reminder?.nextAt === undefined) return [{ label: "Remind me", action: form }];
  return [{ label: "Change the time", action: form }, stopRemindersButton];
}

/** The form behind “Remind me”. */
export function reminderForm(reminder: Reminder | undefined, away?: Away): Reply {
  const time = reminder?.time ?? USUAL_TIME;
  return {
    delivery: "private",
    blocks: [{ type: "text", markdown: reminderState(reminder, away) }],
    form: {
      title: "Reminder",
      command: "remind",
      fields: [
        { option: "time", label: "Your local time, or off", example: "9:00 or 5:30 pm", value: time },
        {
          option: "days",
          label: "Days they come on",
          example: "daily, mon-fri, or mon, wed, fri",
          value: reminder?.weekdays === undefined ? "daily" : weekdaysText(reminder.weekdays),
          optional: true,
        },
        {
          option: "away",
          label: "When you're away, or off",
          example: "2026-12-24..2027-01-06",
          optional: true,
        },
      ],
      submit: "Save",
    },
  };
}

/** The reply to setting a time. */
export function reminderSet(reminder: Reminder, away?: Away): string {
  return `Done. ${reminderState(reminder, away)}`;
}

export function reminderStopped(wasRunning: boolean): string {
  return wasRunning
    ? "Done: no more reminders."
    : `You don't get reminders, so there's nothing to stop. {command:remind ${USUAL_TIME}} starts them.`;
}

/** The notice after too many ignored reminders. */
export function ignoredNotice({ time }: ReminderTime, ignored: number): string {
  return `${ignored} reminders in a row led to no review, so I stopped them. {command:remind ${time}} starts them again.`;
}

/** The notice after the platform refused a direct message. */
export function refusedNotice({ time }: ReminderTime, platform: string): string {
  return `${platform} didn't let me message you, so I stopped your reminders. Allow direct messages from me, then run {command:remind ${time}}.`;
}
