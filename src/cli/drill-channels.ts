// The channels that a platform's doctor looks at.
import type { ChannelRef, PlatformName } from "../ports/person.ts";
import type { Storage } from "../ports/storage/storage.ts";

interface DrillChannel extends ChannelRef {
  /** Why Kubedrill paused its drill; undefined where the drill runs. */
  readonly paused: string | undefined;
}

/** Of a platform's drills those that are ever due, and those that Kubedrill paused; what an admin paused may rest. */
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
