// The formats of docs/authoring.md: all limits, and a schema for each kind of file.
import { z } from "zod";

/** Counts are entries; everything else is characters (UTF-16 units, the strictest count of any chat platform). */
export const limits = {
  slug: 40,
  name: 60,
  title: 60,
  topicSummary: 150,
  aliasCount: { minimum: 4, maximum: 16 },
  alias: 60,
  symptomCount: { minimum: 1, maximum: 24 },
  symptom: 90,
  says: 160,
  synonymCount: { minimum: 2, maximum: 16 },
  summary: 300,
  text: 500,
  factCount: { minimum: 3, maximum: 6 },
  fact: 220,
  pitfallCount: { minimum: 1, maximum: 2 },
  pitfall: 240,
  code: 900,
  codeLine: 64,
  sourceCount: { minimum: 1, maximum: 8 },
  source: 200,
  sourceTitle: 120,
  questionId: 60,
  stem: 350,
  optionCount: { minimum: 3, maximum: 4 },
  option: 120,
  why: 240,
  explanation: 500,
  hint: 160,
  note: 200,
  differs: 160,
  comparison: 90,
  comparisonRows: 3,
  recheck: 160,
  siblingCount: { minimum: 1, maximum: 6 },
  reveal: 3400,
} as const;

const codeLanguages = ["yaml", "bash", "text"] as const;

/** Controls, bidirectional overrides, line separators, and the replacement character of broken UTF-8. */
const invisible = /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/u;
const invisibleInCode = /[^\P{Cc}\n]|[\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/u;

/** One line of text. Markdown's code marks must come in pairs. */
const line = (maximum: number, params?: z.core.$ZodStringParams) =>
  z
    .string(params)
    .min(1)
    .max(maximum)
    .refine((text) => !invisible.test(text), {
      error: 'Contains a line break or an invisible character: write it on one line, or fold it with ">-".',
    })
    .refine((text) => text.trim() === text, { error: "Starts or ends with a space: remove it." })
    .refine((text) => text.split("`").length % 2 === 1, {
      error: "A single `: put code between two of them.",
    });

const slug = (maximum: number = limits.slug) =>
  z
    .string()
    .max(maximum)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: "Not a slug: use lowercase letters and digits, joined by single hyphens.",
    });

const list = <Item extends z.ZodType>(
  item: Item,
  count: { readonly minimum: number; readonly maximum: number },
  params?: z.core.$ZodArrayParams,
) => z.array(item, params).min(count.minimum).max(count.maximum);

/** The message for a missing part of a concept page: authors think in sections, not keys. */
const missing = (message: string) => ({
  error: (issue: z.core.$ZodRawIssue) => (issue.input === undefined ? message : undefined),
});

const source = z
  .string()
  .max(limits.source)
  .regex(/^https:\/\/[^\s<>"|]+$/, {
    error: 'Not a source: write a full address that starts with "https://" and has no spaces.',
  });

const subjectVersion = z
  .string()
  .regex(/^\d+\.\d+$/, { error: 'Not a version: write it as "1.37", in quotes, without v or patch number.' });

const codeText = z
  .string()
  .transform((text) => text.trimEnd())
  .pipe(
    z
      .string()
      .min(1)
      .max(limits.code)
      .refine((text) => !invisibleInCode.test(text), {
        error: "Contains a tab or an invisible character: use spaces.",
      })
      .refine((text) => widestRow(text).length <= limits.codeLine, {
        error: ({ input }) => explainWidth(widestRow(String(input))),
      }),
  );

const widestRow = (text: string) => text.split("\n").reduce((a, b) => (b.length > a.length ? b : a));

const explainWidth = (row: string) =>
  `A line has ${row.length} characters, limit ${limits.codeLine}: break "${row.trim().slice(0, 30)}…".`;

const code = (params?: z.core.$ZodObjectParams) =>
  z.strictObject({ language: z.enum(codeLanguages), text: codeText }, params);

/** Notes by version, such as "1.38". */
const rechecks = z.record(subjectVersion, line(limits.recheck)).optional();

const checked = z
  .array(z.enum(["schema", "source", "captured"]))
  .min(1)
  .optional();

const exam = z.strictObject({
  name: line(limits.name),
  title: line(limits.title),
  part: line(limits.title).optional(),
  domains: z
    .array(
      z.strictObject({
        slug: slug(),
        title: line(limits.title),
        weight: z.int().min(1).max(100).optional(),
      }),
    )
    .min(1),
});

const synonym = z
  .string()
  .max(limits.alias)
  .regex(/^[a-z0-9]+$/, { error: "Not a word: use lowercase letters and digits only, without spaces." });

/** The format of topics.yaml. */
export const topicsSchema = z.strictObject({
  name: line(limits.name),
  versionsOf: line(limits.name).optional(),
  sourceHosts: z
    .array(
      z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: "Not a host: write it as docs.example.org." }),
    )
    .min(1),
  exams: z.array(exam).default([]),
  outside: z
    .array(z.strictObject({ names: z.array(line(limits.alias)).min(1), says: line(limits.says) }))
    .default([]),
  synonyms: z.array(list(synonym, limits.synonymCount)).default([]),
  topics: z
    .array(
      z.strictObject({
        slug: slug(),
        title: line(limits.title),
        summary: line(limits.topicSummary),
        concepts: z.array(slug()).min(1),
      }),
    )
    .min(1),
});

const row = line(limits.comparison);
const comparison = z
  .strictObject({
    what: row,
    layer: row.optional(),
    reach: row.optional(),
    madeOf: row.optional(),
    useWhen: row.optional(),
    dontConfuse: row.optional(),
  })
  .refine((rows) => Object.keys(rows).length >= limits.comparisonRows, {
    error: `Too few rows: write at least ${limits.comparisonRows}.`,
  });

/** A concept page's front matter and sections, as concept-page.ts reads them into one mapping. */
export const conceptSchema = z.strictObject({
  title: line(limits.title),
  aliases: list(line(limits.alias), limits.aliasCount),
  symptoms: list(line(limits.symptom), limits.symptomCount).optional(),
  topic: slug(),
  origin: z.enum(["seed", "beyond"]),
  summary: line(limits.summary),
  sources: list(source, limits.sourceCount),
  kubernetes: subjectVersion,
  related: z.array(slug()).default([]),
  confusedWith: z.array(slug()).default([]),
  exams: z.record(z.string(), slug()).default({}),
  differs: z.record(z.string(), line(limits.differs)).default({}),
  compare: comparison.optional(),
  recheckAt: rechecks,
  checked,
  text: line(limits.text, missing("No leading text: say what it is in one short paragraph.")),
  facts: list(
    line(limits.fact),
    limits.factCount,
    missing('No section "## Key facts": add it, with a list.'),
  ),
  example: code(missing('No example: write a section "## Example" with one block between ``` and ```.')),
  pitfalls: list(
    line(limits.pitfall),
    limits.pitfallCount,
    missing('No section "## Pitfalls": add it, with a list.'),
  ),
});

const option = z.strictObject({
  text: line(limits.option),
  correct: z.boolean().default(false),
  why: line(limits.why),
  concept: slug().optional(),
});

const change = z.strictObject({
  version: z.int().min(2),
  effect: z.enum(["keep", "void", "credit"]),
  note: line(limits.note),
});

/** The format of one question in a YAML file. */
export const questionSchema = z.strictObject({
  id: slug(limits.questionId),
  version: z.int().min(1),
  concept: slug(),
  difficulty: z.literal([1, 2, 3]),
  stem: line(limits.stem),
  code: code().optional(),
  options: list(option, limits.optionCount),
  explanation: line(limits.explanation),
  hint: line(limits.hint).optional(),
  sources: list(source, limits.sourceCount),
  kubernetes: subjectVersion,
  changes: z.array(change).default([]),
  siblings: list(slug(limits.questionId), limits.siblingCount).optional(),
  recheckAt: rechecks,
  checked,
});

/** sources.yaml: titles of pages by address. */
export const titlesSchema = z.record(source, line(limits.sourceTitle));
