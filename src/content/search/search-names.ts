// The names of concepts (titles, slugs, aliases): which one is meant outright, and how alike a query is to them.
import type { Concept } from "../../core/model.ts";
import type { QueryReading } from "./search-query.ts";
import { contentWords, splitWords, stemWord } from "./words.ts";

export interface SearchNames {
  /** The concept that has these words as a name, however they are joined, cased and inflected. */
  exact(query: Pick<QueryReading, "words" | "own">): string | undefined;
  /** Concepts with a name that begins with these letters, and how much of the name they are (0 to 1). */
  begunBy(words: readonly string[]): ReadonlyMap<string, number>;
  /**
   * Likeness of a query to the concept's nearest name, 0 to 1: twice the weight of the name's terms among `matched`
   * over the weights of both (Dice). `queryWeight` is the sum over the query's terms.
   */
  likeness(slug: string, matched: readonly string[], queryWeight: number): number;
}

/** All names of one concept. */
interface NameTerms {
  /** The weight of each name: the sum over its terms. */
  readonly totals: readonly number[];
  /** The names in which a term stands, and its weight; a name that holds it twice is there twice. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

interface Place {
  readonly name: number;
  readonly weight: number;
}

type Owners = ReadonlyMap<string, string>;

/** "service ips": as written, as one word ("serviceips"), as the stems of its content ("servicip"). */
const nameForms = {
  asWritten: (words: readonly string[]) => words.join(" "),
  asOneWord: (words: readonly string[]) => words.join(""),
  asStems: (words: readonly string[]) => contentWords(words).map(stemWord).join(""),
};

const mostBegun = 20;
const mostCombinations = 27;

export function collectNames(concepts: Iterable<Concept>, weigh: (term: string) => number): SearchNames {
  const all = [...concepts];
  const asWritten = claimNames(all, nameForms.asWritten);
  const asOneWord = claimNames(all, nameForms.asOneWord);
  const asStems = claimNames(all, nameForms.asStems);
  const terms = new Map(
    all.map(({ slug, title, aliases }) => [slug, readNames([title, slug, ...aliases], weigh)]),
  );
  const sorted = [...asOneWord].sort(([a], [b]) => (a < b ? -1 : 1));

  return {
    exact: ({ words, own }) => {
      const slug = asWritten.get(words.join(" ")) ?? asOneWord.get(words.join(""));
      return slug ?? combineReadings(own).flatMap((stems) => asStems.get(stems) ?? [])[0];
    },
    begunBy: (words) => findBegun(sorted, words.join("")),
    likeness: (slug, matched, queryWeight) => {
      const found = terms.get(slug);
      return found === undefined ? 0 : measureLikeness(found, matched, queryWeight);
    },
  };
}

/** The query's stems as one word, in every reading, likeliest first; only a few where many words were mended. */
function combineReadings(own: QueryReading["own"]): readonly string[] {
  return own.reduce<readonly string[]>(
    (all, { readings }) =>
      all.flatMap((before) => readings.map((reading) => `${before}${reading}`)).slice(0, mostCombinations),
    [""],
  );
}

/** Who has a name: of two concepts the first; slugs go before titles, titles before aliases. */
function claimNames(concepts: readonly Concept[], form: (words: readonly string[]) => string): Owners {
  const owners = new Map<string, string>();
  const claim = (name: string, slug: string) => {
    const key = form(splitWords(name));
    if (key !== "" && !owners.has(key)) owners.set(key, slug);
  };
  for (const { slug } of concepts) claim(slug, slug);
  for (const { slug, title } of concepts) claim(title, slug);
  for (const { slug, aliases } of concepts) for (const alias of aliases) claim(alias, slug);
  return owners;
}

function readNames(names: readonly string[], weigh: (term: string) => number): NameTerms {
  const terms = names.flatMap((text, name) =>
    contentWords(splitWords(text))
      .map(stemWord)
      .map((term) => ({ name, term, weight: weigh(term) })),
  );
  const totals = names.map(() => 0);
  for (const { name, weight } of terms) totals[name] = (totals[name] ?? 0) + weight;
  return { totals, places: Map.groupBy(terms, ({ term }) => term) };
}

function measureLikeness(
  { totals, places }: NameTerms,
  matched: readonly string[],
  queryWeight: number,
): number {
  const shared = totals.map(() => 0);
  for (const term of matched)
    for (const { name, weight } of places.get(term) ?? []) shared[name] = (shared[name] ?? 0) + weight;
  const likenesses = totals.map((total, name) => (2 * (shared[name] ?? 0)) / (total + queryWeight || 1));
  return Math.min(1, Math.max(...likenesses));
}

/** A binary search for the first name, then the ones after it. */
function findBegun(
  sorted: readonly (readonly [string, string])[],
  start: string,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (start.length < 2) return found;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.[0] ?? "") < start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < sorted.length && found.size < mostBegun; index++) {
    const [name, slug] = sorted[index] ?? ["", ""];
    if (!name.startsWith(start)) break;
    found.set(slug, Math.max(found.get(slug) ?? 0, start.length / name.length));
  }
  return found;
}
