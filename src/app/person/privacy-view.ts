// The texts of /privacy: stored data, who sees it, hiding, and deleting.
import { fullDate } from "../../core/markdown/date-text.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { Block, Reply } from "../../ports/reply.ts";
import type { Kept, LinkedAccount, OwnSettings } from "../../ports/storage/people.ts";
import { commandAction } from "../command/command-action.ts";
import { accountsText } from "./accounts-text.ts";
import { leaderboardNameButton, linkedFields } from "./settings-view.ts";

/** `date` is that of the oldest stored data. */
export function storedDataBlocks(
  kept: Kept,
  settings: OwnSettings,
  date: CalendarDate,
  linked: readonly LinkedAccount[] = [],
): readonly Block[] {
  const since = fullDate(date);
  return [
    { type: "heading", text: "What Kubedrill stores about you", large: true },
    {
      type: "fields",
      fields: [
        { label: "Answers", value: String(kept.answers) },
        { label: "Cards (your memory of a question)", value: String(kept.cards) },
        { label: "Concepts looked up", value: String(kept.lookUps) },
        { label: "Hints seen", value: String(kept.hints) },
        { label: "Reports", value: String(kept.reports) },
        { label: "Reminders", value: kept.reminders === 0 ? "Off" : String(kept.reminders) },
        { label: "Since", value: kept.teams === 1 ? since : `${since}, in ${kept.teams} teams` },
        ...linkedFields(linked),
      ],
    },
    { type: "text", markdown: `**Who sees what**\n${whoSeesWhat(settings)}` },
    {
      type: "buttons",
      buttons: [
        { label: "Get my data", action: commandAction("run", "privacy export") },
        leaderboardNameButton(settings.hidden),
        { label: "Delete everything", action: commandAction("run", "privacy delete"), style: "danger" },
      ],
    },
    {
      type: "text",
      muted: true,
      markdown: `Or type {command:privacy export}, {command:privacy ${settings.hidden ? "unhide" : "hide"}}, or {command:privacy delete}.`,
    },
  ];
}

function whoSeesWhat({ hidden, named, announced, pseudonym }: OwnSettings): string {
  return [
    "- Your answers, reviews, hints, and look-ups: only you. Team admins see none of them.",
    `- Your points: your team, ${hidden ? `under the name **${pseudonym}**` : "under your name"}. On a small team, people may guess from points who was wrong.`,
    `- A closed question: how many were right. ${named && !hidden ? "Your name is among those who were." : "Your name is never among them."}`,
    `- Milestones, such as 30 in a row: ${announced && !hidden ? "your channels, by your name" : "only you"}.`,
    "- The people who run this installation can read its database.",
  ].join("\n");
}

export function hiddenText({ pseudonym }: OwnSettings, reach: string): string {
  return `**Done.** Leaderboards show **${pseudonym}** instead of your name, and reveals don't name you, ${reach}. Earlier messages stay as they are. {command:privacy unhide} shows your name again.`;
}

export function shownText(reach: string): string {
  return `**Done.** Leaderboards show your name, ${reach}. {command:privacy hide} brings back your pseudonym.`;
}

const consequences = (reach: string, linked: readonly LinkedAccount[]) =>
  [
    `**Delete all your data ${reach}${linked.length === 0 ? "" : ", and in your linked accounts"}?** You can't undo this.`,
    ...(linked.length === 0
      ? []
      : [
          `- Linked: ${accountsText(linked)}. This data goes too. To keep it, first separate the accounts: {command:link code:remove}.`,
        ]),
    "- Deleted: answers, reviews, cards, points, streaks, milestones, look-ups, hints, reports, reminders, settings, and your name.",
    "- Kept: how many people chose each option of closed questions, messages already in channels, and who installed Kubedrill.",
    "- Until today's questions close, an anonymous mark shows that an account answered them, looked them up, or saw the hint. So deleting doesn't give you a second try.",
  ].join("\n");

export const deleteForm = (reach: string, linked: readonly LinkedAccount[] = []): Reply => ({
  delivery: "private",
  blocks: [
    { type: "text", markdown: consequences(reach, linked) },
    { type: "text", markdown: "To do it, type {command:privacy delete confirm:delete}." },
  ],
  form: {
    title: "Delete everything",
    intro: consequences(reach, linked),
    command: "privacy delete",
    fields: [
      {
        option: "confirm",
        label: "Type delete to confirm",
        example: "delete",
        maximum: 20,
      },
    ],
    submit: "Delete permanently",
    danger: true,
  },
});

export const deletedText = (reach: string, linked: readonly LinkedAccount[] = []) =>
  `**Deleted.** Your answers, points, settings, and name are gone ${reach}${linked.length === 0 ? "" : `, and in your linked accounts (${accountsText(linked)})`}. If you come back, you start over. Anything you type, press, or open next makes you a new member.`;
