// A curriculum several times as large, for measuring how look-up grows.
import type { Concept, Curriculum } from "../src/core/model.ts";

/** Appended to words, a letter per copy. */
const letters = [..."abcdefghi"];

/**
 * Adds up to nine changed copies of all concepts and questions. In a copy, half of the long words are words of their own, so
 * the vocabulary grows with the pages, and common words get ten times the pages.
 */
export function enlargeCurriculum(curriculum: Curriculum, times: number): Curriculum {
  const copies = letters.slice(0, times - 1);
  return {
    ...curriculum,
    concepts: new Map([
      ...curriculum.concepts,
      ...copies.flatMap((letter) =>
        Array.from(curriculum.concepts.values(), (concept) => {
          const copy = copyConcept(concept, letter);
          return [copy.slug, copy] as const;
        }),
      ),
    ]),
    questions: new Map([
      ...curriculum.questions,
      ...copies.flatMap((letter) =>
        Array.from(curriculum.questions.values(), (question) => {
          const id = `${question.id}-${letter}`;
          const stem = changeWords(question.stem, letter);
          return [id, { ...question, id, concept: `${question.concept}-${letter}`, stem }] as const;
        }),
      ),
    ]),
  };
}

function copyConcept(concept: Concept, letter: string): Concept {
  const change = (text: string) => changeWords(text, letter);
  return {
    ...concept,
    slug: `${concept.slug}-${letter}`,
    title: change(concept.title),
    aliases: concept.aliases.map(change),
    symptoms: (concept.symptoms ?? []).map(change),
    summary: change(concept.summary),
    text: change(concept.text),
    facts: concept.facts.map(change),
    pitfalls: concept.pitfalls.map(change),
  };
}

function changeWords(text: string, letter: string): string {
  return text.replace(/\p{L}{5,}/gu, (word) => (word.length % 2 === 0 ? word : `${word}${letter}`));
}
