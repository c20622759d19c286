// Edits a file of questions as an author would: untouched questions keep their format and comments.
import { isDeepStrictEqual } from "node:util";
import { Document, isMap, isSeq, parse, parseDocument } from "yaml";
import type { Question } from "../../core/model.ts";

/** A question as it is in a file: without the topic, which is its concept's. */
type FiledQuestion = Omit<Question, "topic">;

/** One question in the format of docs/authoring.md. */
function writeQuestionYaml(question: FiledQuestion): string {
  const document = new Document([filedForm(question)]);
  const sources = document.getIn([0, "sources"]);
  if (isSeq(sources)) sources.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * Appends `added` to the file's questions, and puts `replaced` where their IDs are. Undefined if the file isn't a plain
 * list in which each question starts with "- " at the beginning of a line.
 */
export function mergeQuestions(
  file: string,
  added: readonly FiledQuestion[],
  replaced: readonly FiledQuestion[],
): string | undefined {
  const lineEnd = file.includes("\r\n") ? "\r\n" : "\n";
  let source = file.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const expected: unknown[] = source.trim() === "" ? [] : parse(source);
  for (const question of replaced) {
    const range = findItem(source, question.id);
    if (range === undefined) return undefined;
    source = source.slice(0, range.start) + writeQuestionYaml(question) + source.slice(range.end);
    expected[range.index] = filedForm(question);
  }
  const blocks = [source.trimEnd(), ...added.map((question) => writeQuestionYaml(question).trimEnd())];
  const merged = `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
  const wanted = [...expected, ...added.map(filedForm)];
  return hasExactly(merged, wanted) ? merged.replaceAll("\n", lineEnd) : undefined;
}

/** The keys in the order of docs/authoring.md, without missing and default values. */
function filedForm(question: FiledQuestion): object {
  const { id, version, concept, difficulty, stem, code, options, explanation, hint } = question;
  return {
    id,
    version,
    concept,
    difficulty,
    stem,
    ...(code && { code: { language: code.language, text: `${code.text}\n` } }),
    options: options.map(({ text, correct, why, concept }) => ({
      text,
      ...(correct && { correct }),
      why,
      ...(concept !== undefined && { concept }),
    })),
    explanation,
    ...(hint !== undefined && { hint }),
    sources: [...question.sources],
    kubernetes: question.kubernetes,
    ...(question.changes.length > 0 && { changes: question.changes.map((change) => ({ ...change })) }),
    ...notesOf(question),
  };
}

/** What a question carries for authors and the chooser. Exchange formats don't have it. */
export function notesOf({ siblings, recheckAt, checked }: FiledQuestion) {
  return {
    ...(siblings && { siblings: [...siblings] }),
    ...(recheckAt && { recheckAt: { ...recheckAt } }),
    ...(checked && { checked: [...checked] }),
  };
}

/** The range of a question, from the line of its "- " to the end of its text. */
function findItem(source: string, id: string) {
  const list = parseDocument(source, { logLevel: "error" }).contents;
  if (!isSeq(list)) return undefined;
  const index = list.items.findIndex((item) => isMap(item) && item.toJSON().id === id);
  const item = list.items[index];
  if (item === undefined) return undefined;
  const start = source.lastIndexOf("\n", item.range[0]) + 1;
  return { index, start, end: item.range[1] };
}

function hasExactly(source: string, wanted: unknown): boolean {
  try {
    return isDeepStrictEqual(parse(source, { logLevel: "error" }), wanted);
  } catch {
    return false;
  }
}
