// The index of all pages' terms. Scores are prepared per term, so that a query only adds them up.
import type { SearchDocument } from "./search-terms.ts";

type Field = Exclude<keyof SearchDocument, "id">;

/** How much a term counts in a field: for the score, and for how much of a query a page covers. */
const fields: Readonly<Record<Field, { readonly boost: number; readonly credit: number }>> = {
  title: { boost: 2, credit: 1 },
  aliases: { boost: 3, credit: 1 },
  symptoms: { boost: 2, credit: 0.9 },
  summary: { boost: 1.5, credit: 0.8 },
  text: { boost: 1, credit: 0.6 },
  questions: { boost: 0.4, credit: 0.6 },
};

/** BM25+: how fast repetitions stop counting, how much long fields lose, and the least that a match counts. */
const bm25 = { k: 1.2, b: 0.3, d: 0.5 };

/** A page that has some of the terms. */
export interface Match {
  readonly slug: string;
  readonly score: number;
  /** What the term counts in this page, by its best field, 0 to 1: 0 if the page lacks it, 1 in a name. */
  creditOf(term: string): number;
}

/** Finds pages by their terms. */
export interface SearchIndex {
  /**
   * The pages with the highest scores, up to `most`, best first, and the best score. `wanted` pages come after them if
   * they have any of the terms. `terms` has each term's boost. Pages with more of the terms score higher.
   */
  find(
    terms: ReadonlyMap<string, number>,
    most: number,
    wanted: { has(slug: string): boolean },
  ): { readonly matches: readonly Match[]; readonly bestScore: number };
}

interface Posting {
  score: number;
  credit: number;
}

/** The pages of each term, by their place in the list of documents. */
type Postings = Map<string, Map<number, Posting>>;

/** Indexes documents, whose fields contain terms separated by spaces. */
export function createIndex(documents: readonly SearchDocument[]): SearchIndex {
  const postings: Postings = new Map();
  for (const field of Object.keys(fields) as Field[])
    addField(
      postings,
      documents.map((document) => document[field].split(" ")),
      fields[field],
    );
  const scores = new Float64Array(documents.length);
  /** How many of the terms each page has. */
  const counts = new Uint16Array(documents.length);

  return {
    find: (terms, most, wanted) => {
      const found: number[] = [];
      for (const [term, boost] of terms)
        for (const [place, { score }] of postings.get(term) ?? []) {
          if (counts[place] === 0) found.push(place);
          counts[place] = (counts[place] ?? 0) + 1;
          scores[place] = (scores[place] ?? 0) + boost * score;
        }
      for (const place of found) scores[place] = (scores[place] ?? 0) * (counts[place] ?? 0);
      const slugAt = (place: number) => documents[place]?.id ?? "";
      const scoreAt = (place: number) => scores[place] ?? 0;
      const best = takeBest(found, most, scoreAt);
      const also = found.filter((place) => wanted.has(slugAt(place)) && !best.includes(place));
      const matches = [...best, ...also].map((place) => ({
        slug: slugAt(place),
        score: scoreAt(place),
        creditOf: (term: string) => postings.get(term)?.get(place)?.credit ?? 0,
      }));
      for (const place of found) {
        scores[place] = 0;
        counts[place] = 0;
      }
      return { matches, bestScore: matches[0]?.score ?? 1 };
    },
  };
}

/** Adds one field of all documents. */
function addField(
  postings: Postings,
  texts: readonly (readonly string[])[],
  { boost, credit }: { readonly boost: number; readonly credit: number },
): void {
  const counted = texts.map(countTerms);
  const meanLength = counted.reduce((sum, { size }) => sum + size, 0) / counted.length;
  const owners = new Map<string, number>();
  for (const counts of counted) for (const term of counts.keys()) addTo(owners, term);
  for (const [place, counts] of counted.entries()) {
    const length = 1 - bm25.b + bm25.b * (counts.size / meanLength);
    for (const [term, count] of counts) {
      const owned = owners.get(term) ?? 0;
      const rarity = Math.log(1 + (texts.length - owned + 0.5) / (owned + 0.5));
      const score = rarity * (bm25.d + (count * (bm25.k + 1)) / (count + bm25.k * length));
      const pages = postings.getOrInsertComputed(term, () => new Map());
      const posting = pages.getOrInsertComputed(place, () => ({ score: 0, credit: 0 }));
      posting.score += boost * score;
      posting.credit = Math.max(posting.credit, credit);
    }
  }
}

function countTerms(terms: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) addTo(counts, term);
  return counts;
}

function addTo(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}

/** The places with the highest scores, best first; ties keep their order. */
function takeBest(
  places: readonly number[],
  most: number,
  scoreAt: (place: number) => number,
): readonly number[] {
  const best: number[] = [];
  for (const place of places) {
    const score = scoreAt(place);
    const last = best[most - 1];
    if (last !== undefined && scoreAt(last) >= score) continue;
    let at = Math.min(best.length, most - 1);
    while (at > 0 && scoreAt(best[at - 1] ?? 0) < score) {
      best[at] = best[at - 1] ?? 0;
      at--;
    }
    best[at] = place;
  }
  return best;
}
