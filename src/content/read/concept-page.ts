// A concept's Markdown page: front matter, a paragraph, and the sections Key facts, Example and Pitfalls.
import { type Body, readBody } from "./page-body.ts";
import type { LineProblem } from "./page-sections.ts";
import type { Locate } from "./problem.ts";
import { readYaml } from "./yaml-source.ts";

/** `value` holds the front matter's keys beside text, facts, example and pitfalls, as yet unchecked. */
export interface ConceptPage {
  /** Absent where the front matter cannot be read; `problems` then says why. */
  readonly value?: Readonly<Record<string, unknown>>;
  readonly locate: Locate;
  /** What is wrong with the page's form. What is absent is absent in `value` and left to the schema. */
  readonly problems: readonly LineProblem[];
}

/** Reads a page of any content; nothing throws. */
export function readConceptPage(source: string): ConceptPage {
  const rows = source.split("\n").map((row) => row.trimEnd());
  const end = rows.indexOf("---", 1);
  if (rows[0] !== "---" || end < 0)
    return unreadable([
      { line: 1, message: 'No front matter: begin the page with its keys between two lines "---".' },
    ]);
  const front = readYaml(rows.slice(1, end).join("\n"), 1);
  const body = readBody(rows, end + 1);
  if (!front.ok) return unreadable([...front.errors, ...body.problems]);
  if (typeof front.value !== "object" || front.value === null || Array.isArray(front.value))
    return unreadable([
      { line: 2, message: "The front matter holds no keys: write title, aliases, topic and the others." },
      ...body.problems,
    ]);
  return {
    value: { ...front.value, ...body.value },
    locate: (path) => lineInBody(body, path, end + 1) ?? front.locate(path),
    problems: body.problems,
  };
}

function unreadable(problems: readonly LineProblem[]): ConceptPage {
  return { locate: () => 1, problems };
}

/** The line of a section or list item; an absent section is told at the front matter's end. */
function lineInBody(body: Body, path: readonly PropertyKey[], endOfFront: number): number | undefined {
  const [key, index] = path.map(String);
  if (key === undefined || !bodyKeys.has(key)) return undefined;
  return body.lines.get(`${key}.${index}`) ?? body.lines.get(key) ?? endOfFront;
}

const bodyKeys: ReadonlySet<string> = new Set(["text", "facts", "example", "pitfalls"]);
