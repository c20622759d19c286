// Text that fits into one message: whole as a rule; what is too long loses addresses, then ends.
import type { Piece } from "./pieces.ts";

/** Most characters in all text displays of a message together. */
const MOST_CHARACTERS = 4_000;

/**
 * Most bytes of text, and what each text display adds to them: beyond 10,170 Discord answers with error 500
 * (https://github.com/discord/discord-api-docs/issues/8554).
 */
const MOST_BYTES = 10_000;
const BYTES_EACH = 12;

/** The pieces, shortened as far as one message needs: first small print's links, then the longest piece. */
export function fitPieces(pieces: readonly Piece[]): readonly Piece[] {
  if (excess(pieces) <= 0) return pieces;
  const shown = pieces.map((piece) => piece.plain?.() ?? piece);
  for (let over = excess(shown); over > 0; over = excess(shown)) {
    const longest = shown.reduce((a, b) => (weigh(b.text) > weigh(a.text) ? b : a));
    shown[shown.indexOf(longest)] = longest.shorter(over);
  }
  return shown;
}

/** About how many characters there are too many. */
function excess(pieces: readonly Piece[]): number {
  // One more for each: where components are too many, line breaks join the pieces.
  const characters = pieces.reduce((sum, { text }) => sum + text.length + 1, 0) - MOST_CHARACTERS;
  const bytes = pieces.reduce((sum, { text }) => sum + weigh(text) + BYTES_EACH, 0) - MOST_BYTES;
  return Math.max(characters, Math.ceil(bytes / 4));
}

function weigh(text: string): number {
  return Buffer.byteLength(text);
}
