// kubedrill discord invite and discord doctor: set Discord up and find problems.
import { existsSync } from "node:fs";
import { commands, groups } from "../app/commands.ts";
import type { Config, DiscordConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { SetupError } from "../ports/errors.ts";
import type { Storage } from "../ports/storage/storage.ts";
import { isPostgres } from "../storage/postgres/postgres-address.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError, withSecretPaths } from "./cli-command.ts";
import { drillChannels } from "./drill-channels.ts";

export const discordInvite: CliCommand = {
  name: "discord invite",
  takes: "[--roles]",
  description:
    "Print the link that invites Kubedrill into a Discord server, with the fewest permissions (--roles adds Manage Roles, for /roles)",
  flags: ["roles"],
  async run({ words, flags, config }) {
    refuseWords("discord invite", words);
    const settings = discordConfig(config());
    const [{ identify }, { invitation }] = await Promise.all([
      import("../platforms/discord/identity.ts"),
      import("../platforms/discord/server/invitation.ts"),
    ]);
    const { application, name } = await identify(settings);
    const { server, user } = invitation(application, flags.has("roles"));
    console.log(
      `Invite ${name} into a server that you manage:\n  ${server}\n\nInstall it for yourself, to look up and practice anywhere on Discord:\n  ${user}`,
    );
    return 0;
  },
};

export const discordDoctor: CliCommand = {
  name: "discord doctor",
  takes: "[--register]",
  description:
    "Check Discord: token, application, intents, commands (--register registers them again), each drill's channel, and roles for awards",
  flags: ["register"],
  async run({ words, flags, config }) {
    refuseWords("discord doctor", words);
    const all = config();
    const settings = discordConfig(all);
    const [{ examine }, { describeCommands }] = await Promise.all([
      import("../platforms/discord/doctor.ts"),
      import("../platforms/discord/server/describe-commands.ts"),
    ]);
    const { channels, roles } = await thingsToCheck(all);
    const { well, problems } = await examine({
      ...settings,
      commands: describeCommands(commands, groups),
      register: flags.has("register"),
      channels,
      roles,
    });
    for (const sentence of well) console.log(`✓ ${sentence}`);
    for (const sentence of problems) console.error(`✗ ${withSecretPaths(sentence)}`);
    return problems.length === 0 ? 0 : 1;
  },
};

function discordConfig({ discord }: Config): DiscordConfig {
  if (discord === undefined) {
    throw new SetupError(
      "DISCORD_TOKEN is not set. Set it to the token of the Bot page of your Discord application; docs/discord.md shows how to create one.",
    );
  }
  return discord;
}

/** Empty if there is no database yet. */
async function thingsToCheck({ database: address, migrations }: Config) {
  if (!isPostgres(address) && !existsSync(address)) return { channels: [], roles: [] };
  const { database } = await openDatabase(address, migrations, Date.now());
  try {
    const storage = createStorage(database);
    return { channels: await drillChannels(storage, "discord"), roles: await mappedRoles(storage) };
  } finally {
    await database.close();
  }
}

async function mappedRoles({ teams, roles }: Pick<Storage, "teams" | "roles">) {
  const found: { readonly team: string; readonly roles: readonly string[] }[] = [];
  for (const { id, externalId, left } of await teams.list("discord")) {
    const mapped = left ? [] : await roles.ofTeam(id);
    if (mapped.length > 0) found.push({ team: externalId, roles: mapped.map(({ role }) => role) });
  }
  return found;
}

function refuseWords(name: string, words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`${name} takes no words; it was given “${words.join(" ")}”.`);
}
