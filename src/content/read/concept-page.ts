// Reads a concept's Markdown page: front matter, a paragraph, and the sections Key facts, Example, and Pitfalls.
import { type Body, readBody } from "./page-body.ts";
import type { LineProblem } from "./page-sections.ts";
import type { Locate } from "./problem.ts";
import { readYaml } from "./yaml-source.ts";

/** A page's content. */
export interface ConceptPage {
  /** The front matter's keys plus text, facts, example, and pitfalls, unchecked. Missing if `problems` says why. */
  readonly value?: Readonly<Record<string, unknown>>;
  readonly locate: Locate;
  /** Problems with the page's format. The schema reports missing parts. */
  readonly problems: readonly LineProblem[];
}

/** Reads a page. Never throws. */
export function readConceptPage(source: string): ConceptPage {
  const rows = source.split("\n").map((row) => row.trimEnd());
  const end = rows.indexOf("---", 1);
  if (rows[0] !== "---" || end < 0)
    return unreadable([
      { line: 1, message: 'No front matter: start the page with its keys between two lines "---".' },
    ]);
  const front = readYaml(rows.slice(1, end).join("\n"), 1);
  const body = readBody(rows, end + 1);
  if (!front.ok) return unreadable([...front.errors, ...body.problems]);
  if (typeof front.value !== "object" || front.value === null || Array.isArray(front.value))
    return unreadable([
      { line: 2, message: "The front matter has no keys: write title, aliases, topic, and the others." },
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

/** The line of a section or list item; for a missing section, the end of the front matter. */
function lineInBody(body: Body, path: readonly PropertyKey[], endOfFront: number): number | undefined {
  const [key, index] = path.map(String);
  if (key === undefined || !bodyKeys.has(key)) return undefined;
  return body.lines.get(`${key}.${index}`) ?? body.lines.get(key) ?? endOfFront;
}

const bodyKeys: ReadonlySet<string> = new Set(["text", "facts", "example", "pitfalls"]);
