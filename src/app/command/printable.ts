// Text of a stranger, safe to show again.
import { cleanName, displayName } from "../../core/display-name.ts";

/** Most characters that are looked at. */
const MOST_CHARACTERS = 200;

/** Short, one line, no invisible characters, no Markdown. */
export function printable(text: string): string {
  const plain = cleanName(text.slice(0, MOST_CHARACTERS).replace(/[\p{Cc}`*_[\]{}<>]/gu, " ")).replace(
    / +/g,
    " ",
  );
  return displayName(
    plain.length > 40 ? `${plain.slice(0, 39).replace(/[\ud800-\udbff]$/, "")}…` : plain,
    "",
  );
}
