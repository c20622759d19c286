// What a Web API method is, and what its calls may touch.

import { reaches, serves } from "../installs/installations.ts";
import type { Channel, Installation, Person } from "../model.ts";
import type { Slack } from "../slack.ts";
import { ApiError, missingScope } from "../web-api/api-error.ts";
import { type JsonObject, textAt } from "../web-api/json.ts";
import type { Limit } from "../web-api/rate-limits.ts";
import { isIn } from "../world.ts";

/** A call without a bot token: nobody's, or with the app's own token. */
interface Call {
  readonly slack: Slack;
  readonly args: JsonObject;
  /** The token as it came; undefined without one. */
  readonly token: string | undefined;
}

/** A call with a bot token that was found to be good. */
export interface BotCall extends Call {
  readonly installation: Installation;
}

interface Common {
  readonly limit: Limit;
}

export type Method =
  | (Common & {
      readonly token: "bot";
      readonly scopes: readonly string[];
      readonly run: (call: BotCall) => JsonObject;
    })
  | (Common & { readonly token: "app" | "none"; readonly run: (call: Call) => JsonObject });

/** @throws ApiError invalid_arguments */
export function requireText(args: JsonObject, key: string): string {
  const value = textAt(args, key);
  if (value !== undefined && value !== "") return value;
  throw new ApiError("invalid_arguments", {
    response_metadata: { messages: [`[ERROR] missing required field: ${key}`] },
  });
}

/** @throws ApiError missing_scope */
export function requireScope({ installation }: BotCall, scope: string): void {
  if (!installation.scopes.includes(scope)) throw missingScope(scope, installation.scopes);
}

/**
 * The channel that the app means; a person's id means the direct messages with them.
 * A private channel without the bot is as good as absent.
 * @throws ApiError channel_not_found, user_disabled, cannot_dm_bot
 */
export function findChannel(call: BotCall, id: string): Channel {
  const { slack, installation } = call;
  const person = slack.world.people.get(id);
  if (person !== undefined && serves(installation, person)) {
    return openDirect(call, person);
  }
  const channel = slack.world.channels.get(id);
  if (channel === undefined || !isReached(installation, channel)) throw new ApiError("channel_not_found");
  if (channel.kind === "private" && !isIn(channel, installation.bot)) {
    throw new ApiError("channel_not_found");
  }
  return channel;
}

function isReached(installation: Installation, channel: Channel): boolean {
  return [channel.workspace, ...channel.sharedWith].some((workspace) => reaches(installation, workspace));
}

/** @throws ApiError user_disabled, cannot_dm_bot */
export function openDirect({ slack, installation }: BotCall, person: Person): Channel {
  if (person.bot) throw new ApiError("cannot_dm_bot");
  if (!person.active) throw new ApiError("user_disabled");
  return slack.world.directChannel(person, installation.workspace ?? person.workspace);
}

/** @throws ApiError user_not_found */
export function findPerson({ slack, installation }: BotCall, id: string): Person {
  const person = slack.world.people.get(id);
  if (person === undefined || !canSee(slack, installation, person)) throw new ApiError("user_not_found");
  return person;
}

/** The people of the installation's workspaces, and those met in shared channels. */
function canSee(slack: Slack, installation: Installation, person: Person): boolean {
  if (serves(installation, person)) return true;
  return [...slack.world.channels.values()].some(
    (channel) => channel.sharedWith.size > 0 && isReached(installation, channel) && isIn(channel, person),
  );
}
