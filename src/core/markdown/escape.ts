// Plain text as Markdown that shows it as it is.
import { parseInline } from "./parse-inline.ts";

/** Puts a backslash before every sign that begins or ends a mark; a text without marks stays as it is. */
export function escapeMarkdown(text: string): string {
  const [first, ...more] = parseInline(text);
  const isPlain =
    more.length === 0 && (first === undefined || (first.type === "text" && first.text === text));
  return isPlain ? text : escapeSigns(text);
}

/** The same, but for every such sign: for a text that other Markdown surrounds. */
export function escapeSigns(text: string): string {
  return text.replace(/[*`[{]/g, "\\$&");
}
