// kubedrill content new, import, and ids: the authors' commands that write files.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { csv } from "../content/exchange/csv.ts";
import { decodeText } from "../content/exchange/decode-text.ts";
import { gift } from "../content/exchange/gift.ts";
import { planImport } from "../content/exchange/plan-import.ts";
import { checkIds, idsFile, readIds, updateIds } from "../content/ids.ts";
import { loadContent } from "../content/load.ts";
import { describeProblems } from "../load-curriculum.ts";
import { SetupError } from "../ports/errors.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";
import { newConceptFiles } from "./new-concept.ts";
import { newQuestionFile } from "./new-question.ts";
import { writeFiles } from "./write-files.ts";

export const contentNewConcept: CliCommand = {
  name: "content new concept",
  takes: "<topic>/<slug> [title…]",
  description: "Start a concept page: write a template and list the concept in topics.yaml",
  async run({ words: [address, ...title], config }) {
    const [topic = "", slug = "", ...more] = (address ?? "").split("/");
    if (topic === "" || slug === "" || more.length > 0)
      throw new UsageError(
        "content new concept needs a topic and a slug, such as: content new concept services/nodeport",
      );
    const folder = config().content;
    const { files, said } = newConceptFiles(folder, topic, slug, title.join(" "));
    writeFiles(files);
    console.log(`${said}\n${next}`);
    return 0;
  },
};

export const contentNewQuestion: CliCommand = {
  name: "content new question",
  takes: "<concept> [id]",
  description: "Start a question: write a template below the concept's other questions",
  async run({ words: [concept, id, ...more], config }) {
    if (concept === undefined || more.length > 0)
      throw new UsageError(
        "content new question needs a concept, and may have an id: content new question nodeport default-range",
      );
    const { file, said } = newQuestionFile(config().content, concept, id);
    writeFiles([file]);
    console.log(`${said}\n${next}`);
    return 0;
  },
};

const next = 'Fill in the blanks. "kubedrill content check" lists what is missing.';

export const contentImport: CliCommand = {
  name: "content import",
  takes: "--gift | --csv <file>",
  description: "Import questions from Moodle GIFT or CSV: all of them, or none with every problem",
  flags: ["gift", "csv"],
  async run({ words: [file, ...more], flags, config }) {
    const formats = [...(flags.has("gift") ? [gift] : []), ...(flags.has("csv") ? [csv] : [])];
    const [format] = formats;
    if (format === undefined || formats.length > 1)
      throw new UsageError("content import needs a format: --gift or --csv");
    if (file === undefined || more.length > 0)
      throw new UsageError("content import needs one file, such as: content import --csv questions.csv");
    const folder = config().content;
    const decoded = decodeText(readBytes(file));
    const plan = decoded.ok
      ? planImport(folder, file, format.read(decoded.text))
      : { ok: false as const, problems: [{ file, line: decoded.line, message: decoded.message }] };
    if (!plan.ok) {
      console.error(`${describeProblems(plan.problems)}\nNothing was imported and nothing was changed.`);
      return 1;
    }
    writeFiles(plan.files.map(({ file, text }) => ({ path: join(folder, file), text })));
    const counts = [
      `${plan.added.length} added`,
      `${plan.replaced.length} replaced by a newer version`,
      `${plan.same.length} unchanged`,
    ];
    console.log(
      [`${basename(file)}: ${counts.join(", ")}.`, ...plan.files.map(({ file }) => `  ${file}`)].join("\n"),
    );
    if (plan.files.length > 0) console.log(afterImport(folder));
    return 0;
  },
};

function afterImport(folder: string): string {
  const recording = existsSync(join(folder, idsFile))
    ? ' Then "kubedrill content ids" records the new IDs.'
    : "";
  return `Next: "kubedrill content check" checks the new questions.${recording}`;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SetupError(
      code === "ENOENT" ? `There is no file ${file} to import.` : `${file} cannot be read (${code}).`,
    );
  }
}

export const contentIds: CliCommand = {
  name: "content ids",
  takes: "",
  description: `Record new slugs and IDs in ${idsFile}, and mark removed ones as retired`,
  async run({ words, config }) {
    if (words.length > 0)
      throw new UsageError(`content ids takes no words; it was given “${words.join(" ")}”.`);
    const folder = config().content;
    const loaded = loadContent(folder);
    const reading = readIds(folder) ?? { records: [], problems: [] };
    const update = loaded.ok ? updateIds(reading.records, loaded.curriculum) : undefined;
    const problems = loaded.ok
      ? checkIds(
          { ...reading, records: [...reading.records, ...(update?.recorded ?? [])] },
          loaded.curriculum,
          loaded.locate,
        )
      : loaded.problems;
    if (update === undefined || problems.length > 0) {
      console.error(`${describeProblems(problems)}\nNothing was recorded.`);
      return 1;
    }
    writeFiles([{ path: join(folder, idsFile), text: update.text }]);
    console.log(`${update.recorded.length} new, ${update.retired.length} newly retired.`);
    if (update.retired.length > 0)
      console.log(
        `Retired permanently: ${update.retired.map(({ id }) => id).join(", ")}.\n` +
          `To reuse one that was never published, delete its line from ${join(folder, idsFile)}.`,
      );
    return 0;
  },
};
