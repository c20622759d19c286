// A concept's question file with a new question at its end.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { nearest } from "../app/command/nearest.ts";
import { questionSchema } from "../content/read/schema.ts";
import { explainIssue } from "../content/read/schema-messages.ts";
import { SetupError } from "../ports/errors.ts";
import { type Outline, readOutline } from "./content-outline.ts";
import { questionTemplate } from "./templates.ts";
import type { FileWrite } from "./write-files.ts";

/**
 * The ID starts with the concept's slug, which `wanted` can omit. If `wanted` is empty, the author completes the ID.
 * @throws SetupError if the concept doesn't exist or the question does
 */
export function newQuestionFile(
  folder: string,
  concept: string,
  wanted = "",
): { readonly file: FileWrite; readonly said: string } {
  const outline = readOutline(folder);
  const topic = outline.pages.get(concept);
  if (topic === undefined) throw new SetupError(explainConcept(outline, concept));
  const id = wanted.startsWith(`${concept}-`) ? wanted : `${concept}-${wanted}`;
  checkId(outline, concept, id, wanted);

  const path = `questions/${topic}/${concept}.yaml`;
  const before = existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : "";
  const lineEnd = before.includes("\r\n") ? "\r\n" : "\n";
  const count = outline.questions.filter((question) => question.concept === concept).length;
  const template = questionTemplate({ id, concept, keyPlace: (count + 1) % 4 });
  const kept = before.trimEnd();
  const text = `${kept}${kept === "" ? "" : "\n\n"}${template}`.replace(/\r?\n/g, lineEnd);
  if (countItems(text) !== countItems(kept) + 1)
    throw new SetupError(
      `${path} cannot be added to: it must be a list with "- id:" at the start of a line for each question.`,
    );
  const line = text.split("\n").length - template.split("\n").length + 1;
  return {
    file: { path: join(folder, path), text },
    said: `Wrote a question into ${join(folder, path)}:${line}.`,
  };
}

function checkId({ questions, isRetired }: Outline, concept: string, id: string, wanted: string): void {
  const standing = questions.find((question) => question.id === id);
  if (standing !== undefined)
    throw new SetupError(
      wanted === ""
        ? `A question of “${concept}” waits for its id at ${standing.file}:${standing.line}: finish it first.`
        : `There is a question “${id}” already: ${standing.file}:${standing.line}.`,
    );
  if (wanted === "") return;
  const parsed = questionSchema.shape.id.safeParse(id, { error: explainIssue });
  if (!parsed.success)
    throw new SetupError(
      `“${id}” cannot be an id. ${parsed.error.issues.map(({ message }) => message).join(" ")}`,
    );
  if (isRetired("question", id))
    throw new SetupError(
      `“${id}” was the id of a question that is gone: ids are never reused, choose another.`,
    );
}

function explainConcept({ topics, pages }: Outline, concept: string): string {
  const near = nearest(concept, [...pages.keys()]);
  const lists = topics.map(({ slug, concepts }) => `  ${slug}: ${concepts.join(", ")}`);
  return [
    `There is no concept “${concept}”.${near === undefined ? "" : ` Did you mean “${near}”?`} There are:`,
    ...lists,
    `“kubedrill content new concept <topic>/${concept}” begins one.`,
  ].join("\n");
}

/** The number of questions in a file; -1 if it isn't a list. */
function countItems(source: string): number {
  if (source === "") return 0;
  try {
    const list: unknown = parse(source, { logLevel: "error" });
    return Array.isArray(list) ? list.length : -1;
  } catch {
    return -1;
  }
}
