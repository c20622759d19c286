// A file of questions, changed as an author would: what stands in it and is not touched keeps its form and comments.
import { isDeepStrictEqual } from "node:util";
import { Document, isMap, isSeq, parse, parseDocument } from "yaml";
import type { Question } from "../../core/model.ts";

/** What stands in a file: everything but the topic, which is the concept's. */
type FiledQuestion = Omit<Question, "topic">;

/** One question in the form of docs/authoring.md; ends with a line break. */
function writeQuestionYaml(question: FiledQuestion): string {
  const document = new Document([filedForm(question)]);
  const sources = document.getIn([0, "sources"]);
  if (isSeq(sources)) sources.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * The file with `added` behind its questions and `replaced` in the places of their ids. Undefined where the file is
 * not written as a plain list that begins each question with "- " at the line's begin.
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
  return holdsJust(merged, wanted) ? merged.replaceAll("\n", lineEnd) : undefined;
}

/** The keys in the order of docs/authoring.md; what is absent or the default is left out. */
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
  };
}

/** From the line of its "- " up to where its text ends. */
function findItem(source: string, id: string) {
  const list = parseDocument(source, { logLevel: "error" }).contents;
  if (!isSeq(list)) return undefined;
  const index = list.items.findIndex((item) => isMap(item) && item.toJSON().id === id);
  const item = list.items[index];
  if (item === undefined) return undefined;
  const start = source.lastIndexOf("\n", item.range[0]) + 1;
  return { index, start, end: item.range[1] };
}

function holdsJust(source: string, wanted: unknown): boolean {
  try {
    return isDeepStrictEqual(parse(source, { logLevel: "error" }), wanted);
  } catch {
    return false;
  }
}
