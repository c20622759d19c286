// How the content carries the notes that it was made from: coverage.yaml, read, checked and shown as COVERAGE.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { Curriculum } from "../../core/model.ts";
import { findingsOf, type Problem, placeFinding, sortProblems } from "../read/problem.ts";
import { explainIssue } from "../read/schema-messages.ts";
import { readYaml } from "../read/yaml-source.ts";
import { createCoverageSchema } from "./coverage-schema.ts";

/** The notes cut into statements, section by section, and the places where they are wrong or out of date. */
export type Coverage = Readonly<z.infer<ReturnType<typeof createCoverageSchema>>>;

export type CoverageLoading =
  | { readonly ok: true; readonly coverage: Coverage; readonly problems: readonly [] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const fileName = "coverage.yaml";

/** Reads coverage.yaml of a content folder and checks it against its curriculum; tells every problem at once. */
export function loadCoverage(folder: string, curriculum: Curriculum): CoverageLoading {
  const source = readSource(folder);
  if (source === undefined)
    return refuse([
      { file: fileName, line: 1, message: "This file cannot be read: add it, or make it readable." },
    ]);
  const reading = readYaml(source);
  if (!reading.ok) return refuse(reading.errors.map((error) => ({ file: fileName, ...error })));
  const parsed = createCoverageSchema(curriculum).safeParse(reading.value, { error: explainIssue });
  if (parsed.success) return { ok: true, coverage: parsed.data, problems: [] };
  return refuse(findingsOf(parsed.error).map((found) => placeFinding(fileName, reading.locate, found)));
}

/** COVERAGE.md: a table for each section of the notes and one of the errata; ends with a line break. */
export function renderCoverage({ sections, errata }: Coverage, curriculum: Curriculum): string {
  const { concepts, questions } = curriculum;
  const linkConcept = (slug: string) => {
    const { title = slug, topic = "" } = concepts.get(slug) ?? {};
    return `[${plain(title)}](concepts/${topic}/${slug}.md)`;
  };
  const linkQuestion = (id: string) => {
    const { topic = "", concept = "" } = questions.get(id) ?? {};
    return `[${id}](questions/${topic}/${concept}.yaml)`;
  };
  const titles = new Map(curriculum.topics.map(({ slug, title }) => [slug, title]));
  const statements = sections.flatMap((section) => section.statements);
  const used = (pick: (statement: (typeof statements)[number]) => readonly string[]) =>
    new Set(statements.flatMap(pick)).size;

  const summary = `${statements.length} statements of the notes are carried by ${used(
    ({ concepts }) => concepts,
  )} of ${concepts.size} concepts and ${used(({ questions }) => questions)} of ${questions.size} questions; ${
    errata.length
  } errata are corrected.`;
  return [
    "# Coverage",
    "",
    "Written by `kubedrill content coverage` from `coverage.yaml`: change that file, not this one.",
    "",
    summary,
    ...sections.flatMap(({ section, topic, statements }) => [
      "",
      `## ${plain(section)}`,
      "",
      `Topic: ${plain(titles.get(topic) ?? topic)}.`,
      "",
      "| The notes say | Concepts | Questions |",
      "| --- | --- | --- |",
      ...statements.map(({ says, concepts, questions }) =>
        row(plain(says), concepts.map(linkConcept).join(", "), questions.map(linkQuestion).join(", ")),
      ),
    ]),
    "",
    "## Errata",
    "",
    "| # | The notes say | The page says | Pages |",
    "| --- | --- | --- | --- |",
    ...errata.map(({ number, title, quote, concepts }) =>
      row(String(number), plain(title), quote, concepts.map(linkConcept).join(", ")),
    ),
    "",
  ].join("\n");
}

function readSource(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, fileName), "utf8").replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}

function refuse(problems: readonly Problem[]): CoverageLoading {
  return { ok: false, problems: sortProblems(problems) };
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Keeps `<NodeIP>` from being read as a tag. */
function plain(text: string): string {
  return text.replaceAll("<", "\\<");
}
