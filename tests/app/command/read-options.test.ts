// Options checked against a command's description.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable } from "../../../src/app/command/printable.ts";
import { readOptions } from "../../../src/app/command/read-options.ts";
import { usageLine } from "../../../src/app/command/unknown-option.ts";
import type { CommandDescription } from "../../../src/ports/command-description.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { anyText } from "../../support/any-text.ts";
import { holds } from "../../support/law.ts";
import {
  exampleCommands,
  help,
  leaderboard,
  lookup,
  quiz,
} from "../../support/platforms/example-commands.ts";

type Given = Readonly<Record<string, unknown>>;

/** The sentence that refuses the options; any other failure is a bug. */
function refusal(command: CommandDescription, given: Given): string {
  try {
    readOptions(command, given);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`${JSON.stringify(given)} was not refused.`);
}

describe("options", () => {
  it.each<[CommandDescription, Given, Given]>([
    [lookup, { concept: "cluster ip" }, { concept: "cluster ip" }],
    [lookup, { concept: "  cluster \n\t ip " }, { concept: "cluster ip" }],
    [lookup, { concept: "a".repeat(200) }, { concept: "a".repeat(200) }],
    // 200 characters as people count them, 400 as UTF-16 does.
    [lookup, { concept: "😀".repeat(200) }, { concept: "😀".repeat(200) }],
    [quiz, {}, {}],
    [quiz, { topic: "", count: null }, {}],
    [quiz, { topic: undefined, count: "" }, {}],
    [quiz, { count: 1 }, { count: 1 }],
    [quiz, { count: 20 }, { count: 20 }],
    [quiz, { count: "7" }, { count: 7 }],
    [quiz, { count: " 07 " }, { count: 7 }],
    [quiz, { count: "+7" }, { count: 7 }],
    [leaderboard, { period: "all time" }, { period: "all time" }],
    [leaderboard, { period: "ALL  TIME" }, { period: "all time" }],
    [leaderboard, { period: "mon" }, { period: "month" }],
    [leaderboard, { period: "a" }, { period: "all time" }],
    // A whole name wins over a prefix: “members” also starts another choice.
    [leaderboard, { board: "members" }, { board: "members" }],
    [leaderboard, { board: "members of" }, { board: "Members of squads" }],
    [help, {}, {}],
  ])("of %o: %j is %j", (command, given, values) => {
    expect(readOptions(command, given)).toEqual(values);
  });

  it.each([{}, { concept: "" }, { concept: null }, { concept: undefined }])(
    "lookup needs its concept: %j",
    (given) => {
      expect(refusal(lookup, given)).toBe(
        "{command:lookup} needs “concept” (a concept or plain words). Use it like this: {command:lookup <concept>}",
      );
    },
  );

  it("text of spaces only is empty", () => {
    expect(refusal(lookup, { concept: " \n " })).toContain("“concept” is empty");
  });

  it.each([5, true, ["a"], { a: 1 }, 5n, Symbol("a"), () => "a"])("text is text: %o is none", (concept) => {
    expect(refusal(lookup, { concept })).toBe("The option “concept” takes text. Type its value as words.");
  });

  it.each(["a".repeat(201), "😀".repeat(201), `a${" b".repeat(100)}`])(
    "text has at most 200 characters: %s",
    (concept) => {
      expect(refusal(lookup, { concept })).toContain("at most 200 characters");
    },
  );

  it.each(["a\u0000b", "\u0007", "a\u001b[31mb", "a\u007fb", "a\u0085\u0090b"])(
    "text has no control characters: %j",
    (concept) => {
      expect(refusal(lookup, { concept })).toContain("control characters");
    },
  );

  it.each([
    0,
    21,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "0",
    "21",
    "-3",
    "1.5",
    "5e0",
    "0x5",
    "five",
    "5 6",
    "1".repeat(300),
    true,
    [5],
    { valueOf: () => 5 },
    5n,
  ])("an integer is whole and in range: %o is not", (count) => {
    expect(refusal(quiz, { count })).toBe("The option “count” takes a whole number from 1 to 20.");
  });

  it("a choice is one of its choices", () => {
    expect(refusal(leaderboard, { period: "year" })).toBe(
      "The option “period” takes one of: week, month, season, all time. “year” is none of them.",
    );
    expect(refusal(leaderboard, { board: "m" })).toContain("“m” is none of them");
    expect(refusal(leaderboard, { period: "constructor" })).toContain("none of them");
    expect(refusal(leaderboard, { period: 3 })).toContain("takes text");
  });

  it.each(["tpoic", "constructor", "toString", "__proto__", "hasOwnProperty"])(
    "there is no option %s",
    (name) => {
      // JSON makes an own property even of __proto__, as a platform's payload would.
      const given: Given = JSON.parse(`{ ${JSON.stringify(name)}: "x" }`);
      expect(refusal(quiz, given)).toBe(
        `There's no option \`${printable(name)}\`. Use it like this: {command:quiz [topic] [count]}`,
      );
    },
  );

  it("ignores inherited properties", () => {
    expect(readOptions(quiz, Object.create({ topic: "dns" }))).toEqual({});
  });

  it("quotes an unknown option's name as plain text", () => {
    expect(refusal(quiz, { "**x**\u0000`": "y" })).toContain("no option `x`");
  });

  it("are valid or refused in a sentence, for any input (law)", () => {
    const anyGiven = fc.dictionary(
      fc.oneof(
        fc.constantFrom("topic", "count", "concept", "period", "board", "__proto__"),
        fc.string({ maxLength: 5 }),
      ),
      fc.oneof(fc.anything({ maxDepth: 1 }), anyText(12), fc.integer({ min: -5, max: 30 })),
      { maxKeys: 2 },
    );
    holds(
      fc.property(fc.constantFrom(...exampleCommands), anyGiven, (command, given) => {
        try {
          for (const [name, value] of Object.entries(readOptions(command, given))) {
            const spec = command.options[name];
            if (spec?.type === "integer") {
              expect(value).toBeGreaterThanOrEqual(spec.minimum);
              expect(value).toBeLessThanOrEqual(spec.maximum);
            } else if (spec?.type === "choice") {
              expect(spec.choices).toContain(value);
            } else {
              expect(value).toMatch(/^\S(\P{Cc}*\S)?$/u);
            }
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      500,
    );
  });

  it("show how to use a command", () => {
    expect(usageLine(lookup)).toBe("Use it like this: {command:lookup <concept>}");
    expect(usageLine(leaderboard)).toBe("Use it like this: {command:leaderboard [period] [board]}");
  });
});

describe("quoted user text", () => {
  it.each([
    ["plain words", "plain words"],
    ["  a \n b\t\u0000c ", "a b c"],
    ["**bold** `code` [link](x) _em_ {time:1} <!here>", "bold code link (x) em time:1 !here"],
    ["a".repeat(40), "a".repeat(40)],
    ["a".repeat(41), `${"a".repeat(39)}…`],
  ])("%j becomes %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("is one short line without Markdown or control characters (law)", () => {
    holds(
      fc.property(anyText(90), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{Cc}`*_[\]{}<>]/u);
        expect(shown.length).toBeLessThanOrEqual(40);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });

  it("is not cut inside a character", () => {
    expect(printable(`a${"😀".repeat(30)}`).isWellFormed()).toBe(true);
    expect(printable("😀".repeat(30)).isWellFormed()).toBe(true);
  });
});
