// A database with one due drill, known members, and the workspace's token.
import { createSeal } from "../../src/platforms/slack/workspace/seal.ts";
import { writeDrillDatabase } from "../bots/drill-database.ts";

interface Prepared {
  readonly team: string;
  readonly channel: string;
  readonly botToken: string;
  readonly secret: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** Writes the file. @param now epoch ms at which the drill is due */
export function prepare(file: string, { team, channel, botToken, secret, members }: Prepared, now: number) {
  return writeDrillDatabase(file, now, async ({ storage, meet, addDrill }) => {
    const place = { platform: "slack", team: { externalId: team, name: "Acme" } } as const;
    const owner = { ...place, externalId: "U0000000000", name: "owner", admin: true };
    const { teamId } = await meet(owner);
    await Promise.all(members.map(({ id, name }) => meet({ ...place, externalId: id, name, admin: false })));
    await addDrill(teamId, channel);
    const credentials = { name: "Acme", token: botToken, installer: owner.externalId };
    const sealed = createSeal(secret).seal(JSON.stringify(credentials), team);
    await storage.installations.store({ platform: "slack", externalId: team }, sealed, now);
  });
}
