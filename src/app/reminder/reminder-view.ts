// The texts of reminders: the direct message, /remind's replies, and notices of automatic stops.
import type { ReminderTime } from "../../core/reminder.ts";
import type { Block, Button, Reply } from "../../ports/reply.ts";
import type { Reminder } from "../../ports/storage/reminders.ts";
import { commandAction } from "../command/command-action.ts";

const USUAL_TIME = "09:00";

/** The direct message. */
export function reminderMessage(reviews: number): readonly Block[] {
  return [
    {
      type: "text",
      markdown: `**${reviews === 1 ? "1 review is" : `${reviews} reviews are`} due.** Answer ${reviews === 1 ? "it" : "them"} now, before you forget.`,
    },
    {
      type: "buttons",
      buttons: [
        { label: "Start review", action: commandAction("run", "review"), style: "primary" },
        { label: "Stop reminders", action: commandAction("run", "remind", { time: "off" }) },
      ],
    },
  ];
}

/** The reply to `/remind` without options. */
export function reminderState(reminder: Reminder | undefined): string {
  if (reminder?.nextAt === undefined) {
    const time = reminder?.time ?? USUAL_TIME;
    return `You don't get reminders. {command:remind ${time}} sends you a direct message at that time on days when reviews are due.`;
  }
  const { time, zone, nextAt } = reminder;
  return `On days when reviews are due, you get a direct message at **${time}** (${zone}). Next: {time:${nextAt}}. {command:remind off} stops it.`;
}

/** Buttons to set a time, and to stop reminders if they're on. */
export function reminderButtons(reminder: Reminder | undefined): readonly Button[] {
  const form = { name: "remind-form", args: [] };
  if (reminder?.nextAt === undefined) return [{ label: "Remind me", action: form }];
  return [
    { label: "Change the time", action: form },
    { label: "Stop reminders", action: commandAction("run", "remind", { time: "off" }) },
  ];
}

/** The form behind “Remind me”. */
export function reminderForm(reminder: Reminder | undefined): Reply {
  const time = reminder?.time ?? USUAL_TIME;
  return {
    delivery: "private",
    blocks: [{ type: "text", markdown: reminderState(reminder) }],
    form: {
      title: "Reminder",
      command: "remind",
      fields: [{ option: "time", label: "Your local time, or off", example: "9:00 or 5:30 pm", value: time }],
      submit: "Save",
    },
  };
}

/** The reply to setting a time. */
export function reminderSet(reminder: Reminder): string {
  return `Done. ${reminderState(reminder)}`;
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
