// What an option looks like, apart from what it means: the words and marks that can give the key away.
import type { Question } from "../../core/model.ts";
import { proseOnly, visibleText } from "../lint/visible-text.ts";
import { contentWords, splitWords, stemWord } from "../search/words.ts";

/** One option's surface. */
export interface Surface {
  readonly isKey: boolean;
  readonly values: Readonly<Record<SurfaceName, number>>;
}

const patterns = {
  negation: /\b(?:no|not|none|nothing|never|neither|nor|nowhere|without|cannot|\w+n['’]t)\b/gi,
  hedge:
    /\b(?:may|might|can|could|usually|often|sometimes|mostly|mainly|unless|possibly|perhaps|typically|generally|almost|about|default|likely|tend|tends|some)\b/gi,
  absolute: /\b(?:all|any|every|each|always|only|must|whole|entire|exactly|fully|both|just|same)\b/gi,
  joining: /\b(?:and|or|but|plus|while)\b/gi,
  reason: /\b(?:because|since|so|therefore|thus|hence)\b/gi,
  condition: /\b(?:if|when|unless|until|once|after|before|where)\b/gi,
  relative: /\b(?:that|which|who|whose)\b/gi,
  pronoun: /\b(?:it|its|they|their|them|this|these|those|he|she|you|your)\b/gi,
  article: /\b(?:a|an|the)\b/gi,
  preposition: /\b(?:of|in|on|to|from|for|by|with|at|into|through|over|per|as)\b/gi,
} as const;

/** Names of surface values, as reports show them. */
export type SurfaceName =
  | keyof typeof patterns
  | "digits"
  | "commas"
  | "other marks"
  | "code"
  | "capitals"
  | "length"
  | "words"
  | "long words"
  | "similarity"
  | "closest similarity"
  | "echo of the stem"
  | "echo of the code"
  | "shared first word"
  | "shared last word";

/** Reads the surfaces of a question's options. */
export function readSurfaces({ stem, code, options }: Question): readonly Surface[] {
  const visible = options.map(({ text }) => visibleText(text));
  const words = visible.map(splitWords);
  const stems = words.map(stemsOf);
  const asked = stemsOf(splitWords(visibleText(stem)));
  const shown = stemsOf(splitWords(code?.text ?? ""));
  const starts = words.map((some) => some[0]);
  const ends = words.map((some) => some.at(-1));
  return options.map(({ text, correct }, index) => {
    const seen = visible[index] ?? "";
    const spelled = words[index] ?? [];
    const own = stems[index] ?? new Set();
    const prose = proseOnly(text);
    const likeness = stems.filter((_, other) => other !== index).map((other) => jaccard(own, other));
    const marked = Object.entries(patterns).map(([name, pattern]) => [name, count(prose, pattern)] as const);
    return {
      isKey: correct,
      values: {
        ...(Object.fromEntries(marked) as Record<keyof typeof patterns, number>),
        digits: count(seen, /\d+/g),
        commas: count(prose, /,/g),
        "other marks": count(prose, /[;:()"“”–—/]/g),
        code: count(text, /`[^`]+`/g),
        capitals: count(prose.slice(1), /\b[A-Z]/g),
        length: seen.length,
        words: spelled.length,
        "long words": spelled.length === 0 ? 0 : spelled.join("").length / spelled.length,
        similarity: mean(likeness),
        "closest similarity": Math.max(0, ...likeness),
        "echo of the stem": share(own, asked),
        "echo of the code": share(own, shown),
        "shared first word": shareWith(starts, index),
        "shared last word": shareWith(ends, index),
      },
    };
  });
}

/** The stems of content words. */
function stemsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(contentWords(words).map(stemWord));
}

/** Counts matches of a global pattern. */
function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const size = a.union(b).size;
  return size === 0 ? 0 : a.intersection(b).size / size;
}

/** The share of `own` that `other` has, too. */
function share(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return own.size === 0 ? 0 : own.intersection(other).size / own.size;
}

/** The share of the others that are the same. */
function shareWith(parts: readonly (string | undefined)[], index: number): number {
  const same = parts.filter((part, other) => other !== index && part === parts[index]);
  return same.length / Math.max(1, parts.length - 1);
}
