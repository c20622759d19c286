// Which letter is right in a question, and what a verdict says, so that tests expect one verdict and not either.
import Sqlite from "better-sqlite3";
import { letterOf, letters } from "../../src/core/mark.ts";
import type { Question } from "../../src/core/model.ts";
import { curriculum } from "../support/app.ts";

type Verdict = "right" | "wrong";

/** What a verdict's text says; undefined if it's no verdict. A wrong one names the right option, too. */
export function verdictIn(text: string): Verdict | undefined {
  if (/❌|\bWrong\b/.test(text)) return "wrong";
  return /✅|\bRight\b/.test(text) ? "right" : undefined;
}

/** The letter of the right option, or of a wrong one, in a message that shows a question with all its options. */
export function letterShown(text: string, which: Verdict): string {
  const lines = new Set(text.split("\n").map(plain));
  const letterOn = (option: string) => letters.find((one) => lines.has(plain(`${one} ${option}`)));
  const found = [...curriculum.questions.values()].filter(({ options }) =>
    options.every((option) => letterOn(option.text) !== undefined),
  );
  // Two questions can have the same options.
  const { options } = found.find(({ stem }) => plain(text).includes(plain(stem))) ?? missing("question");
  const meant = options.find(({ correct }) => correct === (which === "right"));
  return letterOn(meant?.text ?? missing(which)) ?? missing("letter");
}

/** The letters of the right option and of a wrong one, in the latest posting of a SQLite file. */
export function lettersStored(file: string): Readonly<Record<Verdict, string>> {
  const database = new Sqlite(file, { readonly: true });
  const row = database
    .prepare<[], { body: string; options: string }>(
      `SELECT body, option_order AS options FROM posting JOIN question_version
       ON question_version.question_id = posting.question_id AND question_version.version = posting.question_version
       ORDER BY posting.date DESC`,
    )
    .get();
  database.close();
  if (row === undefined) return missing("posting");
  const { options } = JSON.parse(row.body) as Question;
  const order = JSON.parse(row.options) as readonly number[];
  const letterFor = (correct: boolean) =>
    letterOf(
      order,
      options.findIndex((option) => option.correct === correct),
    );
  return { right: letterFor(true), wrong: letterFor(false) };
}

/** Without Markdown's marks, which differ from platform to platform. */
function plain(markdown: string): string {
  return markdown.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function missing(what: string): never {
  throw new Error(`There's no ${what}.`);
}
