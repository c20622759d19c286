// Moodle's GIFT in both directions, without loss for questions from our own exports.
import type { ReportLine } from "../read/page-sections.ts";
import type { Finding, Path } from "../read/problem.ts";
import {
  type ExchangeFormat,
  type ImportedQuestion,
  type ImportReading,
  present,
  readNumber,
} from "./exchange.ts";
import { type GiftBlock, splitBlocks } from "./gift-blocks.ts";
import { isNote, readNotes } from "./gift-notes.ts";
import { type GiftQuestion, readGiftQuestion } from "./gift-question.ts";
import { writeGift } from "./gift-write.ts";

/** The GIFT format. */
export const gift: ExchangeFormat = { title: "GIFT", read: readGift, write: writeGift };

/** The last part of the category above a question. */
interface Category {
  readonly concept: string;
  readonly line: number;
}

/** Reads questions with one right option, and reports other kinds as problems. */
function readGift(text: string): ImportReading {
  const problems: { line: number; message: string }[] = [];
  const report: ReportLine = (line, message) => problems.push({ line, message });
  const questions: ImportedQuestion[] = [];
  let category: Category | undefined;
  for (const block of splitBlocks(text)) {
    const [first, second] = block.rows;
    if (first === undefined) {
      for (const { line, text } of block.comments)
        if (isNote(text)) report(line, "A note without its question: remove the blank line between them.");
    } else if (first.text.trim().startsWith("$CATEGORY:")) {
      category = {
        concept: toSlug(first.text.split("/").at(-1)?.replace("$CATEGORY:", "") ?? ""),
        line: first.line,
      };
      if (second !== undefined) report(second.line, "Put a blank line between $CATEGORY and the question.");
    } else {
      const question = readGiftQuestion(block.rows, report);
      if (question !== undefined) questions.push(assemble(question, block, category, report));
    }
  }
  if (questions.length === 0 && problems.length === 0) report(1, "This file has no questions: add one.");
  return { questions, problems };
}

function assemble(
  { name, text, options, explanation, lines, reported }: GiftQuestion,
  { comments, rows }: GiftBlock,
  category: Category | undefined,
  report: ReportLine,
): ImportedQuestion {
  const notes = readNotes(comments, report);
  for (const number of notes.concepts.keys())
    if (options[number - 1] === undefined)
      report(
        notes.lines.get(`option ${number} concept`) ?? 1,
        `Option ${number} doesn't exist: fix the note.`,
      );
  const [, stem = text, language, code] = /^([^\n]*)\n\n```(\w*)\n([\s\S]*)\n```$/.exec(text) ?? [];
  const note = (key: string) => notes.values.get(key);
  const value = present({
    id: notes.id ?? (name && nameToId(name, category?.concept)),
    version: readNumber(note("version") ?? "1"),
    concept: category?.concept,
    difficulty: note("difficulty") && readNumber(note("difficulty") ?? ""),
    stem,
    code: code === undefined ? undefined : { language, text: code },
    options: options.map((option, index) => present({ ...option, concept: notes.concepts.get(index + 1) })),
    explanation,
    hint: note("hint"),
    sources: note("sources")?.split(/\s+/),
    kubernetes: note("kubernetes"),
    changes: notes.changes,
  });
  const start = rows[0]?.line ?? 1;
  const place = (path: Path) => {
    if (reported.has(path.join("."))) return undefined;
    const { name, keys } = describe(path);
    const line = keys
      .map((key) => notes.lines.get(key) ?? lines.get(key))
      .find((found) => found !== undefined);
    return { name, line: (path[0] === "concept" && category?.line) || (line ?? start) };
  };
  return { value, place, advise };
}

/** Replaces the schema's advice about YAML with advice about GIFT. */
function advise({ path, message }: Finding): string {
  const [key] = path;
  if (message.startsWith("Missing")) return message;
  if (key === "kubernetes") return "Not a version: write it as 1.37, without v or patch number.";
  if (key === "options" && path.length === 1 && message.startsWith("No option"))
    return 'No option is right: start the right one with "=".';
  return message.replace(', or fold it with ">-"', "");
}

/** A part's name in GIFT, and the keys to look up its line. */
function describe(path: Path): { readonly name: string; readonly keys: readonly string[] } {
  const [key, index, inner] = path.map(String);
  if (key === undefined) return { name: "", keys: [] };
  if (key === "options" && index !== undefined) {
    const option = `option ${Number(index) + 1}`;
    if (inner === "concept") return { name: `// kubedrill: ${option} concept`, keys: [`${option} concept`] };
    return { name: inner === "why" ? `${option}, its feedback (#)` : option, keys: [`options.${index}`] };
  }
  if (key === "changes") return { name: "// kubedrill: change", keys: [`changes.${index}`, "changes.0"] };
  return { name: names[key] ?? `// kubedrill: ${key}`, keys: key === "code" ? ["stem"] : [key] };
}

const names: Readonly<Record<string, string>> = {
  id: "its name (::…::)",
  concept: "$CATEGORY",
  stem: "the question's text",
  code: "the code in the question's text",
  options: 'options ("=" right, "~" wrong)',
  explanation: "general feedback (####)",
};

/** Turns a name into an ID: a slug that starts with the concept's slug. */
function nameToId(name: string, concept: string | undefined): string {
  const slug = toSlug(name);
  return concept === undefined || slug.startsWith(`${concept}-`) ? slug : `${concept}-${slug}`;
}

function toSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
