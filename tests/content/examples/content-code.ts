// Collects the content's code: blocks in pages and questions, and inline code in their texts.
import { loadContent } from "../../../src/content/load.ts";
import type { Code, Curriculum } from "../../../src/core/model.ts";

/** The repository's own content folder. */
export const contentFolder = `${import.meta.dirname}/../../../content`;

/** A block of code, and the slug or question ID that it belongs to. */
export interface Block extends Code {
  readonly owner: string;
}

/** A piece of code inside a sentence. */
export interface Inline {
  readonly owner: string;
  readonly text: string;
}

/** The repository's curriculum. Throws the loader's problems if it doesn't load. */
export function loadOwnContent(): Curriculum {
  const loading = loadContent(contentFolder);
  if (loading.ok) return loading.curriculum;
  const lines = loading.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
  throw new Error(`The content does not load:\n${lines.join("\n")}`);
}

/** Every block, in teaching order. */
export function listBlocks({ concepts, questions }: Curriculum): readonly Block[] {
  return [
    ...[...concepts.values()].map(({ slug, example }) => ({ owner: slug, ...example })),
    ...[...questions.values()].flatMap(({ id, code }) =>
      code === undefined ? [] : [{ owner: id, ...code }],
    ),
  ];
}

/** Every piece of inline code, in teaching order. */
export function listInlineCode({ concepts, questions }: Curriculum): readonly Inline[] {
  const ofPages = [...concepts.values()].flatMap(({ slug, summary, text, facts, pitfalls }) =>
    findInlineCode(slug, [summary, text, ...facts, ...pitfalls]),
  );
  const ofQuestions = [...questions.values()].flatMap(({ id, stem, options, explanation, hint = "" }) =>
    findInlineCode(id, [stem, explanation, hint, ...options.flatMap(({ text, why }) => [text, why])]),
  );
  return [...ofPages, ...ofQuestions];
}

function findInlineCode(owner: string, texts: readonly string[]): readonly Inline[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => ({ owner, text: code })),
  );
}
