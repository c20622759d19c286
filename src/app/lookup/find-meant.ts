// What words mean: a concept, a topic, two concepts, or nothing that's clear.
import type { Curriculum, Topic } from "../../core/model.ts";
import type { Answer, Hit, LookUp } from "../../ports/look-up.ts";
import { isNameOf } from "../option/read-topics.ts";

/** A first hit that isn't named is taken as meant when it scores this many times the second. */
const CLEARLY_AHEAD = 1.1;
const SUGGESTIONS = 3;

export type Meant =
  | { readonly type: "pair"; readonly pair: readonly [Hit, Hit] }
  /** `named`: the words are one of its names. */
  | { readonly type: "concept"; readonly slug: string; readonly named: boolean }
  | { readonly type: "topic"; readonly topic: Topic }
  | { readonly type: "several" | "closest" | "nothing"; readonly answer: Answer };

/** A concept's own name comes before a topic's, and a topic's name before a page that only contains the words. */
export function findMeant(
  words: string,
  { lookUp, curriculum }: { readonly lookUp: LookUp; readonly curriculum: Curriculum },
): Meant {
  const pair = lookUp.compare(words);
  if (pair !== undefined) return { type: "pair", pair };
  const answer = lookUp.answer(words, SUGGESTIONS);
  const [best] = answer.hits;
  const topic = curriculum.topics.find((one) => isNameOf(words, one));
  if (topic !== undefined && !(answer.isSure && best?.score === 1)) return { type: "topic", topic };
  if (best === undefined) return { type: "nothing", answer };
  if (!answer.isSure) return { type: "closest", answer };
  const named = isNamed(answer.hits);
  return named || isClear(answer.hits)
    ? { type: "concept", slug: best.slug, named }
    : { type: "several", answer };
}

function isNamed([best, second]: readonly Hit[]): boolean {
  return best?.score === 1 && (second === undefined || second.score < 1);
}

function isClear([best, second]: readonly Hit[]): boolean {
  return best !== undefined && (second === undefined || best.score >= CLEARLY_AHEAD * second.score);
}
