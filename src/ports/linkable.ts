// The platforms whose accounts can be linked. Each process knows both, though it may run only one of them.
import type { PlatformName } from "./person.ts";

/** A platform with accounts. */
export interface Linkable {
  readonly name: PlatformName;
  /** Its name in texts. */
  readonly title: string;
  /** What people type there to redeem a code. */
  readonly redeem: (code: string) => string;
  /** The title of the platform to link it with. */
  readonly otherTitle: string;
}

const slack = { name: "slack", title: "Slack", redeem: (code: string) => `/kubedrill link ${code}` } as const;
const discord = {
  name: "discord",
  title: "Discord",
  redeem: (code: string) => `/link code:${code}`,
} as const;

const linkable: Readonly<Record<PlatformName, Linkable | undefined>> = {
  slack: { ...slack, otherTitle: discord.title },
  discord: { ...discord, otherTitle: slack.title },
  playground: undefined,
};

const others: Readonly<Record<PlatformName, Linkable | undefined>> = {
  slack: linkable.discord,
  discord: linkable.slack,
  playground: undefined,
};

/** The platform whose accounts this one's can be linked with; undefined in the playground. */
export function otherPlatform(platform: PlatformName): Linkable | undefined {
  return others[platform];
}

/** A platform's name in texts. */
export function platformTitle(platform: PlatformName): string {
  return linkable[platform]?.title ?? "Playground";
}

/** What `/link` joins, in words. */
export const linkableAccounts = `${slack.title} and ${discord.title} accounts`;
