// Typed commands that can't be run: refused with what's wrong.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCommandText } from "../../../src/app/command/command-text.ts";
import { unknownCommand } from "../../../src/app/command/find-command.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { anyText } from "../../support/any-text.ts";
import { holds } from "../../support/law.ts";
import { exampleCommands } from "../../support/platforms/example-commands.ts";
import { parse, refusal } from "./parse-example.ts";

describe("typed command", () => {
  it.each(["", " ", "/", " / "])("%j asks for a command", (text) => {
    expect(refusal(text)).toBe("Type a command, such as {command:quiz}. {command:help} lists them all.");
  });

  it.each([
    [
      "/lokup dns",
      "There is no command “/lokup”. Did you mean {command:lookup}? {command:help} lists them all.",
    ],
    ["QUIS", "There is no command “/QUIS”. Did you mean {command:quiz}? {command:help} lists them all."],
    [
      "/lead",
      "There is no command “/lead”. Did you mean {command:leaderboard}? {command:help} lists them all.",
    ],
    ["/deploy now", "There is no command “/deploy”. {command:help} lists them all."],
    ["//quiz", "There is no command “//quiz”. Did you mean {command:quiz}? {command:help} lists them all."],
  ])("%j is unknown, and gets the nearest command if there is one", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each(["/constructor", "/__proto__", "/toString", "hasOwnProperty"])(
    "%s is a command like any other: unknown",
    (text) => {
      expect(refusal(text)).toContain("There is no command");
    },
  );

  it.each(["constructor", "__proto__", "toString"])("%s is no option, just text", (key) => {
    expect(parse(`/quiz ${key}:5`)).toEqual(["quiz", { topic: `${key}:5` }]);
    expect(refusal(`/help ${key}:5`)).toContain("{command:help} has no place for");
  });

  it.each([
    ["/lookup concert:dns", "There's no option `concert`. Did you mean `concept`?"],
    ["/quiz topics:dns", "There's no option `topics`. Did you mean `topic`?"],
    ["/quiz dns cont:5", "There's no option `cont`. Did you mean `count`?"],
    ["/leaderboard since:month", "There's no option `since`. Did you mean `period`?"],
    [
      "/leaderboard who:all",
      "There's no option `who`. Use it like this: {command:leaderboard [period] [board]}",
    ],
  ])("%j names an unknown option", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each([
    ["/help me", "{command:help} has no place for “me”. Use it like this: {command:help}"],
    ["/help 5", "{command:help} has no place for “5”. Use it like this: {command:help}"],
    [
      "/quiz topic:dns topic:cni",
      "{command:quiz} has no place for “cni”. Use it like this: {command:quiz [topic] [count]}",
    ],
    [
      "/lookup dns concept:cni",
      "{command:lookup} has no place for “dns”. Use it like this: {command:lookup <concept>}",
    ],
    [
      "/quiz topic:dns count:5 now",
      "{command:quiz} has no place for “now”. Use it like this: {command:quiz [topic] [count]}",
    ],
  ])("%j has too many words", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it("is refused if it's longer than 1,000 characters", () => {
    const words = (length: number) => `/lookup ${"a".repeat(length - 8)}`;
    expect(parse(words(1_000))[1]).toEqual({ concept: "a".repeat(992) });
    expect(refusal(words(1_001))).toContain("at most 1000 characters");
  });

  it("is quoted short, without Markdown or control characters", () => {
    const message = refusal(`/\u0007*b*[x](y)${"z".repeat(300)}`);
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(message).not.toMatch(/[*[\]]/);
    expect(message.length).toBeLessThan(120);
    expect(unknownCommand("`rm`", exampleCommands).message).toBe(
      "There is no command “/rm”. {command:help} lists them all.",
    );
  });

  it("is parsed or refused in a sentence, for any text (law)", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "/quiz",
        "lookup",
        "topic:",
        "count:",
        "COUNT:",
        '"',
        "“",
        "5",
        " ",
        "\n",
        "__proto__:",
        ":",
      ),
      anyText(5),
    );
    const anyLine = fc
      .tuple(
        fc.constantFrom("/quiz ", "/lookup ", "/leaderboard ", "/help ", ""),
        fc.array(piece, { maxLength: 8 }),
      )
      .map(([start, pieces]) => start + pieces.join(""));
    holds(
      fc.property(anyLine, (line) => {
        try {
          const { command, options } = parseCommandText(line, exampleCommands);
          for (const name of Object.keys(options)) expect(Object.keys(command.options)).toContain(name);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      500,
    );
  });
});
