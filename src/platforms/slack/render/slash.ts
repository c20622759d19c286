// Commands as one types them on Slack: a few have a slash of their own, the others follow /kubedrill.
import { commands } from "../../../app/commands.ts";

export const MAIN = "/kubedrill";

/** Commands that the manifest declares by themselves too. */
export const shortcuts = ["lookup", "review", "leaderboard"] as const;

const followers = new Set(commands.map(({ name }) => name.split(" ")[0] ?? ""));
for (const name of shortcuts) followers.delete(name);

/** A piece of code where it is a command of ours: `/quiz dns` is typed `/kubedrill quiz dns`. */
export function asTyped(code: string): string {
  const name = /^\/(?<name>[a-z]+)(?: |$)/.exec(code)?.groups?.name;
  return name !== undefined && followers.has(name) ? `${MAIN} ${code.slice(1)}` : code;
}
