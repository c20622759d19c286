// Commands by their names: one word, or two where they belong to a group such as /drill.

import type { CommandDescription } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { nearest } from "./nearest.ts";
import { printable } from "./printable.ts";

/** What a group alone does, where it has such a member. */
const usual = ["show", "list"];

/** The command that a line begins with, its slash optional, and the rest of the line; undefined where there is none. */
export function findCommand<C extends CommandDescription>(
  line: string,
  commands: readonly C[],
): { readonly command: C; readonly rest: string } | undefined {
  const [, first = "", space = "", second = ""] = /^\/?(\S*)(\s*)(\S*)/.exec(line.trim()) ?? [];
  const named = (text: string) => {
    const name = text.toLowerCase();
    return commands.find((command) => command.name === name);
  };
  const after = (words: string) => line.trimStart().replace(/^\//, "").slice(words.length);
  const pair = named(`${first} ${second}`);
  if (pair !== undefined) return { command: pair, rest: after(first + space + second) };
  const members = second === "" ? usual.map((member) => named(`${first} ${member}`)) : [];
  const alone = named(first) ?? members.find((command) => command !== undefined);
  return alone && { command: alone, rest: after(first) };
}

/** The error for a command that there is not, with the nearest one that there is. */
export function unknownCommand(line: string, commands: readonly CommandDescription[]): UserError {
  const [, first = "", second = ""] = /^\/?(\S*)\s*(\S*)/.exec(line.trim()) ?? [];
  const listed = commands.filter(({ hidden }) => !hidden).map(({ name }) => name.split(" "));
  const membersOf = (group: string | undefined) =>
    listed.flatMap(([name, member]) => (name === group && member !== undefined ? [member] : []));
  const group = first.toLowerCase();
  if (membersOf(group).length > 0) return unknownMember(group, second, membersOf(group));
  const near = nearest(group, [...new Set(listed.map(([name = ""]) => name))]);
  const member = nearest(second.toLowerCase(), second === "" ? [] : membersOf(near));
  const hint =
    near === undefined ? "" : ` Did you mean {command:${near}${member === undefined ? "" : ` ${member}`}}?`;
  return new UserError(`There is no command “/${printable(first)}”.${hint} {command:help} lists them all.`);
}

function unknownMember(group: string, typed: string, members: readonly string[]): UserError {
  const near = typed === "" ? undefined : nearest(typed.toLowerCase(), members);
  const hint =
    near === undefined
      ? `{command:${group}} goes with ${members.join(", ")}.`
      : `Did you mean {command:${group} ${near}}?`;
  return new UserError(
    `There is no command “/${printable(`${group} ${typed}`)}”. ${hint} {command:help} lists them all.`,
  );
}
