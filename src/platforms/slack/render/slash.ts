// Commands as people type them on Slack: a few have a slash of their own, the others follow /kubedrill.

export const MAIN = "/kubedrill";

/** Commands that the manifest declares by themselves too. */
export const shortcuts = ["lookup", "review", "leaderboard"] as const;

/** A command with its options, such as `quiz dns`: `/kubedrill quiz dns`. */
export function asTyped(command: string): string {
  const [name = ""] = command.split(" ");
  return (shortcuts as readonly string[]).includes(name) ? `/${command}` : `${MAIN} ${command}`;
}
