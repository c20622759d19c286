// Completions for the command box: commands first, then the options of the one that is typed.

import { usage } from "../../app/command.ts";
import type { Bot } from "../../app/ports.ts";

interface Completion {
  /** What the list shows. */
  readonly label: string;
  /** What the box then holds. */
  readonly text: string;
}

const MOST = 8;

/** Completions of what was typed so far. */
export function complete(typed: string, bot: Pick<Bot, "commands" | "suggest">): readonly Completion[] {
  const text = typed.trimStart();
  const [, name = "", rest] = /^\/?(\S*)(?:\s+(.*))?$/.exec(text) ?? [];
  if (rest === undefined) {
    return bot.commands
      .filter((command) => command.name.startsWith(name.toLowerCase()))
      .map((command) => ({ label: `${usage(command)} — ${command.description}`, text: `/${command.name} ` }));
  }
  const command = bot.commands.find((candidate) => candidate.name === name.toLowerCase());
  const option = Object.entries(command?.options ?? {}).find(([, spec]) => spec.type !== "integer")?.[0];
  if (command === undefined || option === undefined) return [];
  const key = `${option}:`;
  const words = rest.startsWith(key) ? rest.slice(key.length) : rest;
  return bot
    .suggest({ command: command.name, option, text: words })
    .slice(0, MOST)
    .map(({ label, value }) => ({ label, text: `/${command.name} ${value}` }));
}
