// Completions for the command box: commands first, then the option that is being typed.

import { findCommand } from "../../app/command/find-command.ts";
import type { Bot } from "../../ports/bot.ts";
import { type CommandDescription, usage } from "../../ports/command-description.ts";
import type { Person } from "../../ports/person.ts";
import { team } from "./people.ts";

interface Completion {
  /** What the list shows. */
  readonly label: string;
  /** What the box then holds. */
  readonly text: string;
}

const MOST = 8;
const LONGEST = 1_000;

/** Completions of what was typed so far. Commands for admins are offered to admins. */
export async function complete(
  typed: string,
  bot: Pick<Bot, "commands" | "suggest">,
  person: Pick<Person, "admin">,
): Promise<readonly Completion[]> {
  if (typed.length > LONGEST) return [];
  const text = typed.trimStart();
  const offered = bot.commands.filter(
    ({ who, needs }) => needs === undefined && (person.admin || who !== "team admin"),
  );
  const begun = completeName(text.replace(/^\//, "").replace(/\s+/g, " ").toLowerCase(), offered);
  if (begun.length > 0) return begun;
  const found = findCommand(text, bot.commands);
  return found === undefined ? [] : completeOption(found.command, found.rest, bot);
}

/** Commands whose name begins like this; none once a name is complete and something follows it. */
function completeName(name: string, commands: readonly CommandDescription[]): readonly Completion[] {
  return commands
    .filter((command) => command.name.startsWith(name))
    .map((command) => ({ label: `${usage(command)} — ${command.description}`, text: `/${command.name} ` }));
}

/** The option whose name was typed last, else the first one that can be completed. */
async function completeOption(
  { name, options }: CommandDescription,
  rest: string,
  bot: Pick<Bot, "suggest">,
): Promise<readonly Completion[]> {
  const keys = Object.keys(options);
  if (!/^\s/.test(rest) || keys.length === 0) return [];
  const [, before = "", key, words = ""] =
    new RegExp(`^(.*\\s(?=\\S*:))?(?:(${keys.join("|")}):)(.*)$`, "i").exec(rest) ?? [];
  const first = Object.entries(options).find(([, spec]) => spec.type !== "integer")?.[0];
  const option = key?.toLowerCase() ?? first;
  if (option === undefined) return [];
  const start = key === undefined ? `/${name} ` : `/${name}${before}${key}:`;
  const suggestions = await bot.suggest({
    command: name,
    option,
    text: key === undefined ? rest.trimStart() : words,
    team: { platform: "playground", externalId: team.externalId },
  });
  return suggestions.slice(0, MOST).map(({ label, value }) => ({ label, text: start + value }));
}
