// Names as shown: a member's name must not reorder or break the text around it.
import { escapeMarkdown } from "./markdown/escape.ts";

/**
 * Direction marks (U+202A–E, U+2066–9, U+200E–F, U+061C), controls, line separators, and other invisible characters.
 * Joiners and variation selectors stay: emoji and some scripts need them.
 */
const invisible =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2028\u2029\ufff9-\ufffb]/gu;

/** Letters that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eFFF}]/u;

/** A name on one line, without invisible characters; "" if nothing is left. */
export function cleanName(name: string): string {
  const clean = name
    .replace(/[\s\u0085\u2028\u2029]+/g, " ")
    .replace(invisible, "")
    .replace(/ +/g, " ")
    .trim();
  return /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\u2800]/u.test(clean) ? clean : "";
}

/**
 * A name that's safe in any line of text: clean, and isolated by U+2068 and U+2069 if it has right-to-left letters.
 * Applying it twice changes nothing.
 */
export function displayName(name: string, otherwise = "Someone"): string {
  const clean = cleanName(name);
  if (clean === "") return otherwise;
  return rightToLeft.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** The same for Markdown: its characters are never marks. */
export function markdownName(name: string): string {
  return escapeMarkdown(displayName(name));
}

/** Text without characters that reorder it. Those around a displayed name stay. */
export function withoutOverrides(text: string): string {
  return text.replace(
    /(\u2068[^\u2066-\u2069\u202a-\u202e\n]*\u2069)|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g,
    "$1",
  );
}
