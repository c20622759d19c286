// Two-word commands: found, parsed, and refused in a sentence.
import { describe, expect, it } from "vitest";
import { parseCommandText } from "../../../src/app/command/command-text.ts";
import { findCommand } from "../../../src/app/command/find-command.ts";
import type { CommandDescription } from "../../../src/ports/command-description.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { exampleCommands } from "../../support/platforms/example-commands.ts";

function member(name: string): CommandDescription {
  const options = { time: { type: "text", description: "When" } } as const;
  return { name, description: name, options };
}

const names = ["drill create", "drill show", "drill remove", "squad join", "squad leave", "board list"];
const hidden: CommandDescription = { ...member("home"), hidden: true };
const commands = [...exampleCommands, ...names.map(member), hidden];

function refusal(text: string): string {
  try {
    return `read as ${parseCommandText(text, commands).command.name}`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe("a command of two words", () => {
  it.each([
    ["/drill create 9:00", "drill create", { time: "9:00" }],
    ["drill create", "drill create", {}],
    ["/Drill   CREATE\ttime:9", "drill create", { time: "9" }],
    ["/drill", "drill show", {}],
    [" drill ", "drill show", {}],
    ["/squad join blue team", "squad join", { time: "blue team" }],
    ["/board", "board list", {}],
  ])("%j is %s with %j", (text, name, options) => {
    const parsed = parseCommandText(text, commands);
    expect([parsed.command.name, { ...parsed.options }]).toEqual([name, options]);
  });

  it.each([
    ["drill create", "drill create"],
    ["drill", "drill show"],
    ["lookup", "lookup"],
    ["squad", undefined],
    ["drill createx", undefined],
    ["create", undefined],
    ["", undefined],
    [" show", undefined],
  ])("%j is found as %s", (name, found) => {
    expect(findCommand(name, commands)?.command.name).toBe(found);
  });

  it.each([
    [
      "/drill creat",
      "There is no command “/drill creat”. Did you mean {command:drill create}? {command:help} lists them all.",
    ],
    [
      "/drill bogus words",
      "There is no command “/drill bogus”. {command:drill} goes with create, show, remove. {command:help} lists them all.",
    ],
    [
      "/squad",
      "There is no command “/squad”. {command:squad} goes with join, leave. {command:help} lists them all.",
    ],
    ["/dril", "There is no command “/dril”. Did you mean {command:drill}? {command:help} lists them all."],
    [
      "/dril crate",
      "There is no command “/dril”. Did you mean {command:drill create}? {command:help} lists them all.",
    ],
    [
      "/dril xyz",
      "There is no command “/dril”. Did you mean {command:drill}? {command:help} lists them all.",
    ],
    ["/hom", "There is no command “/hom”. {command:help} lists them all."],
    [
      "/drill *x*",
      "There is no command “/drill x”. {command:drill} goes with create, show, remove. {command:help} lists them all.",
    ],
    [
      "/drill __proto__",
      "There is no command “/drill proto”. {command:drill} goes with create, show, remove. {command:help} lists them all.",
    ],
  ])("%j is unknown, and gets the list of subcommands", (text, message) => {
    expect(refusal(text)).toBe(message);
  });
});
