// Item rules for a single question, after Haladyna, Downing, and Rodriguez (shared/learning.md).
import type { Question } from "../../core/model.ts";
import { proseOnly, visibleText } from "./visible-text.ts";

/** A problem of one question. */
export interface ItemProblem {
  readonly id: string;
  readonly message: string;
}

/** How much longer than the mean distractor a key can be. A few characters don't give it away. */
const keyLength = { maxRatio: 1.25, ignoredDifference: 10 };

/** Finds the problems of one question. */
export function lintItem(question: Question): readonly ItemProblem[] {
  const messages = [...lintKeyLength(question), ...lintStem(question), ...lintOptions(question)];
  return messages.map((message) => ({ id: question.id, message }));
}

function lintKeyLength({ options }: Question): readonly string[] {
  const lengths = (correct: boolean) =>
    options.filter((option) => option.correct === correct).map(({ text }) => visibleText(text).length);
  const [key = 0] = lengths(true);
  const others = lengths(false);
  const mean = others.reduce((sum, length) => sum + length, 0) / others.length;
  if (key <= mean * keyLength.maxRatio || key - mean <= keyLength.ignoredDifference) return [];
  return [
    `The right option has ${key} characters, ${(key / mean).toFixed(2)} times the others' mean of ${Math.round(mean)} (limit ${keyLength.maxRatio}): shorten it or lengthen the others.`,
  ];
}

function lintStem({ stem }: Question): readonly string[] {
  return isQuietlyNegative(stem)
    ? ["The stem asks what isn't true: ask what is, or write NOT or EXCEPT in capitals."]
    : [];
}

function lintOptions({ options }: Question): readonly string[] {
  return options.flatMap(({ text, correct }) => {
    const prose = proseOnly(text);
    const found: string[] = [];
    if (pointsAtOptions.test(visibleText(text)))
      found.push(`"${text}" refers to other options, but options are shuffled: write what it claims.`);
    const absolute = prose.match(/\b(always|never)\b/i)?.[0];
    if (!correct && absolute !== undefined)
      found.push(`"${text}" gives itself away as wrong with "${absolute}": rephrase it.`);
    return found;
  });
}

const pointsAtOptions =
  /\b(?:all|none|any|both|neither|either) of the (?:above|options|answers|other options|other answers)\b|\b(?:both|neither|either|options?|answers?) [a-d] (?:and|or|nor) [a-d]\b|^[A-D] (?:and|&) [A-D]\.?$/i;

const auxiliary = "is|are|was|were|does|do|did|can|could|will|would|should|must|may|has|have";
const subordinate = "that|if|when|where|while|because|so|who|whose|although|unless|until|after|before";

/** "which … is not …", without a subordinate clause in between. */
const negatedMainClause = new RegExp(
  `\\b(?:[Ww]hich|[Ww]hat)\\b(?:(?!\\b(?:${subordinate})\\b)[^,;:?])*?\\b(?:${auxiliary})(?:n['’]t| not)\\b`,
);
/** "which … does a policy not cover?" */
const negatedAtTheEnd = new RegExp(
  `\\b(?:[Ww]hich|[Ww]hat)\\b.*\\b(?:${auxiliary}) (?:\\S+ ){1,4}not \\S+\\?$`,
);
const wholeSet = /\b(?:[Aa]ll|[Ee]very|[Ee]ach|[Aa]ny|[Ww]hich)\b/;

/** Checks the sentence that asks, not the description before it. */
function isQuietlyNegative(stem: string): boolean {
  const sentences = proseOnly(stem).split(/(?<=[.?!])\s+/);
  const asking = sentences.findLast((sentence) => sentence.endsWith("?")) ?? sentences.at(-1) ?? "";
  return negatedMainClause.test(asking) || negatedAtTheEnd.test(asking) || takesOneOut(asking);
}

/** "which of these are stable, except one?" */
function takesOneOut(sentence: string): boolean {
  const begin = sentence.search(wholeSet);
  return begin >= 0 && /\bexcept\b/.test(sentence.slice(begin));
}
