// Look-up: finds concepts by name, abbreviation, misspelling, or a question in plain words.
import MiniSearch from "minisearch";
import type { Curriculum } from "../../core/model.ts";
import { splitComparison } from "./search-comparison.ts";
import { measureCoverage } from "./search-coverage.ts";
import { collectNames, type SearchNames } from "./search-names.ts";
import { cutQuery, type QueryReading, readQuery } from "./search-query.ts";
import { createSpelling } from "./search-spelling.ts";
import { collectTerms, type SearchDocument, type SearchTerms } from "./search-terms.ts";

export interface Hit {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  /** 0 to 1; 1 is a concept that was called by one of its names. */
  readonly score: number;
}

export interface LookUp {
  /** Best first, at most `limit` (default 5); none where nothing fits. Takes any text and never throws. */
  search(words: string, limit?: number): readonly Hit[];
  /** The two concepts of a query such as "A vs B", in the order named; undefined for any other query. */
  compare(words: string): readonly [Hit, Hit] | undefined;
}

/** A concept with the evidence for it, each 0 to 1. */
interface Candidate {
  readonly slug: string;
  readonly score: number;
  readonly likeness: number;
}

/** Weights of a score's three parts. */
const parts = { relevance: 0.37, likeness: 0.26, coverage: 0.37 };
const mostCandidates = 15;
/** How alike the sides of a comparison are to names at least. */
const sideLikeness = { plain: 0.5, ambiguous: 1 };

/** Builds its indexes once; a search then takes well under a millisecond for a hundred concepts. */
export function createLookUp(curriculum: Curriculum): LookUp {
  const { concepts } = curriculum;
  const terms = collectTerms(curriculum);
  const names = collectNames(concepts.values(), terms.weigh);
  const mend = createSpelling(terms.nameWords);
  const findCandidates = createFinder(terms, names);
  const order = new Map([...concepts.keys()].map((slug, place) => [slug, place]));

  const rank = (typed: string): readonly Candidate[] => {
    const query = readQuery(typed, terms, mend);
    const named = names.exact(query);
    const found = findCandidates(query).filter(({ slug }) => slug !== named);
    const sorted = found.sort(
      (a, b) => b.score - a.score || (order.get(a.slug) ?? 0) - (order.get(b.slug) ?? 0),
    );
    return named === undefined ? sorted : [{ slug: named, score: 1, likeness: 1 }, ...sorted];
  };

  const isName = (typed: string) => names.exact(readQuery(typed, terms, mend)) !== undefined;

  const toHit = ({ slug, score }: Candidate): readonly Hit[] => {
    const concept = concepts.get(slug);
    return concept === undefined ? [] : [{ slug, title: concept.title, topic: concept.topic, score }];
  };

  const comparePair = (typed: string): readonly [Hit, Hit] | undefined => {
    const comparison = splitComparison(cutQuery(typed));
    if (comparison === undefined) return undefined;
    const least = comparison.isPlain && !isName(typed) ? sideLikeness.plain : sideLikeness.ambiguous;
    const [left, right] = comparison.sides.map((side) => rank(side)[0]);
    if (left === undefined || right === undefined || left.slug === right.slug) return undefined;
    if (left.likeness < least || right.likeness < least) return undefined;
    const [first, second] = [left, right].flatMap((side) => toHit({ ...side, score: 1 }));
    return first === undefined || second === undefined ? undefined : [first, second];
  };

  return {
    search: (words, limit = 5) => {
      const found = rank(words).slice(0, limit).flatMap(toHit);
      const named = found.filter(({ score }) => score === 1);
      const hits = [...named, ...(comparePair(words) ?? []), ...found];
      return hits
        .filter((hit, place) => hits.findIndex(({ slug }) => slug === hit.slug) === place)
        .slice(0, limit);
    },
    compare: comparePair,
  };
}

/** Candidates in no certain order, without those for which too little speaks. */
function createFinder(terms: SearchTerms, names: SearchNames): (query: QueryReading) => Candidate[] {
  const index = createIndex(terms.documents);
  return (query) => {
    if (query.own.length === 0) return [];
    const results = index.search(listTerms(query).join(" "), {
      boostTerm: (term) => (query.joined.has(term) ? 0.5 : 1),
    });
    const most = results[0]?.score ?? 1;
    const begun = new Map(names.begunBy(query.words));
    const candidates: Candidate[] = [];
    for (const result of results.slice(0, mostCandidates)) {
      const slug = String(result.id);
      const like = names.likeness(slug, result.terms, query.weight);
      const { share, wordCount } = measureCoverage(query, result);
      const typing = begun.get(slug);
      begun.delete(slug);
      const likeness = Math.max(like, likenessOfBeginning(typing));
      const coverage = typing === undefined ? share : 1;
      if (!isBelievable({ coverage, likeness, wordCount })) continue;
      candidates.push({
        slug,
        likeness,
        score: scoreOf(Math.max(result.score / most, typing ?? 0), likeness, coverage),
      });
    }
    for (const [slug, share] of begun) {
      const likeness = likenessOfBeginning(share);
      candidates.push({ slug, likeness, score: scoreOf(share, likeness, 1) });
    }
    return candidates;
  };
}

function listTerms({ own, joined }: QueryReading): readonly string[] {
  return [...new Set([...own.flatMap(({ readings }) => readings), ...joined])];
}

/** Nonsense also comes near to some word: a hit needs half of the query, or words that were typed as they are. */
function isBelievable(evidence: { coverage: number; likeness: number; wordCount: number }): boolean {
  const { coverage, likeness, wordCount } = evidence;
  return coverage >= 0.5 || (wordCount >= 1 && likeness >= 0.4) || (wordCount >= 2 && coverage >= 0.25);
}

function scoreOf(relevance: number, likeness: number, coverage: number): number {
  return 0.999 * (parts.relevance * relevance + parts.likeness * likeness + parts.coverage * coverage);
}

/** `share` is how much of the name has been typed. */
function likenessOfBeginning(share: number | undefined): number {
  return share === undefined ? 0 : (1 + share) / 2;
}

/** Documents hold terms already, so the index only has to part them at spaces. */
function createIndex(documents: readonly SearchDocument[]): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>({
    fields: ["title", "aliases", "summary", "text", "questions"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 2, aliases: 3, summary: 1.5, text: 1, questions: 0.4 },
      bm25: { k: 1.2, b: 0.3, d: 0.5 },
    },
  });
  index.addAll(documents);
  return index;
}
