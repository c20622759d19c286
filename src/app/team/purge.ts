// Purging: what a team had some time after Kubedrill was removed from it, and what has expired.
import type { Links } from "../../ports/storage/people.ts";
import type { Teams } from "../../ports/storage/teams.ts";
import type { UsedKeys } from "../../ports/storage/used-keys.ts";

const KEPT = 30 * 86_400_000;

/** Deletes teams that left more than `kept` ms ago, in steps of some milliseconds each. */
export async function purgeTeams(
  teams: Pick<Teams, "toPurge" | "purge">,
  now: number,
  kept = KEPT,
): Promise<void> {
  const before = now - kept;
  for (;;) {
    const teamId = await teams.toPurge(before);
    if (teamId === undefined) return;
    await teams.purge(teamId, before);
  }
}

/** Deletes keys that have expired, in steps of a few milliseconds each. */
export async function purgeUsedKeys(usedKeys: Pick<UsedKeys, "purge">, now: number): Promise<void> {
  while (await usedKeys.purge(now));
}

/** Deletes link codes that have expired, in steps of a few milliseconds each. */
export async function purgeLinkCodes(links: Pick<Links, "purge">, now: number): Promise<void> {
  while (await links.purge(now));
}
