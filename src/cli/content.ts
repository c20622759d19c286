// kubedrill content check and content export.
import { existsSync } from "node:fs";
import { runCueModel } from "../content/cues/cue-model.ts";
import { cueSummary, cueText } from "../content/cues/cue-text.ts";
import { findSingleCues, measureRules } from "../content/cues/single-cues.ts";
import { writeAnki } from "../content/exchange/anki.ts";
import { csv } from "../content/exchange/csv.ts";
import { gift } from "../content/exchange/gift.ts";
import { describeDueFacts, listDueFacts } from "../content/freshness.ts";
import { checkIds, readIds } from "../content/ids.ts";
import { lintCurriculum } from "../content/lint/lint.ts";
import { type Loading, loadContent } from "../content/load.ts";
import { type Problem, sortProblems } from "../content/read/problem.ts";
import type { Curriculum } from "../core/model.ts";
import { describeProblems, loadCurriculum } from "../load-curriculum.ts";
import { SetupError } from "../ports/errors.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";
import { writeFiles } from "./write-files.ts";

export const contentCheck: CliCommand = {
  name: "content check",
  takes: "[--cues [topic or question] | --due version]",
  description:
    "Check the content; every problem with file, line and what to do, exit code 1 where there is one",
  flags: ["cues", "due"],
  async run({ words, flags, config }) {
    if (flags.has("due")) return checkDue(words, flags, config().content);
    if (!flags.has("cues")) refuseWords("content check", words);
    const folder = config().content;
    const loaded = loadContent(folder);
    const problems = findProblems(folder, loaded);
    if (problems.length > 0) {
      console.error(describeProblems(problems));
      return 1;
    }
    if (loaded.ok) {
      const { topics, concepts, questions } = loaded.curriculum;
      console.log(
        `${topics.length} topics, ${concepts.size} concepts and ${questions.size} questions: no problems.`,
      );
      reportCues(loaded.curriculum, flags.has("cues") ? words : undefined);
    }
    return 0;
  },
};

/** Lists the facts that a version can change. */
function checkDue(words: readonly string[], flags: ReadonlySet<string>, folder: string): number {
  const [version = "", ...more] = words;
  if (flags.has("cues") || more.length > 0 || !/^\d+\.\d+$/.test(version))
    throw new UsageError("content check --due needs one version, such as: content check --due 1.38");
  console.log(describeDueFacts(listDueFacts(loadCurriculum(folder), version), version));
  return 0;
}

/** Prints what the options' form gives away: one line, or with `names` a report on those topics and questions. */
function reportCues({ topics, questions }: Curriculum, names: readonly string[] | undefined): void {
  const all = [...questions.values()];
  if (all.length === 0) return;
  const report = runCueModel(all);
  console.log(cueSummary(report));
  if (names === undefined) return;
  const unknown = names.find((name) => !questions.has(name) && topics.every(({ slug }) => slug !== name));
  if (unknown !== undefined)
    throw new UsageError(`"${unknown}" isn't a topic or a question. Use a slug of topics.yaml or an ID.`);
  const chosen = all.filter(
    ({ id, topic }) => names.length === 0 || names.includes(id) || names.includes(topic),
  );
  console.log(`\n${cueText(report, measureRules(all), findSingleCues(all), chosen)}`);
}

function findProblems(folder: string, loaded: Loading): readonly Problem[] {
  if (!loaded.ok) return loaded.problems;
  const { curriculum, locate } = loaded;
  const ids = readIds(folder);
  return sortProblems([
    ...lintCurriculum(curriculum, locate),
    ...(ids === undefined ? [] : checkIds(ids, curriculum, locate)),
  ]);
}

const exporters: Readonly<Record<string, (curriculum: Curriculum) => string>> = {
  json: writeJson,
  anki: writeAnki,
  gift: gift.write,
  csv: csv.write,
};

export const contentExport: CliCommand = {
  name: "content export",
  takes: "--json | --anki | --gift | --csv [file]",
  description:
    "Print the content: all of it as JSON, or its questions for Anki (text import), Moodle (GIFT) or spreadsheets",
  flags: Object.keys(exporters),
  async run({ words: [file, ...more], flags, config }) {
    const [format, ...others] = [...flags];
    const write = format === undefined ? undefined : exporters[format];
    if (write === undefined || others.length > 0)
      throw new UsageError("content export needs a format: --json, --anki, --gift or --csv");
    if (more.length > 0) throw new UsageError("content export takes at most one file to write.");
    const curriculum = loadCurriculum(config().content);
    const text = write(curriculum);
    if (file === undefined) {
      await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
      return 0;
    }
    if (existsSync(file))
      throw new SetupError(`${file} exists already. Choose another name: an export overwrites nothing.`);
    writeFiles([{ path: file, text }]);
    console.log(`Wrote ${curriculum.questions.size} questions to ${file}.`);
    return 0;
  },
};

function writeJson({ topics, exams, concepts, questions }: Curriculum): string {
  return `${JSON.stringify({ topics, exams, concepts: [...concepts.values()], questions: [...questions.values()] })}\n`;
}

function refuseWords(name: string, words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`${name} takes no words; it was given “${words.join(" ")}”.`);
}
