// The channels that a platform's doctor looks at.
import { pages } from "../app/daily/pages.ts";
import type { ChannelRef, PlatformName } from "../app/ports.ts";
import type { Drill, Storage } from "../app/storage-port.ts";

/** The channels of a platform's running drills: of those that are ever due. */
export async function drillChannels(
  { schedules }: Pick<Storage, "schedules">,
  name: PlatformName,
): Promise<readonly ChannelRef[]> {
  const found: ChannelRef[] = [];
  const everDue = (limit: number, after: Drill | undefined) =>
    schedules.due(Number.MAX_SAFE_INTEGER, limit, after);
  for await (const page of pages(everDue)) {
    for (const { platform, externalTeamId, channel } of page)
      if (platform === name) found.push({ team: externalTeamId, channel });
  }
  return found;
}
