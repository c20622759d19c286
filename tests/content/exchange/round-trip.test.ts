import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { csv } from "../../../src/content/exchange/csv.ts";
import type { ExchangeFormat } from "../../../src/content/exchange/exchange.ts";
import { gift } from "../../../src/content/exchange/gift.ts";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { mergeQuestions } from "../../../src/content/exchange/question-file.ts";
import { loadContent } from "../../../src/content/load.ts";
import { questionSchema } from "../../../src/content/read/schema.ts";
import type { Question } from "../../../src/core/model.ts";
import { anyText } from "../../support/any-text.ts";
import { holds } from "../../support/law.ts";
import { anyQuestions, curriculumOf } from "./any-question.ts";

const withoutTopic = ({ topic: _topic, ...question }: Question) => question;

/** Each question of a text, after the schema. */
function readAgain(format: ExchangeFormat, text: string) {
  const { questions, problems } = format.read(text);
  return { problems, questions: questions.map(({ value }) => questionSchema.parse(value)) };
}

describe.each([gift, csv])("$title", (format) => {
  it("returns every question unchanged", () => {
    holds(
      fc.property(anyQuestions, (questions) => {
        const again = readAgain(format, format.write(curriculumOf(questions)));
        expect(again.problems).toEqual([]);
        expect(again.questions).toEqual(questions.map(withoutTopic));
      }),
      300,
    );
  });

  it("reads any text without throwing, and reports text that isn't its own", () => {
    const any = fc.oneof(
      anyText(200),
      fc.string({ maxLength: 200, unit: fc.constantFrom(..."\\{}~=#%:[]\"',; \n$/ab1") }),
    );
    holds(
      fc.property(any, (text) => {
        const { questions, problems } = format.read(text);
        const last = text.split(/\r\n?|\n/).length;
        for (const { value, place } of questions) {
          const { line } = place([]) ?? { line: 0 };
          expect(line >= 1 && line <= last).toBe(true);
          expect(questionSchema.safeParse(value).success).toBe(false);
        }
        for (const { line } of problems) expect(line >= 1 && line <= last).toBe(true);
        expect(questions.length + problems.length).toBeGreaterThan(0);
      }),
      500,
    );
  });

  it("handles Windows line endings", () => {
    holds(
      fc.property(anyQuestions, (questions) => {
        const text = format.write(curriculumOf(questions)).replace(/\r?\n/g, "\r\n");
        expect(readAgain(format, text).questions).toEqual(questions.map(withoutTopic));
      }),
    );
  });

  it("returns the bundled bank, and finds nothing to change in it", () => {
    const folder = join(import.meta.dirname, "../../../content");
    const loaded = loadContent(folder);
    if (!loaded.ok) throw new Error("The content doesn't load.");
    const text = format.write(loaded.curriculum);
    const ids = [...loaded.curriculum.questions.keys()];
    expect(planImport(folder, "export", format.read(text))).toEqual({
      ok: true,
      files: [],
      added: [],
      replaced: [],
      same: ids,
    });
  });
});

describe("a file of questions", () => {
  it("contains what was written to it", () => {
    holds(
      fc.property(anyQuestions, (questions) => {
        const file = mergeQuestions("", questions, []) ?? "";
        expect(parse(file).map((item: unknown) => questionSchema.parse(item))).toEqual(
          questions.map(withoutTopic),
        );
      }),
      60,
    );
  });

  it("accepts questions one by one, and newer versions", () => {
    holds(
      fc.property(anyQuestions, anyQuestions, (questions, others) => {
        const once = mergeQuestions("", questions, []) ?? "";
        const known = new Set(questions.map(({ id }) => id));
        const added = others.filter(({ id }) => !known.has(id));
        const replaced = others.filter(({ id }) => known.has(id));
        const file = mergeQuestions(once, added, replaced) ?? "";
        const newest = new Map(others.map((question) => [question.id, question]));
        expect(parse(file).map((item: unknown) => questionSchema.parse(item))).toEqual(
          [...questions.map((question) => newest.get(question.id) ?? question), ...added].map(withoutTopic),
        );
      }),
      30,
    );
  });
});
