// The bot's slash commands, everywhere and in single servers.
import { refuse } from "../api/api-error.ts";
import { readForm } from "../api/form.ts";
import type { Clock } from "../clock.ts";
import { type CommandDraft, commandsSchema } from "./command-schema.ts";

export interface Command extends CommandDraft {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
  readonly type: 1;
  readonly guild_id?: string;
}

/** New commands a day, in each server and everywhere. */
const CREATES_PER_DAY = 200;
const DAY = 86_400_000;
const EVERYWHERE = "everywhere";

/** Discord's defaults for fields that a command leaves out. */
const ABSENT: Partial<CommandDraft> = {
  default_member_permissions: null,
  contexts: null,
  integration_types: [0],
  nsfw: false,
};

export type RegisteredCommands = ReturnType<typeof createRegisteredCommands>;

export function createRegisteredCommands(clock: Clock, newId: () => string, applicationId: string) {
  const scopes = new Map<string, readonly Command[]>();
  const creates: { readonly scope: string; readonly at: number }[] = [];

  const list = (guild?: string): readonly Command[] => scopes.get(guild ?? EVERYWHERE) ?? [];

  /** Puts these commands in the place of all that were there. @throws ApiError 50035, 30034 */
  function overwrite(body: unknown, guild?: string): readonly Command[] {
    const scope = guild ?? EVERYWHERE;
    const old = new Map(list(guild).map((command) => [command.name, command]));
    const commands = readForm(commandsSchema, body).map((draft) => {
      const id = old.get(draft.name)?.id ?? newId();
      const where = guild === undefined ? {} : { guild_id: guild };
      return {
        ...ABSENT,
        ...draft,
        id,
        application_id: applicationId,
        version: newId(),
        type: 1,
        ...where,
      } as const;
    });
    const fresh = commands.filter(({ name }) => !old.has(name));
    const today = creates.filter((create) => create.scope === scope && clock.now() - create.at < DAY);
    if (today.length + fresh.length > CREATES_PER_DAY) throw refuse(30034);
    creates.push(...fresh.map(() => ({ scope, at: clock.now() })));
    scopes.set(scope, commands);
    return commands;
  }

  /** The command with this name in this server; the server's own wins. */
  function find(name: string, guild: string | undefined): Command | undefined {
    return [...(guild === undefined ? [] : list(guild)), ...list()].find((command) => command.name === name);
  }

  return {
    list,
    overwrite,
    find,
    /** How many commands were new when they were registered. */
    get creates() {
      return creates.length;
    },
  };
}
