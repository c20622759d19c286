// Privacy in words: what is kept, who sees it, hiding, and deleting.
import type { Block, Reply } from "../../ports/reply.ts";
import type { Kept, OwnSettings } from "../../ports/storage/people.ts";
import { boardsButton } from "./settings-view.ts";

/** `since` is the date from which on something is kept. */
export function keptBlocks(kept: Kept, settings: OwnSettings, since: string): readonly Block[] {
  return [
    { type: "heading", text: "What is kept about you" },
    {
      type: "fields",
      fields: [
        { label: "Answers", value: String(kept.answers) },
        { label: "Cards (your memory of a question)", value: String(kept.cards) },
        { label: "Concepts looked up", value: String(kept.lookUps) },
        { label: "Reports", value: String(kept.reports) },
        { label: "Reminders", value: String(kept.reminders) },
        { label: "Since", value: kept.teams === 1 ? since : `${since}, in ${kept.teams} teams` },
      ],
    },
    { type: "text", markdown: `**Who sees what**\n${whoSeesWhat(settings)}` },
    {
      type: "buttons",
      buttons: [
        boardsButton(settings.hidden),
        { label: "Delete everything", action: { name: "privacy-delete", args: [] }, style: "danger" },
      ],
    },
    {
      type: "text",
      muted: true,
      markdown: `By typing: {command:privacy ${settings.hidden ? "unhide" : "hide"}}, {command:privacy delete}.`,
    },
  ];
}

function whoSeesWhat({ hidden, named, pseudonym }: OwnSettings): string {
  return [
    "- Your answers, reviews and look-ups: only you. Team admins see none of them.",
    `- Your points: your team, ${hidden ? `as those of **${pseudonym}**` : "by your name"}. They show who answered; on a small board, how they grow tells who was wrong.`,
    `- A closed question: how many were right. ${named && !hidden ? "Your name is among those who were." : "Your name is never among them."}`,
    "- Whoever runs this installation can read its database.",
  ].join("\n");
}

export function hiddenText({ pseudonym }: OwnSettings, reach: string): string {
  return `**Done.** On boards others see **${pseudonym}**, and reveals do not name you, ${reach}. What was posted before stays as it is. {command:privacy unhide} shows your name again.`;
}

export function shownText(reach: string): string {
  return `**Done.** Boards show your name, ${reach}. {command:privacy hide} brings your pseudonym back.`;
}

const consequences = (reach: string) =>
  [
    `**Delete everything kept about you ${reach}?** It cannot be undone.`,
    "- It goes: answers, reviews and cards, points and streaks, look-ups, reports, reminders, settings, your name.",
    "- It stays: how many chose which option of closed questions, messages that are in a channel already, and who installed Kubedrill.",
    "- Until today's questions close, an anonymous mark shows that an account answered them or looked them up. So deleting gives no second try.",
  ].join("\n");

export const deleteForm = (reach: string): Reply => ({
  delivery: "private",
  blocks: [
    { type: "text", markdown: consequences(reach) },
    { type: "text", markdown: "To do it, type {command:privacy delete confirm:delete}." },
  ],
  form: {
    title: "Delete everything",
    intro: consequences(reach),
    command: "privacy delete",
    fields: [
      {
        option: "confirm",
        label: "All of it, for good: type delete to confirm",
        example: "delete",
        maximum: 20,
      },
    ],
    submit: "Delete for good",
  },
});

export const deletedText = (reach: string) =>
  `**Deleted.** Your answers, points, settings, and name are gone: ${reach}. If you come back, you start over. Anything you type, press, or open next makes you a new member.`;
