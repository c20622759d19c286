// Item rules that one question can break by itself, after Haladyna, Downing and Rodriguez (shared/learning.md).
import type { Question } from "../../core/model.ts";
import { proseOnly, visibleText } from "./visible-text.ts";

/** What is wrong with one question. */
export interface ItemProblem {
  readonly id: string;
  readonly message: string;
}

/** A key may be this much longer than the mean distractor; a difference of a few characters tells nothing. */
const keyLength = { mostRatio: 1.25, ignoredDifference: 10 };

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
  if (key <= mean * keyLength.mostRatio || key - mean <= keyLength.ignoredDifference) return [];
  return [
    `The right option has ${key} characters, ${(key / mean).toFixed(2)} times the others' mean of ${Math.round(mean)} (at most ${keyLength.mostRatio}): shorten it or lengthen the others.`,
  ];
}

function lintStem({ stem }: Question): readonly string[] {
  return isQuietlyNegative(stem)
    ? ["The stem asks for what is not so: ask for what is, or write NOT or EXCEPT in capitals."]
    : [];
}

function lintOptions({ options }: Question): readonly string[] {
  return options.flatMap(({ text, correct }) => {
    const prose = proseOnly(text);
    const found: string[] = [];
    if (pointsAtOptions.test(visibleText(text)))
      found.push(`"${text}" speaks about other options: options are shuffled, write what it claims.`);
    const absolute = prose.match(/\b(always|never)\b/i)?.[0];
    if (!correct && absolute !== undefined)
      found.push(`"${text}" gives itself away as wrong by "${absolute}": say it without.`);
    return found;
  });
}

const pointsAtOptions =
  /\b(?:all|none|any|both|neither|either) of the (?:above|options|answers|other options|other answers)\b|\b(?:both|neither|either|options?|answers?) [a-d] (?:and|or|nor) [a-d]\b|^[A-D] (?:and|&) [A-D]\.?$/i;

const auxiliary = "is|are|was|were|does|do|did|can|could|will|would|should|must|may|has|have";
const subordinate = "that|if|when|where|while|because|so|who|whose|although|unless|until|after|before";

/** "which … is not …", as long as no subordinate clause begins in between. */
const negatedMainClause = new RegExp(
  `\\b(?:[Ww]hich|[Ww]hat)\\b(?:(?!\\b(?:${subordinate})\\b)[^,;:?])*?\\b(?:${auxiliary})(?:n['’]t| not)\\b`,
);
/** "which … does a policy not cover?" */
const negatedAtTheEnd = new RegExp(
  `\\b(?:[Ww]hich|[Ww]hat)\\b.*\\b(?:${auxiliary}) (?:\\S+ ){1,4}not \\S+\\?$`,
);
const wholeSet = /\b(?:[Aa]ll|[Ee]very|[Ee]ach|[Aa]ny|[Ww]hich)\b/;

/** Looks at the sentence that asks, not at the description before it. */
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
