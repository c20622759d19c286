// Asks Discord who Kubedrill is before anything else, so that a wrong token becomes a clear sentence.
import { DiscordAPIError, HTTPError, RateLimitError, REST, Routes } from "discord.js";
import { SetupError } from "../../ports/errors.ts";
import { stopSweeping } from "./discord-js-workarounds.ts";
import { ForeignAnswer } from "./guard-response.ts";
import { readAnswer } from "./payloads/read-answer.ts";
import { requestOptions } from "./requests.ts";

interface Identity {
  readonly application: string;
  readonly name: string;
  /** Its user id. */
  readonly bot: string;
  /** Of ApplicationFlags. */
  readonly flags: number;
}

interface Credentials {
  readonly token: string;
  readonly apiUrl: string | undefined;
}

/** @throws SetupError where the token is wrong, or Discord cannot be reached; it never repeats the token */
export async function identify({ token, apiUrl }: Credentials): Promise<Identity> {
  const rest = new REST({ ...requestOptions(apiUrl), retries: 1 }).setToken(token);
  try {
    const application = readAnswer("application", await rest.get(Routes.currentApplication()));
    const user = readAnswer("user", await rest.get(Routes.user()));
    return {
      application: application.id,
      name: application.name,
      bot: user.id,
      flags: application.flags ?? 0,
    };
  } catch (error) {
    throw explainStart(error);
  } finally {
    stopSweeping([rest]);
  }
}

/** A failed start as a sentence for the operator. */
export function explainStart(error: unknown): Error {
  if (error instanceof SetupError) return error;
  if (error instanceof DiscordAPIError && error.status === 401) return new SetupError(wrongToken);
  if (error instanceof DiscordAPIError && error.status === 403) {
    return new SetupError(
      `Discord refuses this application (${error.message}). Check it in the Developer Portal.`,
    );
  }
  if (error instanceof RateLimitError || error instanceof HTTPError) {
    return new SetupError(
      "Discord has an outage or asks to wait. Start again in a minute; see https://discordstatus.com.",
    );
  }
  // What discord.js makes of a page instead of Discord's answer.
  if (error instanceof ForeignAnswer || error instanceof TypeError || error instanceof SyntaxError) {
    return new SetupError(
      "Something between Kubedrill and Discord answers instead of Discord. Check any proxy and firewall; DISCORD_API_URL must be unset for the real Discord.",
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/sessions remaining/i.test(message)) return new SetupError(tooManyStarts(message));
  if (/token/i.test(message)) return new SetupError(wrongToken);
  if (/intents/i.test(message)) {
    return new SetupError(
      "Discord refuses the intent Guilds, which needs no permission. Check that DISCORD_TOKEN is a bot's, and of the right application.",
    );
  }
  if (/shard/i.test(message)) {
    return new SetupError(
      `Discord refuses these shards (${message}). Set DISCORD_SHARDS to auto, or to a range of enough shards.`,
    );
  }
  return new SetupError(
    `Discord cannot be reached (${message || codeOf(error)}). Check the network and any proxy; DISCORD_API_URL must be unset for the real Discord.`,
  );
}

const wrongToken =
  "Discord does not know this token. Set DISCORD_TOKEN to the one of the Bot page of your Discord application (“Reset Token” makes a new one).";

/** @param message discord.js's; it ends with the time when Discord resets its count */
function tooManyStarts(message: string): string {
  const [, day, time] = /(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(message) ?? [];
  const until = day === undefined ? "" : ` until ${day} ${time} UTC`;
  return `Discord allows no more connections today${until}. Something restarts Kubedrill too often: find out what, then start it again after that time.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "no reason given";
}
