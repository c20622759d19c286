// Markdown without its marks: notifications, lengths, and terminals.
import { parseLines } from "./parse.ts";
import type { Inline, Line } from "./tree.ts";

/** How a platform writes tokens and code in plain text. */
export interface PlainWords {
  /** `at` in epoch ms; `relative` asks for a time such as “in 3 hours”. */
  time(at: number, relative?: true): string;
  /** A channel by the platform's ID. */
  channel(id: string): string;
  /** A member by the platform's ID. */
  member(id: string): string;
  /** A command without its slash, such as “drill create”. */
  command(text: string): string;
  /** Default: the code as it is. */
  code?(text: string): string;
}

/** A line without its marks. Of a link, the label stays. */
export function plainLine(line: Line, words: PlainWords): string {
  return line.map((part) => plainPart(part, words)).join("");
}

function plainPart(part: Inline, words: PlainWords): string {
  switch (part.type) {
    case "text":
      return part.text;
    case "code":
      return words.code?.(part.text) ?? part.text;
    case "strong":
    case "emphasis":
    case "link":
      return plainLine(part.inside, words);
    case "time":
      return words.time(part.at, part.relative);
    case "channel":
      return words.channel(part.id);
    case "member":
      return words.member(part.id);
    case "command":
      return words.command(part.text);
    default:
      return part satisfies never;
  }
}

/** A whole text without its marks, line by line. List items start with `• `. */
export function plainMarkdown(text: string, words: PlainWords): string {
  return parseLines(text)
    .map(({ item, line }) => `${item ? "• " : ""}${plainLine(line, words)}`)
    .join("\n");
}

/** Keeps tokens as they are: in content they're ordinary text. */
export const tokensAsWritten: PlainWords = {
  time: (at, relative) => `{${relative ? "until" : "time"}:${at}}`,
  channel: (id) => `{channel:${id}}`,
  member: (id) => `{member:${id}}`,
  command: (text) => `{command:${text}}`,
};
