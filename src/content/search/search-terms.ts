// The curriculum as search terms, and how much each term counts.
import type { Concept, Curriculum, Question } from "../../core/model.ts";
import { isStopWord, joinNeighbors, splitWords, stemWord } from "./words.ts";

/** A concept's terms by field, separated by spaces. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly aliases: string;
  readonly symptoms: string;
  readonly summary: string;
  readonly text: string;
  readonly questions: string;
}

/** The terms of all concepts. */
export interface SearchTerms {
  readonly documents: readonly SearchDocument[];
  /** The words in titles, slugs, and aliases, also joined with their neighbors, and how many concepts have each. */
  readonly nameWords: ReadonlyMap<string, number>;
  /** Whether any concept contains the term. */
  knows(term: string): boolean;
  /** Whether a known term is a real word. One that's only in a single concept's aliases can be a misspelling. */
  trusts(term: string): boolean;
  /** Whether a term that no page has is in a name outside the pack. */
  isForeign(term: string): boolean;
  /** The other stems that mean the same, if any page has them. */
  synonymsOf(term: string): readonly string[];
  /** Inverse document frequency. An unknown term counts as one of medium rarity, a short one as little. */
  weigh(term: string): number;
}

const unknownWeights = { short: 0.4, other: 2.5 };

/** Collects the terms of a curriculum. */
export function collectTerms({ concepts, questions, synonyms = [], outside = [] }: Curriculum): SearchTerms {
  const questionsOf = Map.groupBy(questions.values(), ({ concept }) => concept);
  const documents = [...concepts.values()].map((concept) =>
    createDocument(concept, questionsOf.get(concept.slug) ?? []),
  );
  const frequency = new Map<string, number>();
  const trusted = new Set(
    documents.flatMap(({ title, symptoms, summary, text }) =>
      `${title} ${symptoms} ${summary} ${text}`.split(" "),
    ),
  );
  for (const { id: _id, ...fields } of documents)
    for (const term of new Set(Object.values(fields).join(" ").split(" ")))
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [term, count] of frequency)
    weights.set(term, Math.log(1 + (documents.length - count + 0.5) / (count + 0.5)));
  const meanings = collectSynonyms(synonyms, (term) => weights.has(term));
  const foreign = new Set(outside.flatMap(({ names }) => names.flatMap(proseTerms)));
  return {
    documents,
    nameWords: countNameWords(concepts.values()),
    knows: (term) => weights.has(term),
    trusts: (term) => trusted.has(term) || (frequency.get(term) ?? 0) > 1,
    isForeign: (term) => foreign.has(term) && !weights.has(term),
    synonymsOf: (term) => meanings.get(term) ?? [],
    weigh: (term) => weights.get(term) ?? (term.length < 3 ? unknownWeights.short : unknownWeights.other),
  };
}

function collectSynonyms(
  groups: readonly (readonly string[])[],
  knows: (term: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const meanings = new Map<string, readonly string[]>();
  for (const stems of groups.map((group) => [...new Set(group.map(stemWord))]))
    for (const stem of stems) {
      const others = stems.filter((other) => other !== stem && knows(other));
      meanings.set(stem, [...(meanings.get(stem) ?? []), ...others]);
    }
  return meanings;
}

function createDocument(concept: Concept, questions: readonly Question[]): SearchDocument {
  const { slug, title, aliases, symptoms = [], summary, text, facts, pitfalls } = concept;
  return {
    id: slug,
    title: [title, slug].flatMap(nameTerms).join(" "),
    aliases: aliases.flatMap(nameTerms).join(" "),
    symptoms: symptoms.flatMap(proseTerms).join(" "),
    summary: proseTerms(summary).join(" "),
    text: [text, ...facts, ...pitfalls].flatMap(proseTerms).join(" "),
    questions: questions.flatMap(questionTexts).flatMap(proseTerms).join(" "),
  };
}

/** The texts of a question that are true for its concept. Distractors aren't. */
function questionTexts({ stem, options, explanation }: Question): readonly string[] {
  return [stem, explanation, ...options.filter(({ correct }) => correct).map(({ text }) => text)];
}

function countNameWords(concepts: Iterable<Concept>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { slug, title, aliases } of concepts)
    for (const word of new Set([slug, title, ...aliases].flatMap(nameWords)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function nameWords(name: string): readonly string[] {
  const words = splitWords(name);
  return [...words, ...joinNeighbors(words)].filter((word) => !isStopWord(word));
}

function nameTerms(name: string): readonly string[] {
  return nameWords(name).map(stemWord);
}

function proseTerms(text: string): readonly string[] {
  return splitWords(text)
    .filter((word) => !isStopWord(word))
    .map(stemWord);
}
