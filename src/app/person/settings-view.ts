// The texts of /settings: current values, buttons, and forms.
import type { Away } from "../../core/away.ts";
import type { Block, Button, Reply } from "../../ports/reply.ts";
import type { LinkedAccount, OwnSettings, SettingChanges } from "../../ports/storage/people.ts";
import type { Reminder } from "../../ports/storage/reminders.ts";
import { commandAction } from "../command/command-action.ts";
import { datesAwayText, reminderButtons, reminderWhen } from "../reminder/reminder-view.ts";
import { accountsText } from "./accounts-text.ts";

export interface SettingsPage {
  readonly settings: OwnSettings;
  /** The zone that applies if they set none. */
  readonly usualZone: string;
  readonly reminder: Reminder | undefined;
  /** Their time away that hasn't ended. */
  readonly away?: Away | undefined;
  /** How many questions they suspended. */
  readonly suspended: number;
  /** Reviews per day that their cards cost at the desired retention; undefined without cards. */
  readonly perDay: number | undefined;
  /** Where the settings apply, in words. */
  readonly reach: string;
  /** The other accounts of the same learner. */
  readonly linked: readonly LinkedAccount[];
}

export function settingsBlocks(page: SettingsPage): readonly Block[] {
  const { settings, usualZone, reminder, reach, linked } = page;
  return [
    { type: "heading", text: "Your settings", large: true },
    {
      type: "fields",
      fields: [
        { label: "Time zone", value: settings.zone ?? `${usualZone} (automatic)` },
        { label: "Reviews per day", value: `up to ${settings.cap}` },
        { label: "How sure you want to stay", value: retentionText(page) },
        { label: "On leaderboards", value: leaderboardNameText(settings) },
        { label: "In reveals", value: revealsText(settings) },
        { label: "Milestones", value: milestonesText(settings) },
        { label: "Reminder", value: reminderText(reminder) },
        ...linkedFields(linked),
        ...(page.away === undefined ? [] : [{ label: "Away", value: datesAwayText(page.away) }]),
      ],
    },
    { type: "buttons", buttons: settingsButtons(page) },
    { type: "buttons", buttons: [...reminderButtons(reminder), showDataButton] },
    {
      type: "text",
      muted: true,
      markdown: `Or type any of these options: {command:settings zone:Europe/Berlin cap:20 retention:90 boards:pseudonym reveals:name milestones:channel}. Your settings apply ${reach}.${linked.length === 0 ? "" : " Zone, reviews per day, how sure you want to stay, and reminder also apply in your linked accounts."}`,
    },
  ];
}

/** What the account is linked with, if anything. */
export function linkedFields(linked: readonly LinkedAccount[]): readonly Field[] {
  return linked.length === 0 ? [] : [{ label: "Linked with", value: accountsText(linked) }];
}

interface Field {
  readonly label: string;
  readonly value: string;
}

/** All settings on one line, for the home page. */
export function settingsLine({ settings, usualZone, linked }: SettingsPage): string {
  return [
    settings.zone ?? usualZone,
    settings.cap === 1 ? "1 review per day" : `${settings.cap} reviews per day`,
    `${settings.retention}% sure`,
    `on leaderboards ${leaderboardNameText(settings)}`,
    `in reveals ${revealsText(settings)}`,
    `milestones ${milestonesText(settings)}`,
    ...(linked.length === 0 ? [] : [`linked with ${accountsText(linked)}`]),
  ].join(" · ");
}

/** A form changes zone and reviews; the other settings are toggles. */
export function settingsButtons({ settings, suspended }: SettingsPage): readonly Button[] {
  const { hidden, named, announced } = settings;
  return [
    { label: "Change zone and reviews", action: { name: "settings-form", args: [] } },
    leaderboardNameButton(hidden),
    named
      ? set("Don't name me in reveals", "reveals", "nothing")
      : set("Name me when I'm right", "reveals", "name"),
    announced
      ? set("Keep my milestones private", "milestones", "private")
      : set("Share my milestones", "milestones", "channel"),
    ...(suspended === 0
      ? []
      : [{ label: `Suspended questions (${suspended})`, action: { name: "suspended", args: [] } }]),
  ];
}

/** “85%, about 6 reviews per day”. */
function retentionText({ settings, perDay }: SettingsPage): string {
  const cost =
    perDay === undefined ? "" : `, about ${perDay === 1 ? "1 review" : `${perDay} reviews`} per day`;
  return `${settings.retention}%${cost}`;
}

export function leaderboardNameButton(hidden: boolean): Button {
  return hidden
    ? set("Show my name on leaderboards", "boards", "name")
    : set("Hide my name on leaderboards", "boards", "pseudonym");
}

export const showDataButton: Button = {
  label: "Show my data",
  action: commandAction("run", "privacy show"),
};

/** Confirms a change; the full list of settings follows it. */
export function savedSettings({ hidden, named, pseudonym }: OwnSettings, changes: SettingChanges): Block {
  const sentences = [
    "**Saved.**",
    ...(changes.retention === undefined
      ? []
      : [
          `A question now comes back when you'd know it with a chance of ${changes.retention}%. All your reviews moved.`,
        ]),
    ...(changes.hidden === true ? [`Others now see **${pseudonym}** on leaderboards.`] : []),
    ...(changes.named === true && hidden
      ? ["While leaderboards hide your name, reveals don't name you."]
      : []),
    ...(changes.announced === true
      ? [
          hidden
            ? "While leaderboards hide your name, your channel doesn't see your milestones."
            : "When you reach a milestone, your channel's next question says so.",
        ]
      : []),
    ...(changes.hidden === false && named ? ["Reveals name you again when you're right."] : []),
  ];
  return { type: "text", markdown: sentences.join(" ") };
}

/** The form behind “Change zone and reviews”. */
export function settingsForm({ zone, cap, retention }: OwnSettings): Reply {
  return {
    delivery: "private",
    blocks: [
      {
        type: "text",
        markdown:
          "Type {command:settings zone:Europe/Berlin} with a place in your time zone (`auto` for the usual one). {command:settings cap:20} sets how many reviews you get per day, {command:settings retention:90} how sure you want to stay.",
      },
    ],
    form: {
      title: "Zone and reviews",
      command: "settings",
      fields: [
        {
          option: "zone",
          label: "A place in your time zone, or auto",
          example: "Europe/Berlin",
          value: zone ?? "auto",
          optional: true,
        },
        {
          option: "cap",
          label: "Reviews per day, 1 to 100",
          example: "10",
          value: String(cap),
          maximum: 3,
          optional: true,
        },
        {
          option: "retention",
          label: "How sure you want to stay, 80 to 95 %",
          example: "85",
          value: String(retention),
          maximum: 4,
          optional: true,
        },
      ],
      submit: "Save",
    },
  };
}

function set(label: string, option: "boards" | "reveals" | "milestones", value: string): Button {
  return { label, action: commandAction("update", "settings", { [option]: value }) };
}

function leaderboardNameText({ hidden, pseudonym }: OwnSettings): string {
  return hidden ? `as **${pseudonym}**` : "your name";
}

function revealsText({ hidden, named }: OwnSettings): string {
  if (!named) return "not named";
  return hidden ? "not named, while leaderboards hide your name" : "named when you're right";
}

function milestonesText({ hidden, announced }: OwnSettings): string {
  if (!announced) return "private";
  return hidden ? "private, while leaderboards hide your name" : "your channel sees them";
}

function reminderText(reminder: Reminder | undefined): string {
  return reminder?.nextAt === undefined
    ? "None"
    : `${reminder.time} (${reminderWhen(reminder)}), when reviews are due`;
}
