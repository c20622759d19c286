// Whether Discord and Kubedrill fit together: application, intents, commands, and each drill's channel.
import { type APIApplicationCommand, type APIPartialGuild, ApplicationFlags, REST, Routes } from "discord.js";
import { isRefusal } from "../../app/platform-error.ts";
import type { ChannelRef } from "../../app/ports.ts";
import { commandDrift } from "./command-drift.ts";
import type { describeCommands } from "./describe-commands.ts";
import { identify } from "./identity.ts";
import { missingPermissions } from "./permissions.ts";
import { toRefusal } from "./refusals.ts";
import { commandsRoute } from "./register-commands.ts";
import { requestOptions } from "./requests.ts";

interface Examined {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** The one server in which commands are registered. */
  readonly guild: string | undefined;
  readonly commands: ReturnType<typeof describeCommands>;
  /** Whether to register them anew. */
  readonly register: boolean;
  /** Channels of running drills. */
  readonly channels: readonly ChannelRef[];
}

interface Findings {
  /** What is as it should be, a sentence each. */
  readonly well: readonly string[];
  /** What is not, each with what to do. */
  readonly problems: readonly string[];
}

/** Privileged intents that an application can be granted, and Kubedrill never asks for. */
const privileged = {
  Presence: ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited,
  "Server Members": ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  "Message Content": ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
} as const;

/** @throws SetupError where the token is wrong, or Discord cannot be reached */
export async function examine(examined: Examined): Promise<Findings> {
  const { token, apiUrl, guild, commands, register, channels } = examined;
  const { application, name, bot, flags } = await identify({ token, apiUrl });
  const rest = new REST(requestOptions(apiUrl)).setToken(token);
  const servers = (await rest.get(Routes.userGuilds())) as readonly APIPartialGuild[];
  const route = commandsRoute(application, guild);
  const registered = (await (register
    ? rest.put(route, { body: commands })
    : rest.get(route))) as readonly APIApplicationCommand[];
  const drift = commandDrift(commands, registered as never);
  const refused: string[] = [];
  for (const channel of channels) refused.push(...(await examineChannel(rest, bot, channel)));
  const granted = Object.entries(privileged).flatMap(([intent, bits]) =>
    (flags & bits) === 0 ? [] : [intent],
  );
  return {
    well: [
      `The token is of the application ${name} (${application}), in ${servers.length} servers.`,
      granted.length === 0
        ? "It has no privileged intents, and needs none."
        : `It has privileged intents (${granted.join(", ")}) that Kubedrill does not use: they can be turned off.`,
      ...(drift.length === 0
        ? [`${registered.length} commands are registered as this version describes them.`]
        : []),
      ...(refused.length === 0
        ? [`${channels.length} channels of drills have the permissions they need.`]
        : []),
    ],
    problems: [
      ...(servers.length === 0
        ? ['It is in no server: "kubedrill discord invite" prints the invitation.']
        : []),
      ...drift.map((sentence) => `${sentence} "kubedrill discord doctor --register" registers them anew.`),
      ...refused,
    ],
  };
}

async function examineChannel(rest: REST, bot: string, channel: ChannelRef): Promise<readonly string[]> {
  const place = `Channel ${channel.channel} of server ${channel.team}`;
  try {
    const missing = await missingPermissions(rest, bot, channel);
    return missing.length === 0 ? [] : [`${place}: give Kubedrill's role ${missing.join(", ")}.`];
  } catch (error) {
    const refusal = toRefusal(error, true);
    if (isRefusal(refusal)) return [`${place}: ${refusal.message}`];
    throw refusal;
  }
}
