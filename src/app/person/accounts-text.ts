// A learner's accounts in words.
import { markdownName } from "../../core/display-name.ts";
import { platformTitle } from "../../ports/linkable.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { LinkedAccount } from "../../ports/storage/people.ts";

/** “Slack: **Ana** in **Acme**”; of several teams, the first one and how many more. */
export function accountText({ platform, name, teams: [first, ...more] }: LinkedAccount): string {
  const team = first === undefined ? "" : ` in **${markdownName(first)}**`;
  return `${platformTitle(platform)}: **${markdownName(name)}**${team}${more.length === 0 ? "" : ` and ${more.length} more`}`;
}

/** The accounts that a member's own one is linked with. */
export function otherAccounts(
  accounts: readonly LinkedAccount[],
  memberId: string,
): readonly LinkedAccount[] {
  return accounts.filter(({ memberIds }) => !memberIds.includes(memberId));
}

const enumerate = new Intl.ListFormat("en-US", { type: "conjunction" });

/** “Includes your reviews on Discord.” @param own the platform where it's shown */
export function includedText(others: readonly LinkedAccount[], own: PlatformName): string {
  const places = others.map(({ platform }) =>
    platform === own ? `in your other ${platformTitle(platform)} account` : `on ${platformTitle(platform)}`,
  );
  return `Includes your reviews ${enumerate.format(new Set(places))}.`;
}

/** All of them on one line. */
export function accountsText(accounts: readonly LinkedAccount[]): string {
  return enumerate.format(accounts.map(accountText));
}
