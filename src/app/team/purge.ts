// Purging: what a team had goes for good 30 days after Kubedrill was removed from it.
import type { Teams } from "../../ports/storage/teams.ts";

const KEPT = 30 * 86_400_000;

/** Deletes all that is over time, in steps of some milliseconds each. */
export async function purgeTeams(teams: Pick<Teams, "toPurge" | "purge">, now: number): Promise<void> {
  const before = now - KEPT;
  for (;;) {
    const teamId = await teams.toPurge(before);
    if (teamId === undefined) return;
    await teams.purge(teamId, before);
  }
}
