// Escapes plain text for Markdown.
import { parseInline } from "./parse-inline.ts";

/** Escapes a text if it contains marks; else returns it unchanged. */
export function escapeMarkdown(text: string): string {
  const [first, ...more] = parseInline(text);
  const isPlain =
    more.length === 0 && (first === undefined || (first.type === "text" && first.text === text));
  return isPlain ? text : escapeSigns(text);
}

/** Escapes every character that could be part of a mark, for text inside other Markdown. */
export function escapeSigns(text: string): string {
  return text.replace(/[*`[{]/g, "\\$&");
}
