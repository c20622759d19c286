// The real messages of the gallery, made by the app's views from the real content, and from the longest allowed.

import { limits } from "../../../src/content/read/schema.ts";
import type { GalleryMessage } from "../../../src/gallery/gallery-message.ts";
import { galleryMessages, questionMessages } from "../../../src/gallery/messages.ts";
import { curriculum } from "../app.ts";
import { makeConcept } from "../make-concept.ts";
import { makeQuestion } from "../make-question.ts";

/** Everything as long as the content's schema and lint allow at once. */
const longestQuestion = makeQuestion({
  id: `clusterip-${"x".repeat(50)}`,
  stem: words(limits.stem),
  code: { language: "yaml", text: codeOf(limits.code) },
  options: [true, false, false, false].map((correct) => ({
    text: words(limits.option),
    correct,
    why: words(limits.why),
  })),
  explanation: words(limits.explanation),
  sources: [source(1)],
});

const longestConcept = makeConcept({
  title: words(limits.title),
  summary: words(limits.summary),
  text: words(limits.text),
  facts: Array.from({ length: limits.factCount.maximum }, () => words(limits.fact)),
  example: { language: "yaml", text: codeOf(limits.code) },
  pitfalls: Array.from({ length: limits.pitfallCount.maximum }, () => words(limits.pitfall)),
  sources: Array.from({ length: limits.sourceCount.maximum }, (_, index) => source(index)),
  confusedWith: ["nodeport", "headless-service"],
  related: ["service", "endpointslice", "externalname"],
});

export const realMessages: readonly GalleryMessage[] = galleryMessages(curriculum);

export const longMessages: readonly GalleryMessage[] = questionMessages(
  "longest",
  longestQuestion,
  longestConcept,
  curriculum,
);

/** Text of exactly so many characters, with marks. */
function words(length: number): string {
  return "A `Service` keeps **one** virtual IP, and its Pods come and go. "
    .repeat(20)
    .slice(0, length - 3)
    .concat(" b.");
}

function codeOf(length: number): string {
  return `${"x".repeat(limits.codeLine)}\n`.repeat(20).slice(0, length);
}

function source(index: number): string {
  return `https://kubernetes.io/docs/${String(index).padEnd(limits.source - 27, "y")}`;
}
