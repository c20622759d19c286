// Registers commands, only when their descriptions have changed: Discord limits how many an app can create.
import { createHash } from "node:crypto";
import { DiscordAPIError, type REST, Routes } from "discord.js";
import { SetupError } from "../../../ports/errors.ts";
import type { Settings } from "../../../ports/storage/settings.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import type { describeCommands } from "./describe-commands.ts";

interface Registration {
  readonly rest: REST;
  /** Stores what was registered last, and where. */
  readonly settings: Settings;
  readonly application: string;
  /** The one server to register them in, where they change at once; undefined: every server. */
  readonly guild: string | undefined;
  readonly commands: ReturnType<typeof describeCommands>;
}

const EVERYWHERE = "everywhere";

/**
 * Registers the commands in this server, or everywhere, and removes them where they were registered before.
 * Returns whether they had changed. @throws what the request threw: then the old commands stay
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
