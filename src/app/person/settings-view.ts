// A person's own settings: what is set, buttons to change it, and the forms for what is typed.
import type { Block, Button, Reply } from "../../ports/reply.ts";
import type { OwnSettings, SettingChanges } from "../../ports/storage/people.ts";
import type { Reminder } from "../../ports/storage/reminders.ts";
import { reminderButtons } from "../reminder/reminder-view.ts";

export interface SettingsPage {
  readonly settings: OwnSettings;
  /** The zone that is in force where they set none. */
  readonly usualZone: string;
  readonly reminder: Reminder | undefined;
  /** Where they hold, in words. */
  readonly reach: string;
}

export function settingsBlocks({ settings, usualZone, reminder, reach }: SettingsPage): readonly Block[] {
  return [
    { type: "heading", text: "Your settings" },
    {
      type: "fields",
      fields: [
        { label: "Time zone", value: settings.zone ?? `${usualZone} (automatic)` },
        { label: "Reviews a day", value: `${settings.cap} at most` },
        { label: "On boards", value: boardsText(settings) },
        { label: "In reveals", value: revealsText(settings) },
        { label: "Reminder", value: reminderText(reminder) },
      ],
    },
    { type: "buttons", buttons: settingsButtons(settings) },
    { type: "buttons", buttons: [...reminderButtons(reminder), keptButton] },
    {
      type: "text",
      muted: true,
      markdown: `By typing: {command:settings zone:Europe/Berlin cap:20 boards:pseudonym reveals:name}, any of them. They hold ${reach}.`,
    },
  ];
}

/** The same in a line, for a page that shows more than settings. */
export function settingsLine({ settings, usualZone }: SettingsPage): string {
  return [
    settings.zone ?? usualZone,
    settings.cap === 1 ? "1 review a day" : `${settings.cap} reviews a day`,
    `on boards ${boardsText(settings)}`,
    `in reveals ${revealsText(settings)}`,
  ].join(" · ");
}

/** Changing zone and reviews by a form, the rest by a click. */
export function settingsButtons({ hidden, named }: OwnSettings): readonly Button[] {
  return [
    { label: "Change zone and reviews", action: { name: "settings-form", args: [] } },
    boardsButton(hidden),
    named
      ? set("Do not name me in reveals", "reveals", "nothing")
      : set("Name me where I was right", "reveals", "name"),
  ];
}

export function boardsButton(hidden: boolean): Button {
  return hidden
    ? set("Show my name on boards", "boards", "name")
    : set("Hide my name on boards", "boards", "pseudonym");
}

export const keptButton: Button = {
  label: "What is kept about me",
  action: { name: "privacy-show", args: [] },
};

/** What a change is answered with, before all that is set. */
export function savedSettings({ hidden, named, pseudonym }: OwnSettings, changes: SettingChanges): Block {
  const sentences = [
    "**Saved.**",
    ...(changes.hidden === true ? [`Others see **${pseudonym}** on boards from now on.`] : []),
    ...(changes.named === true && hidden ? ["While boards hide your name, reveals do not name you."] : []),
    ...(changes.hidden === false && named ? ["Reveals name you again where you were right."] : []),
  ];
  return { type: "text", markdown: sentences.join(" ") };
}

/** The form behind “Change zone and reviews”. */
export function settingsForm({ zone, cap }: OwnSettings): Reply {
  return {
    delivery: "private",
    blocks: [
      {
        type: "text",
        markdown:
          "Type {command:settings zone:Europe/Berlin} with a place in your time zone (`auto` for the usual one), and {command:settings cap:20} for at most so many reviews a day.",
      },
    ],
    form: {
      title: "Zone and reviews",
      command: "settings",
      fields: [
        {
          option: "zone",
          label: "Time zone: a place in it, or auto",
          example: "Europe/Berlin",
          value: zone ?? "auto",
          optional: true,
        },
        {
          option: "cap",
          label: "Reviews a day, 1 to 100",
          example: "10",
          value: String(cap),
          maximum: 3,
          optional: true,
        },
      ],
      submit: "Save",
    },
  };
}

function set(label: string, option: "boards" | "reveals", value: string): Button {
  return { label, action: { name: "settings-set", args: [option, value] } };
}

function boardsText({ hidden, pseudonym }: OwnSettings): string {
  return hidden ? `as **${pseudonym}**` : "your name";
}

function revealsText({ hidden, named }: OwnSettings): string {
  if (!named) return "not named";
  return hidden ? "not named, while boards hide your name" : "named where you were right";
}

function reminderText(reminder: Reminder | undefined): string {
  return reminder?.nextAt === undefined
    ? "None"
    : `${reminder.time} (${reminder.zone}), when reviews are due`;
}
