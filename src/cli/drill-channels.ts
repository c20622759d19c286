// The channels that a platform's doctor checks.
import type { ChannelRef, PlatformName } from "../ports/person.ts";
import type { Storage } from "../ports/storage/storage.ts";

interface DrillChannel extends ChannelRef {
  /** Why Kubedrill paused its drill; undefined if the drill runs. */
  readonly paused: string | undefined;
}

/** A platform's drills that run or that Kubedrill paused, but not those that an admin paused. */
export async function drillChannels(
  { teams, drills }: Pick<Storage, "teams" | "drills">,
  name: PlatformName,
): Promise<readonly DrillChannel[]> {
  const found: DrillChannel[] = [];
  for (const { id, externalId, left } of await teams.list(name)) {
    if (left) continue;
    for (const { channel, next, paused } of await drills.ofTeam(id)) {
      if (next === undefined && paused?.because === undefined) continue;
      found.push({ team: externalId, channel, paused: paused?.because });
    }
  }
  return found;
}
