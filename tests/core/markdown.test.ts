// The Markdown tree that every renderer walks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, escapeSigns } from "../../src/core/markdown/escape.ts";
import { parseParagraphs } from "../../src/core/markdown/parse.ts";
import { parseInline } from "../../src/core/markdown/parse-inline.ts";
import { plainMarkdown, tokensAsWritten } from "../../src/core/markdown/plain.ts";
import type { Inline } from "../../src/core/markdown/tree.ts";
import { holds } from "../support/law.ts";

const text = (words: string): Inline => ({ type: "text", text: words });
const code = (words: string): Inline => ({ type: "code", text: words });
const strong = (...inside: readonly Inline[]): Inline => ({ type: "strong", inside });
const emphasis = (...inside: readonly Inline[]): Inline => ({ type: "emphasis", inside });
const link = (url: string, ...inside: readonly Inline[]): Inline => ({ type: "link", inside, url });

describe("a line of Markdown", () => {
  it.each<readonly [markdown: string, tree: readonly Inline[]]>([
    ["", []],
    ["plain", [text("plain")]],
    ["a `b*c*` d", [text("a "), code("b*c*"), text(" d")]],
    ["**a** *b*", [strong(text("a")), text(" "), emphasis(text("b"))]],
    ["**a `b**` *c***", [strong(text("a "), code("b**"), text(" "), emphasis(text("c")))]],
    ["a*b*c", [text("a"), emphasis(text("b")), text("c")]],
    ["[`a` b](https://c.d/e?f)", [link("https://c.d/e?f", code("a"), text(" b"))]],
    ["{time:1772528400000}", [{ type: "time", at: 1_772_528_400_000 }]],
    ["{channel:general}", [{ type: "channel", id: "general" }]],
    ["{member:U1}", [{ type: "member", id: "U1" }]],
    ["{command:quiz dns count:5}", [{ type: "command", text: "quiz dns count:5" }]],
  ])("reads %j", (markdown, tree) => {
    expect(parseInline(markdown)).toEqual(tree);
  });

  it.each([
    "2 * 3 * 4",
    "a ** b",
    "*a *",
    "****",
    "**",
    "``",
    "`a",
    "[a](http://b.c)",
    "[a](https://b c)",
    "[](https://b.c)",
    "{time:soon}",
    "{time:1234567890123456}",
    "{channel:<!here>}",
    "{command:X}",
    "{command:}",
    "snake_case and ~tildes~",
  ])("keeps %j as it is", (markdown) => {
    expect(parseInline(markdown)).toEqual([text(markdown)]);
  });

  it("shows a mark that never closes and keeps the marks inside", () => {
    expect(parseInline("**a *b* c")).toEqual([text("**a "), emphasis(text("b")), text(" c")]);
    expect(parseInline("*a **b** c")).toEqual([text("*a "), strong(text("b")), text(" c")]);
  });

  it("loses no character (law)", () => {
    const signs = fc.constantFrom(..."`*[](){}: ab1/".split(""), "https://", "time:", "command:");
    const write = (parts: readonly Inline[]): string =>
      parts
        .map((part) => {
          switch (part.type) {
            case "text":
              return part.text;
            case "code":
              return `\`${part.text}\``;
            case "strong":
              return `**${write(part.inside)}**`;
            case "emphasis":
              return `*${write(part.inside)}*`;
            case "link":
              return `[${write(part.inside)}](${part.url})`;
            case "time":
              return `{time:${part.at}}`;
            case "channel":
            case "member":
              return `{${part.type}:${part.id}}`;
            case "command":
              return `{command:${part.text}}`;
            default:
              return part satisfies never;
          }
        })
        .join("");
    holds(
      fc.property(fc.array(signs, { maxLength: 80 }), (some) => {
        const line = some.join("");
        expect(write(parseInline(line))).toBe(line);
      }),
    );
  });
});

describe("a backslash", () => {
  it.each<readonly [markdown: string, tree: readonly Inline[]]>([
    ["a\\*b\\*c", [text("a*b*c")]],
    ["\\`a` \\[b](https://c.d) \\{time:1}", [text("`a` [b](https://c.d) {time:1}")]],
    ["**a\\*b**", [strong(text("a*b"))]],
    ["\\\\* \\a \\", [text("\\* \\a \\")]],
    ["`a\\*`", [code("a\\*")]],
  ])("makes a sign plain text: %j", (markdown, tree) => {
    expect(parseInline(markdown)).toEqual(tree);
  });

  it("makes any text plain where it's needed, and only there (law)", () => {
    const signs = fc.constantFrom(..."`*[](){}: ab1/".split(""), "https://", "time:", "command:");
    holds(
      fc.property(fc.array(signs, { minLength: 1, maxLength: 60 }), (some) => {
        const words = some.join("");
        expect(parseInline(escapeMarkdown(words))).toEqual([text(words)]);
        expect(parseInline(escapeSigns(words))).toEqual([text(words)]);
      }),
    );
    expect(escapeMarkdown("2 * 3 [a] \\n {b}")).toBe("2 * 3 [a] \\n {b}");
  });
});

describe("paragraphs", () => {
  it.each([
    ["", []],
    ["a\nb\n\nc", ["lines a|b", "lines c"]],
    ["a\n- b\n- c\nd", ["lines a", "list b|c", "lines d"]],
    ["- a\n\n- b", ["list a", "list b"]],
    ["-a\n - b", ["lines -a| - b"]],
  ])("of %j are %j", (markdown, expected) => {
    const shown = parseParagraphs(markdown).map(
      ({ type, lines }) =>
        `${type} ${lines.map((line) => line.map((part) => (part.type === "text" ? part.text : "?")).join("")).join("|")}`,
    );
    expect(shown).toEqual(expected);
  });
});

describe("plain text", () => {
  it("drops marks, keeps words, and shows tokens in the given words", () => {
    const words = { ...tokensAsWritten, time: () => "soon", command: (name: string) => `/${name}` };
    const markdown = "**Due** {time:1}: `a` [b](https://c.d)\n- {command:quiz}, {channel:general}";
    expect(plainMarkdown(markdown, words)).toBe("Due soon: a b\n• /quiz, {channel:general}");
  });
});
