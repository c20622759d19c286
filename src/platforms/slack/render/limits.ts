// Texts cut to what Slack takes, never inside a link, an entity or a piece of code.

/** Block Kit's limits, in characters and pieces: https://docs.slack.dev/reference/block-kit/blocks */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  section: 3_000,
  context: 2_000,
  /** Of all blocks of a message; undocumented (slackapi/bolt-js issues 2509 and 2867). */
  text: 10_500,
  header: 150,
  fields: 10,
  field: 2_000,
  buttons: 25,
  label: 75,
  /** A button's words for screen readers. */
  accessibilityLabel: 75,
  choices: 100,
  choice: 75,
  columns: 20,
  /** With the row of titles. */
  rows: 100,
  /** Of all cells of a message's tables. */
  cells: 10_000,
  modalTitle: 24,
  inputLabel: 2_000,
  placeholder: 150,
  /** For the text next to the blocks. Slack itself cuts at 4,000. */
  fallback: 3_000,
} as const;

const pieces = /<[^<>\n]*>|&(?:amp|lt|gt);|`[^`\n]*`|\s+|[^\s<&`]+|[<&`]/g;

/** Rendered text in parts of at most `most` characters: between lines where that is possible, else between words. */
export function splitText(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const line of text.split("\n")) {
    for (const piece of part.length + 1 + line.length <= most ? [line] : splitLine(line, most)) {
      const joined = part === "" ? piece : `${part}\n${piece}`;
      if (joined.length <= most) {
        part = joined;
      } else {
        parts.push(part);
        part = piece;
      }
    }
  }
  if (part !== "") parts.push(part);
  return parts.filter((each) => each.trim() !== "");
}

function splitLine(line: string, most: number): readonly string[] {
  if (line.length <= most) return [line];
  const parts: string[] = [];
  let part = "";
  for (const [piece] of line.matchAll(pieces)) {
    for (const small of piece.length <= most ? [piece] : chop(piece, most)) {
      if (part.length + small.length > most) {
        parts.push(part.trimEnd());
        part = small.trimStart();
      } else {
        part += small;
      }
    }
  }
  return part === "" ? parts : [...parts, part];
}

/** A word longer than a whole block, cut between characters. */
function chop(word: string, most: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part.length + character.length > most) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}

/** Plain text of at most `most` characters; what is cut ends in “…”. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
