// Typed commands: parsed as meant, or refused with what's wrong.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCommandText } from "../../../src/app/command/command-text.ts";
import { unknownCommand } from "../../../src/app/command/find-command.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { anyText } from "../../support/any-text.ts";
import { holds } from "../../support/law.ts";
import { exampleCommands } from "../../support/platforms/example-commands.ts";

function parse(text: string): readonly [string, Readonly<Record<string, string>>] {
  const { command, options } = parseCommandText(text, exampleCommands);
  return [command.name, { ...options }];
}

/** The sentence that refuses the text; any other failure is a bug. */
function refusal(text: string): string {
  try {
    parseCommandText(text, exampleCommands);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`“${text}” was not refused.`);
}

type Options = Readonly<Record<string, string>>;

describe("typed command", () => {
  it.each<[string, string, Options]>([
    ["/help", "help", {}],
    ["help", "help", {}],
    ["  /help  ", "help", {}],
    ["/HELP", "help", {}],
    ["/Quiz", "quiz", {}],
    ["/lookup nodeport", "lookup", { concept: "nodeport" }],
    ["lookup nodeport", "lookup", { concept: "nodeport" }],
    ["/lookup\tnodeport", "lookup", { concept: "nodeport" }],
    ["/lookup  how does   dns work?", "lookup", { concept: "how does dns work?" }],
    ["/lookup lookup", "lookup", { concept: "lookup" }],
    ["/lookup 8080", "lookup", { concept: "8080" }],
    ["/lookup service: what type?", "lookup", { concept: "service: what type?" }],
    ["/lookup concept:error: no route", "lookup", { concept: "error: no route" }],
    ["/lookup https://example.org:80", "lookup", { concept: "https://example.org:80" }],
  ])("%j is %s with %j", (text, name, options) => {
    expect(parse(text)).toEqual([name, options]);
  });

  it.each<[string, Options]>([
    ["/quiz dns 5", { topic: "dns", count: "5" }],
    ["/quiz 5 dns", { topic: "dns", count: "5" }],
    ["/quiz 5", { count: "5" }],
    ["/quiz dns", { topic: "dns" }],
    ["/quiz load balancing 5", { topic: "load balancing", count: "5" }],
    ["/quiz load 5 balancing", { topic: "load balancing", count: "5" }],
    ["/quiz topic:dns count:5", { topic: "dns", count: "5" }],
    ["/quiz count:5 topic:dns", { topic: "dns", count: "5" }],
    ["/quiz topic: dns count: 5", { topic: "dns", count: "5" }],
    ["/quiz TOPIC:dns Count:5", { topic: "dns", count: "5" }],
    ["/quiz topic:load balancing count:5", { topic: "load balancing", count: "5" }],
    ["/quiz count:5 load balancing", { topic: "load balancing", count: "5" }],
    ["/quiz load balancing count:5", { topic: "load balancing", count: "5" }],
    ["/quiz dns topic 5", { topic: "dns topic", count: "5" }],
    ["/quiz mytopic:dns", { topic: "mytopic:dns" }],
    ['/quiz "80"', { topic: "80" }],
  ])("order and keys: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["quiz", options]);
  });

  it.each<[string, string, Options]>([
    ["/quiz count 5 dns", "quiz", { topic: "dns", count: "5" }],
    ["/leaderboard period all time squads", "leaderboard", { period: "all time", board: "squads" }],
    ["/leaderboard BOARD squads month", "leaderboard", { period: "month", board: "squads" }],
    ["/leaderboard period:month board squads", "leaderboard", { period: "month", board: "squads" }],
  ])("a key can do without its colon before a value: %j", (text, name, options) => {
    expect(parse(text)).toEqual([name, options]);
  });

  it.each([
    ["/quiz count", "count"],
    ["/quiz topic dns", "topic dns"],
    ['/quiz "count" five', "count five"],
    ["/quiz count of pods", "count of pods"],
  ])("a key without a value is text: %j", (text, topic) => {
    expect(parse(text)).toEqual(["quiz", { topic }]);
  });

  it.each<[string, Options]>([
    ["/quiz topic:dns 5", { topic: "dns", count: "5" }],
    ['/quiz topic:"load balancing" 5', { topic: "load balancing", count: "5" }],
  ])("a number after a named text is the count: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["quiz", options]);
  });

  it.each<[string, Options]>([
    ['/lookup "cluster ip"', { concept: "cluster ip" }],
    ["/lookup 'cluster ip'", { concept: "cluster ip" }],
    ["/lookup “cluster ip”", { concept: "cluster ip" }],
    ['/lookup concept:"cluster ip"', { concept: "cluster ip" }],
    ["/lookup what's a pod", { concept: "what's a pod" }],
    ['/lookup "', { concept: '"' }],
  ])("quotes: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["lookup", options]);
  });

  it.each(['"ClusterIP" vs "NodePort"', '"cluster" ip', 'the "cluster ip"'])(
    "takes off no quote without its other: %s",
    (words) => {
      const [, { concept }] = parse(`/lookup ${words}`);
      expect([words, words.replaceAll('"', "")]).toContain(concept);
    },
  );

  it("reads quoted words as text, not as keys or numbers", () => {
    expect(parse('/lookup "the concept: ClusterIP"')).toEqual([
      "lookup",
      { concept: "the concept: ClusterIP" },
    ]);
    expect(parse('/quiz "port 80 rules"')).toEqual(["quiz", { topic: "port 80 rules" }]);
  });

  it.each<[string, Options]>([
    ["/leaderboard all time", { period: "all time" }],
    ["/leaderboard period:all time", { period: "all time" }],
    ["/leaderboard month board:squads", { period: "month", board: "squads" }],
    ["/leaderboard period:", { period: "" }],
    ["/leaderboard squ", { board: "squ" }],
    ["/leaderboard period:all squads", { period: "all", board: "squads" }],
    ["/leaderboard squads mon", { board: "squads", period: "mon" }],
  ])("choices: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["leaderboard", options]);
  });

  it("leaves invalid values to the option check", () => {
    expect(parse("/quiz count:five")).toEqual(["quiz", { count: "five" }]);
    expect(parse("/quiz -5")).toEqual(["quiz", { topic: "-5" }]);
    expect(parse("/quiz 999999999999")).toEqual(["quiz", { count: "999999999999" }]);
    expect(parse("/lookup a\u0007b")).toEqual(["lookup", { concept: "a\u0007b" }]);
  });

  it.each(["", " ", "/", " / "])("%j asks for a command", (text) => {
    expect(refusal(text)).toBe(
      "Type a command, for example {command:lookup nodeport}. {command:help} lists them all.",
    );
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

  it("with keys means the same in either order (law)", () => {
    const anyWords = fc
      .array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 4 })
      .map((words) => words.join(" "));
    holds(
      fc.property(anyWords, fc.nat({ max: 99 }), (words, count) => {
        const expected = ["quiz", { topic: words, count: String(count) }];
        expect(parse(`/quiz topic:${words} count:${count}`)).toEqual(expected);
        expect(parse(`/quiz count:${count} topic:${words}`)).toEqual(expected);
        expect(parse(`/quiz ${words} ${count}`)).toEqual(expected);
        expect(parse(`/quiz ${count} ${words}`)).toEqual(expected);
        expect(parse(`/quiz count:${count} "${words}"`)).toEqual(expected);
      }),
    );
  });
});
