// Registering commands: only where their descriptions have changed, for Discord counts each creation.
import { createHash } from "node:crypto";
import { DiscordAPIError, type REST, Routes } from "discord.js";
import { SetupError } from "../../../ports/errors.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import type { describeCommands } from "./describe-commands.ts";

/** Where it is kept what was registered last, and where. */
export interface Settings {
  read(name: string): Promise<string | undefined>;
  write(name: string, value: string): Promise<void>;
}

interface Registration {
  readonly rest: REST;
  readonly settings: Settings;
  readonly application: string;
  /** A single server, where they change at once; undefined: every server. */
  readonly guild: string | undefined;
  readonly commands: ReturnType<typeof describeCommands>;
}

const EVERYWHERE = "everywhere";

/**
 * Registers the commands in this server, or everywhere; where they were elsewhere before, they are taken away there.
 * Returns whether Discord had to be told. @throws what the request threw: then nothing is registered anew
 */
export async function registerCommands(registration: Registration): Promise<boolean> {
  const { rest, settings, application, guild, commands } = registration;
  const name = `discord commands ${application}`;
  const scope = guild ?? EVERYWHERE;
  const hash = createHash("sha256").update(JSON.stringify(commands)).digest("hex");
  const before = await settings.read(name);
  if (before === `${scope} ${hash}`) return false;
  const registered = readAnswer(
    "commands",
    await rest.put(commandsRoute(application, guild), { body: commands }),
  );
  if (registered.length !== commands.length) throw new Error("Discord did not register all commands.");
  await settings.write(name, `${scope} ${hash}`);
  const [scopeBefore = scope] = before?.split(" ") ?? [];
  if (scopeBefore !== scope) {
    const elsewhere = commandsRoute(application, scopeBefore === EVERYWHERE ? undefined : scopeBefore);
    // A server that Kubedrill has left since then shows no commands anyway.
    await rest.put(elsewhere, { body: [] }).catch(() => {});
  }
  return true;
}

export function commandsRoute(application: string, guild: string | undefined): `/${string}` {
  return guild === undefined
    ? Routes.applicationCommands(application)
    : Routes.applicationGuildCommands(application, guild);
}

/** The sentence for a server (DISCORD_GUILD) that Kubedrill is not in; undefined for every other error. */
export function explainRegistration(error: unknown, guild: string | undefined): SetupError | undefined {
  if (guild === undefined || !(error instanceof DiscordAPIError)) return undefined;
  if (![50001, 10004].includes(Number(error.code))) return undefined;
  return new SetupError(
    `Kubedrill may not register commands in server ${guild} (DISCORD_GUILD): invite it there with the address that "kubedrill discord invite" prints.`,
  );
}
