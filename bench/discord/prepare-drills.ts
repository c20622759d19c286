// A database with a due drill for each channel of a local Discord.
import type { Guild } from "../../tests/discord-server/wire.ts";
import { writeDrillDatabase } from "../bots/drill-database.ts";

/** Writes the file. @param now epoch ms at which the drills are due */
export function prepareDrills(file: string, guilds: readonly Guild[], now: number): Promise<void> {
  return writeDrillDatabase(file, now, async ({ meet, addDrill }) => {
    for (const guild of guilds) {
      const { teamId } = await meet({
        platform: "discord",
        team: { externalId: guild.id, name: guild.name },
        externalId: guild.owner_id,
        name: "owner",
        admin: true,
      });
      for (const channel of guild.channels) await addDrill(teamId, channel);
    }
  });
}
