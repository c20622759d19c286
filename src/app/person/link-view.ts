// The texts of /link: a code, the question before two accounts are joined, and what is linked.
import { type LinkCode, showLinkCode } from "../../core/link-code.ts";
import { type Linkable, linkableAccounts } from "../../ports/linkable.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { LinkedAccount, Redeemed } from "../../ports/storage/people.ts";
import { cancelButton } from "../command/cancel.ts";
import { commandAction } from "../command/command-action.ts";
import { accountsText, accountText } from "./accounts-text.ts";

const effects = [
  "- **Together:** your answers, cards, reviews, reviews per day, time zone, and reminder.",
  "- **Separate, as before:** points, streaks, squads, and how each team sees your name.",
].join("\n");

/** A new code. `until` (epoch ms) is when it ends. */
export function codeBlocks(code: LinkCode, until: number, other: Linkable): readonly Block[] {
  const shown = showLinkCode(code);
  return [
    { type: "text", markdown: `**Your link code: \`${shown}\`**` },
    {
      type: "text",
      markdown: `To link your accounts, type \`${other.redeem(shown)}\` on ${other.title}. The code works once, until {time:${until}}. Don't give it to anyone: it joins their account with yours.`,
    },
    { type: "text", muted: true, markdown: effects },
  ];
}

/** Asks before two accounts are joined. */
export function askToLink(accounts: readonly LinkedAccount[], code: LinkCode): readonly Block[] {
  return [
    { type: "text", markdown: `**Link this account with ${accountsText(accounts)}?**\n${effects}` },
    {
      type: "text",
      markdown:
        "Where both have their own setting or reminder, this account's stays. Link only an account of yours: anyone who uses it sees your progress and can delete your data.",
    },
    {
      type: "buttons",
      buttons: [
        {
          label: "Link accounts",
          action: { name: "link-accounts", args: [code] },
          style: "primary",
        },
        cancelButton,
      ],
    },
  ];
}

/** A learner's linked accounts. `said` is what was just done. */
export function linkedBlocks(
  accounts: readonly LinkedAccount[],
  memberId: string,
  said?: string,
): readonly Block[] {
  const lines = accounts.map(
    (account) => `- ${accountText(account)}${account.memberIds.includes(memberId) ? " (this account)" : ""}`,
  );
  return [
    ...(said === undefined ? [] : [{ type: "text", markdown: said } as const]),
    { type: "text", markdown: ["**Your linked accounts**", ...lines].join("\n") },
    { type: "buttons", buttons: [anotherButton, separateButton] },
  ];
}

const anotherButton: Button = { label: "Link another account", action: { name: "link-code", args: [] } };

const separateButton: Button = {
  label: "Separate this account",
  action: commandAction("update", "link", { code: "remove" }),
  style: "danger",
};

export const linkedText =
  "**Linked.** Your answers from both accounts now count together, and you review each question once.";

/** The notice to the member who made the code. */
export const linkedNotice = (platform: string) =>
  `This account is now linked with your ${platform} account. If that wasn't you, type {command:link code:remove}.`;

export const separatedText =
  "**Separated.** Each account has its own answers and reviews again. The settings stay as they are on both sides.";

export const NOT_LINKED = "This account isn't linked with another one. {command:link} gets you a code.";

/** Where nothing can be linked. */
export const PLAYGROUND = `\`/link\` joins your ${linkableAccounts}, so that you review each question once. The playground has neither, so there's nothing to link.`;

/** Where the installation runs on one platform only. */
export function runsAlone({ title, otherTitle }: Linkable): string {
  return `This Kubedrill runs on ${otherTitle} only, so there's no ${title} account to link with.`;
}

export function notACode(text: string): string {
  return `“${text}” isn't a link code. Codes have ten letters and digits, like K7QM2-4PD9T. Type {command:link} in your other account to get one.`;
}

/** Why a code linked nothing. */
export function refusal(type: Exclude<Redeemed["type"], "found" | "linked">, other: Linkable): string {
  switch (type) {
    case "wrong":
      return "That code doesn't work: it's mistyped, more than 10 minutes old, or used. Type {command:link} in your other account for a new one.";
    case "too many tries":
      return "You typed five wrong codes. Wait 10 minutes, then type {command:link} in your other account for a new one.";
    case "own":
      return `That's this account's own code. Type it in your ${other.title} account.`;
    case "linked already":
      return "These two accounts are linked already. Nothing to change.";
    case "same platform":
      return `That code comes from ${other.otherTitle} too, and a code joins a ${other.otherTitle} account with one on ${other.title}. Type {command:link} in your ${other.title} account, and its code here.`;
    case "too many accounts":
      return "You can link up to ten accounts. Separate one first: type {command:link code:remove} there.";
    default:
      return type satisfies never;
  }
}
