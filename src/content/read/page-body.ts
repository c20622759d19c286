// Reads the body of a concept page: a leading paragraph, then the sections Key facts, Example, and Pitfalls.
import type { Code } from "../../core/model.ts";
import {
  type LineProblem,
  type ReportLine,
  type Row,
  readExample,
  readList,
  readParagraph,
  type Section,
} from "./page-sections.ts";

/** A page's body. Missing parts are missing here, too. */
export interface Body {
  readonly value: {
    readonly text?: string;
    readonly facts?: readonly string[];
    readonly example?: Code;
    readonly pitfalls?: readonly string[];
  };
  /** Lines (from 1) by key, `facts`, and by list item, `facts.0`. */
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly LineProblem[];
}

const sectionNames = ["Key facts", "Example", "Pitfalls"];

/** Reads the page's rows from an index on. Reports malformed parts and reads the rest. */
export function readBody(rows: readonly string[], start: number): Body {
  const problems: LineProblem[] = [];
  const lines = new Map<string, number>();
  const report: ReportLine = (line, message) => problems.push({ line, message });
  const sections = splitSections(rows, start, report);

  const list = (key: string, section: Section | undefined) => {
    if (section === undefined) return undefined;
    lines.set(key, section.line);
    const items = readList(section, report);
    for (const [index, { line }] of items.entries()) lines.set(`${key}.${index}`, line);
    return items.map(({ text }) => text);
  };
  const facts = list("facts", sections.get("Key facts"));
  const pitfalls = list("pitfalls", sections.get("Pitfalls"));

  const leading = sections.get("");
  const paragraph = leading && readParagraph(leading, report);
  if (paragraph !== undefined) lines.set("text", paragraph.line);

  const exampleSection = sections.get("Example");
  const example = exampleSection && readExample(exampleSection, report);
  if (exampleSection !== undefined) lines.set("example", exampleSection.line);

  return {
    value: {
      ...(paragraph && { text: paragraph.text }),
      ...(facts && { facts }),
      ...(example && { example }),
      ...(pitfalls && { pitfalls }),
    },
    lines,
    problems,
  };
}

/** Sections by name, the leading text under "". A "#" inside a fenced block isn't a heading. */
function splitSections(
  rows: readonly string[],
  start: number,
  report: ReportLine,
): ReadonlyMap<string, Section> {
  const sections = new Map<string, Section>();
  let current: Row[] = [];
  sections.set("", { name: "", line: start + 1, rows: current });
  let fenced = false;
  for (const [index, text] of rows.entries()) {
    if (index < start) continue;
    const line = index + 1;
    if (text.startsWith("```")) fenced = !fenced;
    if (fenced || !/^#{1,6}(\s|$)/.test(text)) {
      current.push({ line, text });
      continue;
    }
    const name = text.replace(/^## /, "");
    current = [];
    if (!sectionNames.includes(name))
      report(line, `Unknown section "${text}": a page has "## Key facts", "## Example", and "## Pitfalls".`);
    else if (sections.has(name)) report(line, `A second "${text}": put both into one section.`);
    else sections.set(name, { name, line, rows: current });
  }
  return sections;
}
