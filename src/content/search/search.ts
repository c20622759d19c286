// Look-up: finds concepts by name, abbreviation, misspelling, or a plain-words question.
import type { Concept, Curriculum } from "../../core/model.ts";
import type { Hit, LookUp } from "../../ports/look-up.ts";
import { splitComparison } from "./search-comparison.ts";
import { measureCoverage } from "./search-coverage.ts";
import { createIndex } from "./search-index.ts";
import { collectNames, type SearchNames } from "./search-names.ts";
import { collectOutside, type OutsideReading } from "./search-outside.ts";
import { collectPhrases } from "./search-phrases.ts";
import { type QueryReading, readQuery } from "./search-query.ts";
import { createSpelling } from "./search-spelling.ts";
import { collectTerms, type SearchTerms } from "./search-terms.ts";
import { splitWords } from "./words.ts";

/** A concept that may match, with its evidence, each 0 to 1. */
interface Candidate {
  readonly slug: string;
  readonly score: number;
  readonly similarity: number;
  /** The share of the query that was understood for this concept, 0 to 1. */
  readonly understood: number;
  /** Whether the concept's names and symptoms have every word of the query. */
  readonly isNamed: boolean;
}

/** Weights of a score's three parts. */
const parts = { relevance: 0.37, similarity: 0.26, coverage: 0.37 };
const maxCandidates = 15;
const boosts = { own: 1, joined: 0.5, synonym: 0.5 };
/** What a sure answer needs: this share of the query's weight, and more words than a short query has. */
const understanding = { leastShare: 0.6, shortQuery: 2 };
/** How similar each side of a comparison must be to a name. */
const sideSimilarity = { plain: 0.5, ambiguous: 1 };

/** Builds the indexes once. A search then takes well under a millisecond for a hundred concepts. */
export function createLookUp(curriculum: Curriculum): LookUp {
  const { concepts } = curriculum;
  const terms = collectTerms(curriculum);
  const names = collectNames(concepts.values(), terms.weigh);
  const correct = createSpelling(terms.nameWords);
  const findCandidates = createFinder(concepts.values(), terms, names);
  const order = new Map([...concepts.keys()].map((slug, index) => [slug, index]));

  const findOutside = collectOutside(curriculum);

  const read = (typed: string) => readQuery(typed, terms, correct);
  const rank = (query: QueryReading): readonly Candidate[] => {
    const named = names.exact(query);
    const found = findCandidates(query).filter(({ slug }) => slug !== named);
    const sorted = found.sort(
      (a, b) => b.score - a.score || (order.get(a.slug) ?? 0) - (order.get(b.slug) ?? 0),
    );
    return named === undefined ? sorted : [nameMatch(named, query), ...sorted];
  };

  const toHit = ({ slug, score }: Candidate): readonly Hit[] => {
    const concept = concepts.get(slug);
    return concept === undefined ? [] : [{ slug, title: concept.title, topic: concept.topic, score }];
  };

  const comparePair = (query: QueryReading): readonly [Hit, Hit] | undefined => {
    const comparison = splitComparison(query.words);
    if (comparison === undefined) return undefined;
    const isPlain = comparison.isPlain && names.exact(query) === undefined;
    const minimum = isPlain ? sideSimilarity.plain : sideSimilarity.ambiguous;
    const [left, right] = comparison.sides.map((side) => rank(read(side))[0]);
    if (left === undefined || right === undefined || left.slug === right.slug) return undefined;
    if (left.similarity < minimum || right.similarity < minimum) return undefined;
    const [first, second] = [left, right].flatMap((side) => toHit({ ...side, score: 1 }));
    return first === undefined || second === undefined ? undefined : [first, second];
  };

  return {
    search: (words, limit = 5) => {
      const query = read(words);
      return listHits(rank(query).slice(0, limit).flatMap(toHit), comparePair(query), limit);
    },
    answer: (words, limit = 5) => {
      const query = read(words);
      const ranked = rank(query);
      const pair = comparePair(query);
      const outside = findOutside(query.words);
      const [best] = ranked;
      const isSure = pair !== undefined || (best !== undefined && isUnderstood(best, query, outside));
      const hits = listHits(ranked.slice(0, limit).flatMap(toHit), pair, limit);
      return { hits, isSure, outside: isSure ? undefined : outside.line };
    },
    compare: (words) => comparePair(read(words)),
  };
}

/** Up to `limit` hits, each concept once: the one with the query as its name first, then the compared pair. */
function listHits(
  found: readonly Hit[],
  pair: readonly [Hit, Hit] | undefined,
  limit: number,
): readonly Hit[] {
  if (pair === undefined) return found;
  const named = found.filter(({ score }) => score === 1);
  const hits = [...named, ...pair, ...found];
  return hits
    .filter((hit, index) => hits.findIndex(({ slug }) => slug === hit.slug) === index)
    .slice(0, limit);
}

/** A name that needed a guess, such as a completed word, isn't understood. */
function nameMatch(slug: string, { own }: QueryReading): Candidate {
  const isClose = own.every((word) => word.isClose);
  return { slug, score: 1, similarity: 1, understood: isClose ? 1 : 0, isNamed: isClose };
}

/**
 * Short queries, and those with a name outside the pack, need every word in a name or symptom: one foreign word makes them
 * another question. A query that is mostly such a name needs to be a name here, too.
 */
function isUnderstood(
  { score, understood, isNamed }: Candidate,
  { own }: QueryReading,
  { isMentioned, line }: OutsideReading,
): boolean {
  if (line !== undefined && score < 1) return false;
  if (isNamed) return true;
  return !isMentioned && own.length > understanding.shortQuery && understood >= understanding.leastShare;
}

/** Whether a symptom says enough to be found inside a longer text: an identifier such as NotReady, or three words. */
function isQuotable(symptom: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(symptom) || splitWords(symptom).length >= 3;
}

/** Finds candidates with enough evidence, in no particular order. */
function createFinder(
  concepts: Iterable<Concept>,
  terms: SearchTerms,
  names: SearchNames,
): (query: QueryReading) => Candidate[] {
  const index = createIndex(terms.documents);
  const symptoms = collectPhrases(
    [...concepts].flatMap(({ slug, symptoms = [] }) =>
      symptoms.filter(isQuotable).map((text) => [text, slug] as const),
    ),
    terms.knows,
  );
  return (query) => {
    if (query.own.length === 0) return [];
    const quoted = symptoms.findIn(query.words);
    const listed = listTerms(query);
    const { matches, bestScore } = index.find(listed, maxCandidates, quoted);
    const started = new Map(names.startingWith(query.words));
    const candidates: Candidate[] = [];
    for (const match of matches) {
      const { slug } = match;
      const isQuoted = quoted.has(slug);
      const similar = names.similarity(slug, listed.keys(), query.weight);
      const { share, wordCount, understood, isNamed } = measureCoverage(query, match);
      const typing = started.get(slug);
      started.delete(slug);
      const similarity = isQuoted ? 1 : Math.max(similar, similarityOfStart(typing));
      const coverage = isQuoted || typing !== undefined ? 1 : share;
      if (!isPlausible({ coverage, similarity, wordCount })) continue;
      candidates.push({
        slug,
        similarity,
        understood: isQuoted ? 1 : understood,
        isNamed: isQuoted || isNamed,
        score: scoreOf(Math.max(match.score / bestScore, typing ?? 0), similarity, coverage),
      });
    }
    for (const [slug, share] of started) {
      const similarity = similarityOfStart(share);
      candidates.push({
        slug,
        similarity,
        understood: share,
        isNamed: false,
        score: scoreOf(share, similarity, 1),
      });
    }
    return candidates;
  };
}

/** The query's terms with their boosts: joined words and synonyms only support the words that were typed. */
function listTerms({ own, joined }: QueryReading): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  for (const { readings } of own) for (const term of readings) terms.set(term, boosts.own);
  for (const term of joined) terms.set(term, boosts.joined);
  for (const { synonyms } of own)
    for (const term of synonyms) if (!terms.has(term)) terms.set(term, boosts.synonym);
  return terms;
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
