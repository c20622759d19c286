// Concept names (titles, slugs, aliases): finds exact matches, and measures how similar a query is to them.
import type { Concept } from "../../core/model.ts";
import type { QueryReading } from "./search-query.ts";
import { contentWords, splitWords, stemWord } from "./words.ts";

/** The names of all concepts. */
export interface SearchNames {
  /** The concept with this name, ignoring case, spaces, and inflection. */
  exact(query: Pick<QueryReading, "words" | "own">): string | undefined;
  /** Concepts with a name that starts with these letters, and the share of the name that they cover (0 to 1). */
  startingWith(words: readonly string[]): ReadonlyMap<string, number>;
  /**
   * The query's similarity to the concept's closest name, 0 to 1: twice the weight of the name's terms in `terms`,
   * divided by the sum of both weights (Dice). `queryWeight` is the sum over the query's terms.
   */
  similarity(slug: string, terms: Iterable<string>, queryWeight: number): number;
}

/** All names of one concept. */
interface NameTerms {
  /** Each name's weight: the sum over its terms. */
  readonly totals: readonly number[];
  /** For each term, the names that contain it. A name that contains it twice is listed twice. */
  readonly uses: ReadonlyMap<string, readonly TermUse[]>;
}

/** A term in a name, by the name's index. */
interface TermUse {
  readonly name: number;
  readonly weight: number;
}

type Owners = ReadonlyMap<string, string>;

/** "service ips" as written, as one word ("serviceips"), and as stems ("servicip"). */
const nameForms = {
  asWritten: (words: readonly string[]) => words.join(" "),
  asOneWord: (words: readonly string[]) => words.join(""),
  asStems: (words: readonly string[]) => contentWords(words).map(stemWord).join(""),
};

const maxCompletions = 20;
const maxCombinations = 27;

/** Indexes the names of all concepts; `weigh` returns a term's weight. */
export function collectNames(concepts: Iterable<Concept>, weigh: (term: string) => number): SearchNames {
  const all = [...concepts];
  const asWritten = claimNames(all, nameForms.asWritten);
  const asOneWord = claimNames(all, nameForms.asOneWord);
  const asStems = claimNames(all, nameForms.asStems);
  const terms = new Map(
    all.map(({ slug, title, aliases, symptoms = [] }) => [
      slug,
      readNames([title, slug, ...aliases, ...symptoms], weigh),
    ]),
  );
  const sorted = [...asOneWord].sort(([a], [b]) => (a < b ? -1 : 1));

  return {
    exact: ({ words, own }) => {
      const slug = asWritten.get(words.join(" ")) ?? asOneWord.get(words.join(""));
      return slug ?? combineReadings(own).flatMap((stems) => asStems.get(stems) ?? [])[0];
    },
    startingWith: (words) => findCompletions(sorted, words.join("")),
    similarity: (slug, typed, queryWeight) => {
      const found = terms.get(slug);
      return found === undefined ? 0 : measureSimilarity(found, typed, queryWeight);
    },
  };
}

/** The query's stems as one word, in every reading, most likely first. */
function combineReadings(own: QueryReading["own"]): readonly string[] {
  return own.reduce<readonly string[]>(
    (all, { readings }) =>
      all.flatMap((before) => readings.map((reading) => `${before}${reading}`)).slice(0, maxCombinations),
    [""],
  );
}

/** The owner of each name: slugs come first, then titles, aliases, and symptoms; ties go to the first concept. */
function claimNames(concepts: readonly Concept[], form: (words: readonly string[]) => string): Owners {
  const owners = new Map<string, string>();
  const claim = (name: string, slug: string) => {
    const key = form(splitWords(name));
    if (key !== "" && !owners.has(key)) owners.set(key, slug);
  };
  for (const { slug } of concepts) claim(slug, slug);
  for (const { slug, title } of concepts) claim(title, slug);
  for (const { slug, aliases } of concepts) for (const alias of aliases) claim(alias, slug);
  for (const { slug, symptoms } of concepts) for (const symptom of symptoms ?? []) claim(symptom, slug);
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
  return { totals, uses: Map.groupBy(terms, ({ term }) => term) };
}

function measureSimilarity(
  { totals, uses }: NameTerms,
  typed: Iterable<string>,
  queryWeight: number,
): number {
  const shared = new Float64Array(totals.length);
  for (const term of typed)
    for (const { name, weight } of uses.get(term) ?? []) shared[name] = (shared[name] ?? 0) + weight;
  let best = 0;
  for (const [name, total] of totals.entries()) {
    const weight = shared[name] ?? 0;
    if (weight > 0) best = Math.max(best, (2 * weight) / (total + queryWeight));
  }
  return Math.min(1, best);
}

/** Finds the first name by binary search, then reads the ones after it. */
function findCompletions(
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
  for (let index = low; index < sorted.length && found.size < maxCompletions; index++) {
    const [name, slug] = sorted[index] ?? ["", ""];
    if (!name.startsWith(start)) break;
    found.set(slug, Math.max(found.get(slug) ?? 0, start.length / name.length));
  }
  return found;
}
