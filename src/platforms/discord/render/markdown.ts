// The Markdown tree as Discord's Markdown: what isn't a mark is escaped, so that it shows as it was written.
import { parseLines } from "../../../core/markdown/parse.ts";
import type { Inline, Line } from "../../../core/markdown/tree.ts";
import { memoize } from "../../../ports/memoize.ts";

interface Style {
  /** `without`: links show their words alone. */
  readonly addresses?: "with" | "without";
}

/** A text of several lines; lists stay lists. */
export const discordMarkdown = memoize((text) => writeLines(text, {}));

/** The same, with links as their words alone. */
export const withoutAddresses = memoize((text) => writeLines(text, { addresses: "without" }));

function writeLines(text: string, style: Style): string {
  return parseLines(text)
    .map(({ item, line }) => `${item ? "- " : ""}${escapeSigns(writeLine(line, style))}`)
    .join("\n");
}

/** Plain text, shown sign by sign. */
export function literal(text: string): string {
  return escapeMarks(text).split("\n").map(escapeSigns).join("\n");
}

function writeLine(line: Line, style: Style): string {
  return line.map((part) => writePart(part, style)).join("");
}

function writePart(part: Inline, style: Style): string {
  switch (part.type) {
    case "text":
      return escapeMarks(part.text);
    case "code":
      return `\`${part.text}\``;
    case "strong":
      return `**${writeLine(part.inside, style)}**`;
    case "emphasis":
      return `*${writeLine(part.inside, style)}*`;
    case "link": {
      const label = writeLine(part.inside, style);
      return style.addresses === "without" ? label : `[${label}](${part.url})`;
    }
    case "time":
      // Discord takes seconds and shows them in each reader's zone and language.
      return `<t:${Math.floor(part.at / 1000)}:${part.relative ? "R" : "f"}>`;
    case "channel":
      return isSnowflake(part.id) ? `<#${part.id}>` : escapeMarks(`#${part.id}`);
    case "member":
      return isSnowflake(part.id) ? `<@${part.id}>` : escapeMarks(part.id);
    case "command":
      return `\`/${part.text}\``;
    default:
      return part satisfies never;
  }
}

function isSnowflake(id: string): boolean {
  return /^\d{17,20}$/.test(id);
}

/** Marks, mentions, bare addresses (`https:\//…`) and `:names:` of emoji lose their meaning. */
function escapeMarks(text: string): string {
  return text
    .replace(/[\\*_~`|<@[\]]/g, "\\$&")
    .replace(/:(?=\/\/|[\w+-]+:)/g, (colon, at: number, all: string) =>
      all.startsWith("//", at + 1) ? `${colon}\\` : `\\${colon}`,
    );
}

/** Signs that begin something at the start of a line: headings, quotes, lists. */
function escapeSigns(line: string): string {
  return line.replace(/^(\s*)(?=[#>-])/, "$1\\").replace(/^(\s*\d+)(?=[.)])/, "$1\\");
}
