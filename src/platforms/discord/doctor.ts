// Checks Kubedrill's setup on Discord: application, intents, commands, and each drill's channel.
import { ApplicationFlags, DiscordAPIError, REST, Routes } from "discord.js";
import { displayName } from "../../core/display-name.ts";
import { SetupError } from "../../ports/errors.ts";
import type { ChannelRef } from "../../ports/person.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import { explainStart, identify } from "./identity.ts";
import { readAnswer } from "./payloads/read-answer.ts";
import { toRefusal } from "./refusals.ts";
import { askWithin, requestOptions } from "./requests.ts";
import { commandDrift } from "./server/command-drift.ts";
import type { describeCommands } from "./server/describe-commands.ts";
import { missingPermissions } from "./server/missing-permissions.ts";
import { commandsRoute, explainRegistration } from "./server/register-commands.ts";
import { checkRoles } from "./server/roles.ts";

interface Examined {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** The one server in which commands are registered. */
  readonly guild: string | undefined;
  readonly commands: ReturnType<typeof describeCommands>;
  /** Whether to register them again. */
  readonly register: boolean;
  /** Channels of drills. */
  readonly channels: readonly DrillChannel[];
  /** Servers where awards give roles, with the roles' IDs. */
  readonly roles?: readonly MappedRoles[];
}

interface DrillChannel extends ChannelRef {
  /** Why Kubedrill paused its drill; undefined where the drill runs. */
  readonly paused?: string | undefined;
}

interface MappedRoles {
  readonly team: string;
  readonly roles: readonly string[];
}

interface Findings {
  /** What is as it should be, a sentence each. */
  readonly well: readonly string[];
  /** What is not, each with what to do. */
  readonly problems: readonly string[];
}

/** Longest that all that is asked about one channel may take, in ms. */
const LONGEST_QUESTION = 15_000;

/** Privileged intents that an application can be granted, and Kubedrill never asks for. */
const privileged = {
  Presence: ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited,
  "Server Members": ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  "Message Content": ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
} as const;

/** @throws SetupError where the token is wrong, Discord cannot be reached, or the one server is without Kubedrill */
export async function examine(examined: Examined): Promise<Findings> {
  const { token, apiUrl, guild, commands, register, channels, roles = [] } = examined;
  const { application, name, bot, flags } = await identify({ token, apiUrl });
  const rest = new REST(requestOptions(apiUrl)).setToken(token);
  const { servers, registered, refused, lacking } = await ask().catch((error: unknown) => {
    throw explain(error, guild);
  });
  const drift = commandDrift(commands, registered);
  const granted = Object.entries(privileged).flatMap(([intent, bits]) =>
    (flags & bits) === 0 ? [] : [intent],
  );
  return {
    well: [
      `The token is of the application ${displayName(name)} (${application}), in ${servers.length} servers.`,
      granted.length === 0
        ? "It has no privileged intents, and needs none."
        : `It has privileged intents (${granted.join(", ")}) that Kubedrill does not use: they can be turned off.`,
      ...(drift.length === 0
        ? [`${registered.length} commands are registered as this version describes them.`]
        : []),
      ...(refused.length === 0
        ? [`${channels.length} channels of drills have the permissions they need.`]
        : []),
      ...(roles.length > 0 && lacking.length === 0 ? ["Kubedrill can give all roles for awards."] : []),
    ],
    problems: [
      ...(servers.length === 0
        ? ['It is in no server: "kubedrill discord invite" prints the invitation.']
        : []),
      ...drift.map((sentence) => `${sentence} "kubedrill discord doctor --register" registers them again.`),
      ...refused,
      ...lacking,
    ],
  };

  async function ask() {
    const route = commandsRoute(application, guild);
    const servers = readAnswer("guilds", await rest.get(Routes.userGuilds()));
    const registered = readAnswer(
      "commands",
      await (register ? rest.put(route, { body: commands }) : rest.get(route)),
    );
    const refused: string[] = [];
    for (const channel of channels) refused.push(...(await examineChannel(rest, bot, channel)));
    const lacking: string[] = [];
    for (const mapped of roles) lacking.push(...(await examineRoles(rest, bot, mapped)));
    return { servers, registered, refused, lacking };
  }
}

async function examineRoles(
  rest: REST,
  bot: string,
  { team, roles }: MappedRoles,
): Promise<readonly string[]> {
  const states = await checkRoles({ ask: askWithin(rest, LONGEST_QUESTION), bot }, team, roles);
  return states.flatMap(({ name, unfit, blocked }, index) => {
    const problem = unfit ?? blocked;
    if (problem === undefined) return [];
    return [`Role ${displayName(name ?? roles[index] ?? "")} of server ${team}: ${problem}`];
  });
}

async function examineChannel(rest: REST, bot: string, channel: DrillChannel): Promise<readonly string[]> {
  const problem = await findProblem(rest, bot, channel);
  const place = `Channel ${channel.channel} of server ${channel.team}`;
  if (channel.paused === undefined) return problem === undefined ? [] : [`${place}: ${problem}`];
  const then = problem ?? "Nothing is missing there now: `/drill resume` in the channel starts it again.";
  return [`${place}: its drill is paused (“${channel.paused}”). ${then}`];
}

async function findProblem(rest: REST, bot: string, channel: ChannelRef): Promise<string | undefined> {
  try {
    const asking = { ask: askWithin(rest, LONGEST_QUESTION), bot, now: Date.now() };
    const missing = await missingPermissions(asking, channel);
    return missing.length === 0 ? undefined : `Give Kubedrill's role ${missing.join(", ")}.`;
  } catch (error) {
    const refusal = toRefusal(error, true);
    if (isRefusal(refusal, "channel", "team") || isOwnRefusal(error)) return refusal.message;
    throw error;
  }
}

/** Whether Discord refused the question, not who asks. */
function isOwnRefusal(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && ![401, 403].includes(error.status);
}

/** A failed request as a sentence for the person who runs the doctor. */
function explain(error: unknown, guild: string | undefined): Error {
  const uninvited = explainRegistration(error, guild);
  if (uninvited !== undefined) return uninvited;
  return isOwnRefusal(error) ? new SetupError(toRefusal(error).message) : explainStart(error);
}
