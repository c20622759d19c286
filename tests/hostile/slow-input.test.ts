// Texts that would make a careless parser slow: the longest that gets to it, of what repeats without an end.
import { describe, expect, it } from "vitest";
import { parseCommandText } from "../../src/app/command/command-text.ts";
import { findCommand, unknownCommand } from "../../src/app/command/find-command.ts";
import { printable } from "../../src/app/command/printable.ts";
import { readOptions } from "../../src/app/command/read-options.ts";
import { commands } from "../../src/app/commands.ts";
import { readTopics } from "../../src/app/option/read-topics.ts";
import { readSquadName } from "../../src/app/squad/squad-name.ts";
import { guessZones, readZone, searchZones } from "../../src/app/zone/zones.ts";
import { csv } from "../../src/content/exchange/csv.ts";
import { gift } from "../../src/content/exchange/gift.ts";
import { lintItem } from "../../src/content/lint/lint-item.ts";
import { readConcept, readQuestions } from "../../src/content/read/read-entries.ts";
import { createLookUp } from "../../src/content/search/search.ts";
import { markdownToHtml } from "../../src/core/markdown/html.ts";
import { discordMarkdown, literal } from "../../src/platforms/discord/render/markdown.ts";
import { splitText } from "../../src/platforms/slack/render/limits.ts";
import { boldMrkdwn, mrkdwn } from "../../src/platforms/slack/render/mrkdwn.ts";
import { plainText } from "../../src/platforms/slack/render/plain-text.ts";
import { complete } from "../../src/platforms/web/complete.ts";
import { blockMarkdown } from "../../src/platforms/web/markdown.ts";
import { decodeAction } from "../../src/ports/reply.ts";
import { outcome } from "../app/option/reading.ts";
import { curriculum } from "../support/app.ts";
import { makeQuestion } from "../support/make-question.ts";
import { fastest } from "./fastest.ts";

/** What is repeated: each begins something, ends it, or does neither. */
const pumps = [
  ..." \na0,;-/:*`[<&#{}~=%\\\"'!éﷺ\u0301\u200d🙂",
  ...'a |\r\n|::|to |and |**a|[a|[a](https://|<a |<b>|<b></i>|<!--|&#|####|"a" |- |- a\n|a: |a: b\n|//|// kubedrill: '.split(
    "|",
  ),
  ..."[id:|~=a|{=a~b}\n\n|{time:1|time:|which is |compare |difference |vs |&a|*a |? |> ".split("|"),
];

/** What comes before: how far a parser gets. */
type Parser = readonly [
  name: string,
  length: number,
  begins: readonly string[],
  parse: (text: string) => unknown,
];

const file = { file: "x", topic: "x", slug: "x" };
const lookUp = createLookUp(curriculum);
const ignore = () => {};
const types = commands.flatMap(({ options }) =>
  Object.values(options).flatMap((spec) =>
    spec.type === "text" && spec.read !== undefined ? [spec.read] : [],
  ),
);
const spec = { name: "x", description: "", options: { a: { type: "text", description: "" } } } as const;
const suggestNone = { commands, suggest: async () => [] };

/** Longer than what platforms let through for what is typed; files of authors for the rest. */
const TYPED = 30_000;
const FILE = 12_000;
/** Malformed YAML is read by a parser that is slow, but linear. */
const YAML = 1_000;

const parsers: readonly Parser[] = [
  [
    "a command",
    TYPED,
    ["", "/", "/quiz ", "/drill create time:", '/lookup "'],
    (text) => parseCommandText(text, commands),
  ],
  [
    "a command of 1,000 characters",
    999,
    ["/drill create ", "/drill create topics:", "/drill create zone:a/", "/lookup '", ""],
    (text) => parseCommandText(text.slice(0, 1_000), commands),
  ],
  [
    "a command's name",
    TYPED,
    ["", "/drill "],
    (text) => findCommand(text, commands) ?? unknownCommand(text, commands),
  ],
  ["options", TYPED, [""], (text) => readOptions(spec, { a: text })],
  ["an option's name", TYPED, [""], (text) => readOptions(spec, { [text]: "" })],
  ["a stranger's text", TYPED, [""], printable],
  [
    "an option's type",
    200,
    ["", "mon", "2026-12-24 ", "easy, ", "9", "a/"],
    (text) => types.map((read) => outcome(read(text))),
  ],
  ["topics", 200, [""], (text) => outcome(readTopics(text, curriculum.topics))],
  ["a zone", 200, ["", "Europe/"], readZone],
  ["a zone's search", 200, ["", "ber"], (text) => searchZones(text, 25)],
  ["a locale", TYPED, ["", "de-DE-u-", "en-x-"], (text) => guessZones(text, 25)],
  ["a squad's name", 200, [""], readSquadName],
  [
    "a look-up",
    TYPED,
    ["", "difference between ", "service "],
    (text) => [lookUp.search(text, 25), lookUp.compare(text)],
  ],
  ["an action", TYPED, ["", "answer:"], decodeAction],
  [
    "the playground's completion",
    TYPED,
    ["", "/drill create "],
    (text) => complete(text, suggestNone, { admin: true }),
  ],
  [
    "the playground's completion of 1,000 characters",
    999,
    ["/drill create time:"],
    (text) => complete(text, suggestNone, { admin: true }),
  ],
  ["Markdown on Discord", 10_000, ["", "**", "- "], (text) => [discordMarkdown(text), literal(text)]],
  ["Markdown on Slack", 10_000, ["", "**", "- "], (text) => [mrkdwn(text), boldMrkdwn(text)]],
  ["Slack's pieces", 10_000, [""], (text) => splitText(text, 3_000)],
  ["plain text", 10_000, ["", "**"], (text) => plainText([{ type: "text", markdown: text }])],
  ["Markdown in the playground", 10_000, ["", "**", "- "], (text) => blockMarkdown(text, "UTC")],
  ["Markdown in flashcards", 10_000, ["", "**"], markdownToHtml],
  ["an item's rules", 300, ["", "which "], (text) => lintItem(makeQuestion({ stem: text }))],
  ["CSV", FILE, ["", "id,", '"', "id,stem\n1,", '"sep=;'], (text) => csv.read(text)],
  [
    "GIFT",
    FILE,
    ["", "// kubedrill:", "// [id:", "What? {", "What? {=a#", "What? {=[html]", "::", "[html]<p "],
    (text) => gift.read(text),
  ],
  [
    "questions",
    YAML,
    ["", "- id: ", "- id: x\n  stem: ", "- {", "- ["],
    (text) => readQuestions({ ...file, source: text }, ignore),
  ],
  [
    "a page",
    YAML,
    ["", "---\ntitle: ", "---\ntitle: x\n---\n", "---\na: x\n---\n## Key facts\n"],
    (text) => readConcept({ ...file, source: text }, ignore),
  ],
];

describe("a slow input", () => {
  it.each(parsers)("of %s is read in no time", (_name, length, begins, parse) => {
    const slow: string[] = [];
    const report = (what: string) => {
      slow.push(what);
      if (slow.length > 5) expect.fail(slow.join("\n"));
    };
    for (const begin of begins)
      for (const pump of pumps)
        for (const end of ["", "\0x:,}\n"]) {
          const time = (share: number) => {
            const input = begin + pump.repeat(Math.ceil((share * length) / pump.length)) + end;
            return fastest(LIMIT * share, () => attempt(parse, input));
          };
          const ms = time(1);
          if (ms > LIMIT && ms > GROWTH * time(1 / 4))
            report(`${JSON.stringify(begin)} + ${JSON.stringify(pump)}: ${ms.toFixed()} ms`);
        }
    expect(slow).toEqual([]);
  });
});

/** Ms. */
const LIMIT = 50;

/** A text four times as long takes a linear parser 4 times as long, a quadratic one 16 times. */
const GROWTH = 9;

/** Refusals are answers too. */
function attempt(parse: (text: string) => unknown, input: string): void {
  try {
    parse(input);
  } catch {
    // a message for the author or the member
  }
}
