// Files of questions and pages that were damaged, or made to damage: every reader says what is wrong, and lives.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csv } from "../../../src/content/exchange/csv.ts";
import { decodeText } from "../../../src/content/exchange/decode-text.ts";
import { gift } from "../../../src/content/exchange/gift.ts";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { readConcept, readQuestions } from "../../../src/content/read/read-entries.ts";
import { questionSchema } from "../../../src/content/read/schema.ts";
import type { Question } from "../../../src/core/model.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { exampleFolder } from "../../content/example-copy.ts";
import { curriculum } from "../../support/app.ts";
import { root } from "../../support/kubedrill-process.ts";
import { fastest } from "../fastest.ts";
import { type Chance, createChance } from "./chance.ts";
import { checkReply } from "./check-reply.ts";

/** Ms that reading one file of a few questions may take. */
const LIMIT = 50;

const few = {
  ...curriculum,
  questions: new Map([...curriculum.questions].filter((_, index) => index % 90 === 0)),
};
const content = (path: string) => readFileSync(join(root, "content", path), "utf8");
const moodle = readFileSync(join(root, "tests/content/exchange/cases/html-entities.gift"), "utf8");

const file = { file: "x", topic: "services", slug: "nodeport" };

interface Read {
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly questions: readonly unknown[];
}

function readYaml(read: (report: (problem: Read["problems"][number]) => void) => readonly unknown[]): Read {
  const problems: Read["problems"][number][] = [];
  const questions = read((problem) => problems.push(problem));
  return { problems, questions };
}

const readers: readonly (readonly [name: string, text: string, read: (text: string) => Read])[] = [
  ["CSV", csv.write(few), (text) => toRead(csv.read(text))],
  ["GIFT", gift.write(few), (text) => toRead(gift.read(text))],
  ["GIFT of Moodle", moodle, (text) => toRead(gift.read(text))],
  [
    "a file of questions",
    content("questions/services/nodeport.yaml"),
    (source) =>
      readYaml((report) => readQuestions({ ...file, source }, report).flatMap(({ value }) => value ?? [])),
  ],
  [
    "a page",
    content("concepts/services/nodeport.md"),
    (source) => readYaml((report) => [readConcept({ ...file, source }, report)].flatMap(() => [])),
  ],
];

function toRead({ questions, problems }: ReturnType<typeof csv.read>): Read {
  return { problems, questions: questions.map(({ value }) => value) };
}

/** Damages so many files. @throws an error that names the seed, the case and the file */
export async function runImports(seed: number, cases: number): Promise<void> {
  const chance = createChance(seed);
  for (let index = 0; index < cases; index++) {
    const [name, whole, read] = chance.of(readers);
    const text = damaged(chance, whole);
    try {
      await checkRead(text, read);
      if (index % 100 === 0 && name !== "a page") checkPlan(text);
    } catch (error) {
      throw new Error(`Seed ${seed}, case ${index}, ${name}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
}

async function checkRead(text: string, read: (text: string) => Read): Promise<void> {
  const { problems, questions } = read(text);
  const lines = text.split(/\r\n?|\n/).length;
  for (const { line, message } of problems)
    if (!(line >= 1 && line <= lines + 1) || message === "" || /undefined|\[object/.test(message))
      throw new Error(`A problem is reported as ${line}: ${message}`);
  const ms = fastest(LIMIT, () => read(text));
  if (ms > LIMIT) throw new Error(`It took ${ms.toFixed()} ms.`);
  for (const question of questions) await checkShown(question);
}

/** What the schema takes, every platform shows. */
async function checkShown(value: unknown): Promise<void> {
  const { success, data } = questionSchema.safeParse(value);
  if (success) await checkReply({ delivery: "private", blocks: blocksOf(data) });
}

function blocksOf({ stem, code, options, explanation, hint }: Omit<Question, "topic">): readonly Block[] {
  return [
    { type: "heading", text: stem },
    ...(code === undefined ? [] : [{ type: "code", ...code } as const]),
    ...options.map(({ text, why }) => ({ type: "text", markdown: `- ${text}\n${why}` }) as const),
    { type: "text", markdown: `${explanation}\n${hint ?? ""}`, muted: true },
  ];
}

function checkPlan(text: string): void {
  const decoded = decodeText(Buffer.from(text));
  if (decoded.ok) for (const { read } of [csv, gift]) planImport(exampleFolder, "x", read(decoded.text));
}

const pieces: readonly string[] = [
  ...[
    "\0",
    "\n",
    "\n\n",
    "\r",
    "\t",
    " ",
    '"',
    "'",
    ",",
    ";",
    ":",
    "=",
    "~",
    "#",
    "####",
    "{",
    "}",
    "[",
    "]",
    "\\",
    "%50%",
  ],
  ...[
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "&amp;",
    "&#x1F600;",
    "&#0;",
    "&bogus;",
    "[html]",
    "[markdown]",
    "$CATEGORY: a/b",
    "::",
  ],
  ...[
    "sep=;\n",
    "\ufeff",
    "\ud800",
    "\u202e",
    "- ",
    "- id: x\n",
    "? ",
    "&a",
    "*a",
    "!!js/function",
    "|",
    ">-",
    "---\n",
    "```",
  ],
  ...[
    "// kubedrill: ",
    "// [id:",
    "__proto__",
    "constructor",
    "NaN",
    "yes",
    "WAHR",
    "9".repeat(400),
    " ".repeat(3_000),
  ],
];

function damaged(chance: Chance, whole: string): string {
  let text = whole;
  for (let times = 1 + chance.below(6); times > 0; times--) {
    const at = chance.below(text.length + 1);
    const cut = chance.once(3) ? chance.below(200) : chance.below(3);
    const put = chance.once(4)
      ? ""
      : chance.once(4)
        ? text.slice(at, at + chance.below(300))
        : chance.of(pieces);
    text = text.slice(0, at) + put + text.slice(at + cut);
  }
  return chance.once(20) ? text.replaceAll("\n", chance.of(["\r\n", "\r", "\n\n"])) : text;
}
