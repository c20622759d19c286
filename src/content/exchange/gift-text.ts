// GIFT's texts: escapes, format markers, and the simple HTML that Moodle writes.
// After question/format/gift/format.php of Moodle: a \ before one of : # = { } ~ \ means the character, \n a line break.

const escaped = /\\[\\:#={}~n]/g;
const marker = /^\[(html|markdown|plain|moodle)\]/;

/** One line that keeps its meaning between the marks of GIFT. */
export function escapeGift(text: string): string {
  return text.replace(/[\\:#={}~]/g, "\\$&").replaceAll("\n", "\\n");
}

/** An option or feedback: what it begins with must not be taken for a marker. */
export function escapePart(text: string): string {
  return `${marker.test(text) ? "[markdown]" : ""}${escapeGift(text)}`;
}

/** The same length, with blanks for escapes: marks that are found in it are marks. */
export function maskEscapes(text: string): string {
  return text.replace(escaped, "  ");
}

export interface GiftText {
  readonly text: string;
  readonly format: string;
  /** The tags that have no counterpart here. */
  readonly unknownTags: readonly string[];
}

/** Reads a part: line breaks of the file are mere blanks; HTML becomes Markdown as far as it can. */
export function readGiftText(raw: string, inherited = "moodle"): GiftText {
  const folded = raw
    .split("\n")
    .map((line) => line.trim())
    .join(" ")
    .trim();
  const format = marker.exec(folded)?.[1] ?? inherited;
  const text = unescapeGift(folded.replace(marker, "")).trim();
  return format === "html"
    ? { format, ...markdownOf(text) }
    : { format, text: text.replaceAll("\r", ""), unknownTags: [] };
}

export function unescapeGift(text: string): string {
  return text.replace(escaped, (pair) => (pair === "\\n" ? "\n" : pair.slice(1)));
}

const markOf: Readonly<Record<string, string>> = {
  b: "**",
  strong: "**",
  i: "*",
  em: "*",
  code: "`",
  p: " ",
  br: " ",
  div: " ",
  span: "",
};

const characterOf: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

function markdownOf(html: string): { readonly text: string; readonly unknownTags: readonly string[] } {
  const unknown = new Set<string>();
  const text = html
    .replace(/<\/?([a-z][a-z0-9]*)\b[^>]*>/gi, (tag, name: string) => {
      const mark = markOf[name.toLowerCase()];
      if (mark === undefined) unknown.add(name.toLowerCase());
      return mark ?? tag;
    })
    .replace(/&(\w+|#\d+);/g, (entity, name: string) =>
      name.startsWith("#") ? characterAt(Number(name.slice(1)), entity) : (characterOf[name] ?? entity),
    );
  return { text: text.replace(/\s+/g, " ").trim(), unknownTags: [...unknown] };
}

function characterAt(codePoint: number, otherwise: string): string {
  return codePoint <= 0x10_ff_ff ? String.fromCodePoint(codePoint) : otherwise;
}
