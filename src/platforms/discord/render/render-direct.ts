// Blocks as a direct message: pure. Classic content, because the notification of a Components V2 message has no words.
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIStringSelectComponent,
} from "discord.js";
import type { Block } from "../../../ports/reply.ts";
import { inRows, type Part, toParts, toRow, toSelect } from "./parts.ts";
import { type Piece, pictureInWords } from "./pieces.ts";

const MOST_IN_CONTENT = 2_000;
const MOST_ROWS = 5;

/** What the notification says where a message has only buttons. */
const NO_WORDS = "Kubedrill";

type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

export interface DirectMessage {
  /** Never empty. */
  readonly content: string;
  /** What has no room in the content: the rest of all words, which fit into one embed. */
  readonly embeds: readonly { readonly description: string }[];
  readonly components: readonly Row[];
  readonly flags: 0;
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/** The message for these blocks: words first, then buttons. `files` names the attached files of image blocks. */
export function renderDirect(blocks: readonly Block[], files?: ReadonlyMap<Block, string>): DirectMessage {
  const parts = toParts(blocks, files);
  const texts = parts.flatMap((part) => ("piece" in part ? [part.piece] : []));
  const pictures = parts.flatMap((part) => (part.type === "picture" ? [pictureInWords(part.alt)] : []));
  const { content, rest } = divide(texts.length === 0 ? pictures : texts);
  return {
    content: content === "" ? NO_WORDS : content,
    embeds: rest === "" ? [] : [{ description: rest }],
    components: rowsOf(parts).slice(0, MOST_ROWS),
    flags: 0,
    allowed_mentions: { parse: [] },
  };
}

/** Rows of buttons, and selects. The letters of all options share one row. */
function rowsOf(parts: readonly Part[]): readonly Row[] {
  const letters = parts.flatMap((part) => (part.type === "option" ? [part.button] : []));
  let isFirst = true;
  return parts.flatMap((part, index): readonly Row[] => {
    if (part.type === "row") return [toRow(part.buttons)];
    if (part.type === "select") return [toSelect(part, index)];
    if (part.type !== "option" || !isFirst) return [];
    isFirst = false;
    return inRows(letters).map(toRow);
  });
}

/** As many whole texts as the content has room for; where not even the first one has, its beginning. */
function divide(texts: readonly Piece[]): { readonly content: string; readonly rest: string } {
  let taken = 0;
  let content = "";
  for (const { text } of texts) {
    const longer = content === "" ? text : `${content}\n${text}`;
    if (longer.length > MOST_IN_CONTENT) break;
    content = longer;
    taken++;
  }
  const rest = texts
    .slice(taken)
    .map(({ text }) => text)
    .join("\n");
  const [first] = texts;
  return { content: taken === 0 && first !== undefined ? beginning(first) : content, rest };
}

function beginning(piece: Piece): string {
  let cut = piece;
  while (cut.text.length > MOST_IN_CONTENT) cut = cut.shorter(cut.text.length - MOST_IN_CONTENT);
  return cut.text;
}
