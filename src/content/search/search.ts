// Look-up: finds concepts by name, abbreviation, misspelling, or a plain-words question.
import MiniSearch from "minisearch";
import type { Curriculum } from "../../core/model.ts";
import type { Hit, LookUp } from "../../ports/look-up.ts";
import { splitComparison } from "./search-comparison.ts";
import { measureCoverage } from "./search-coverage.ts";
import { collectNames, type SearchNames } from "./search-names.ts";
import { cutQuery, type QueryReading, readQuery } from "./search-query.ts";
import { createSpelling } from "./search-spelling.ts";
import { collectTerms, type SearchDocument, type SearchTerms } from "./search-terms.ts";

/** A concept that may match, with its evidence, each 0 to 1. */
interface Candidate {
  readonly slug: string;
  readonly score: number;
  readonly similarity: number;
}

/** Weights of a score's three parts. */
const parts = { relevance: 0.37, similarity: 0.26, coverage: 0.37 };
const maxCandidates = 15;
/** How similar each side of a comparison must be to a name. */
const sideSimilarity = { plain: 0.5, ambiguous: 1 };

/** Builds the indexes once. A search then takes well under a millisecond for a hundred concepts. */
export function createLookUp(curriculum: Curriculum): LookUp {
  const { concepts } = curriculum;
  const terms = collectTerms(curriculum);
  const names = collectNames(concepts.values(), terms.weigh);
  const correct = createSpelling(terms.nameWords);
  const findCandidates = createFinder(terms, names);
  const order = new Map([...concepts.keys()].map((slug, index) => [slug, index]));

  const rank = (typed: string): readonly Candidate[] => {
    const query = readQuery(typed, terms, correct);
    const named = names.exact(query);
    const found = findCandidates(query).filter(({ slug }) => slug !== named);
    const sorted = found.sort(
      (a, b) => b.score - a.score || (order.get(a.slug) ?? 0) - (order.get(b.slug) ?? 0),
    );
    return named === undefined ? sorted : [{ slug: named, score: 1, similarity: 1 }, ...sorted];
  };

  const isName = (typed: string) => names.exact(readQuery(typed, terms, correct)) !== undefined;

  const toHit = ({ slug, score }: Candidate): readonly Hit[] => {
    const concept = concepts.get(slug);
    return concept === undefined ? [] : [{ slug, title: concept.title, topic: concept.topic, score }];
  };

  const comparePair = (typed: string): readonly [Hit, Hit] | undefined => {
    const comparison = splitComparison(cutQuery(typed));
    if (comparison === undefined) return undefined;
    const minimum = comparison.isPlain && !isName(typed) ? sideSimilarity.plain : sideSimilarity.ambiguous;
    const [left, right] = comparison.sides.map((side) => rank(side)[0]);
    if (left === undefined || right === undefined || left.slug === right.slug) return undefined;
    if (left.similarity < minimum || right.similarity < minimum) return undefined;
    const [first, second] = [left, right].flatMap((side) => toHit({ ...side, score: 1 }));
    return first === undefined || second === undefined ? undefined : [first, second];
  };

  return {
    search: (words, limit = 5) => {
      const found = rank(words).slice(0, limit).flatMap(toHit);
      const named = found.filter(({ score }) => score === 1);
      const hits = [...named, ...(comparePair(words) ?? []), ...found];
      return hits
        .filter((hit, index) => hits.findIndex(({ slug }) => slug === hit.slug) === index)
        .slice(0, limit);
    },
    compare: comparePair,
  };
}

/** Finds candidates with enough evidence, in no particular order. */
function createFinder(terms: SearchTerms, names: SearchNames): (query: QueryReading) => Candidate[] {
  const index = createIndex(terms.documents);
  return (query) => {
    if (query.own.length === 0) return [];
    const results = index.search(listTerms(query).join(" "), {
      boostTerm: (term) => (query.joined.has(term) ? 0.5 : 1),
    });
    const best = results[0]?.score ?? 1;
    const started = new Map(names.startingWith(query.words));
    const candidates: Candidate[] = [];
    for (const result of results.slice(0, maxCandidates)) {
      const slug = String(result.id);
      const similar = names.similarity(slug, result.terms, query.weight);
      const { share, wordCount } = measureCoverage(query, result);
      const typing = started.get(slug);
      started.delete(slug);
      const similarity = Math.max(similar, similarityOfStart(typing));
      const coverage = typing === undefined ? share : 1;
      if (!isPlausible({ coverage, similarity, wordCount })) continue;
      candidates.push({
        slug,
        similarity,
        score: scoreOf(Math.max(result.score / best, typing ?? 0), similarity, coverage),
      });
    }
    for (const [slug, share] of started) {
      const similarity = similarityOfStart(share);
      candidates.push({ slug, similarity, score: scoreOf(share, similarity, 1) });
    }
    return candidates;
  };
}

function listTerms({ own, joined }: QueryReading): readonly string[] {
  return [...new Set([...own.flatMap(({ readings }) => readings), ...joined])];
}

/** Even nonsense is similar to some word: a hit needs half of the query, or words without a correction. */
function isPlausible(evidence: { coverage: number; similarity: number; wordCount: number }): boolean {
  const { coverage, similarity, wordCount } = evidence;
  return coverage >= 0.5 || (wordCount >= 1 && similarity >= 0.4) || (wordCount >= 2 && coverage >= 0.25);
}

function scoreOf(relevance: number, similarity: number, coverage: number): number {
  return 0.999 * (parts.relevance * relevance + parts.similarity * similarity + parts.coverage * coverage);
}

/** `share` is the share of the name that was typed. */
function similarityOfStart(share: number | undefined): number {
  return share === undefined ? 0 : (1 + share) / 2;
}

/** Documents already contain terms, so the index only splits them at spaces. */
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
