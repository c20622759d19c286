// Lists of items and of ranges, as people write them: `mon, wed to fri & sun`.

/** The first and the last item of a range; a single item is both. */
export type Range<Item> = readonly [from: Item, to: Item];

const between = new Set(["-", "–", "—", "…", "to", "thru", "through", "until", "till"]);
const separators = new Set([",", ";", "&", "+", "/", "and"]);

/** Dates, words, numbers, dots, and single signs. */
const parts = /\d{4}-\d\d-\d\d|\p{L}+|\d+|\.{2,}|[^\s]/gu;

/**
 * The ranges of a list, in its order; `itemOf` reads a part of it: a word, number, or date in lowercase. Undefined where
 * the text is no such list.
 */
export function readList<Item>(
  text: string,
  itemOf: (part: string) => Item | undefined,
): readonly Range<Item>[] | undefined {
  const ranges: Range<Item>[] = [];
  let last: "item" | "range" | "separator" | "open" = "separator";
  for (const [part] of text.toLowerCase().matchAll(parts)) {
    const item = itemOf(part);
    if (item !== undefined) {
      const begun: Range<Item> | undefined = last === "open" ? ranges.pop() : undefined;
      ranges.push([begun?.[0] ?? item, item]);
      last = begun === undefined ? "item" : "range";
    } else if (last === "item" && (between.has(part) || part.startsWith(".."))) last = "open";
    else if (last !== "open" && separators.has(part)) last = "separator";
    else return undefined;
  }
  return last === "open" || ranges.length === 0 ? undefined : ranges;
}

/** The first word of a text that is no list by itself, to show what was wrong; the whole text where each is one. */
export function oddWord(text: string, isList: (word: string) => boolean): string {
  const words = text.split(/[\s,;&]+/).filter((word) => word !== "" && !separators.has(word.toLowerCase()));
  return words.find((word) => !isList(word) && !between.has(word.toLowerCase())) ?? text;
}
