// Comment lines for fields that GIFT lacks: `// kubedrill: difficulty: 2`, and Moodle's own `// [id:…] [tag:…]`.
import type { Question } from "../../core/model.ts";
import type { ReportLine, Row } from "../read/page-sections.ts";
import { readNumber } from "./exchange.ts";

/** The fields in a question's comments. */
export interface GiftNotes {
  /** Moodle's idnumber: our question ID. */
  readonly id: string | undefined;
  readonly values: ReadonlyMap<string, string>;
  /** The concept that each option (counted from 1) is right for. */
  readonly concepts: ReadonlyMap<number, string>;
  readonly changes: readonly unknown[];
  /** Lines by key. */
  readonly lines: ReadonlyMap<string, number>;
}

const keys = ["version", "difficulty", "kubernetes", "sources", "hint"] as const;

/** Writes the comment lines above a question. */
export function writeNotes(question: Question): string {
  const { id, topic, concept, version, difficulty, kubernetes, sources, hint, options, changes } = question;
  const note = (key: string, value: string | number) => `// kubedrill: ${key}: ${value}\n`;
  return [
    `// [id:${id}] [tag:${topic}] [tag:${concept}] [tag:difficulty-${difficulty}]\n`,
    note("version", version),
    note("difficulty", difficulty),
    note("kubernetes", kubernetes),
    note("sources", sources.join(" ")),
    hint === undefined ? "" : note("hint", hint),
    ...options.map((option, index) =>
      option.concept === undefined ? "" : note(`option ${index + 1} concept`, option.concept),
    ),
    ...changes.map((change) => note(`change ${change.version} ${change.effect}`, change.note)),
  ].join("");
}

/** Reads one question's comments. Ignores other comments. */
export function readNotes(comments: readonly Row[], report: ReportLine): GiftNotes {
  const values = new Map<string, string>();
  const concepts = new Map<number, string>();
  const changes: unknown[] = [];
  const lines = new Map<string, number>();
  let id: string | undefined;
  for (const { line, text } of comments) {
    const note = readNote(text);
    if (note === undefined) {
      if (/^\s*\/\/\s*kubedrill\b/.test(text)) report(line, `Not a note: write it as ${example}.`);
      const [, named] = /\[id:([^[\]]*)\]/.exec(text) ?? [];
      if (named === undefined) continue;
      id = named.trim();
      lines.set("id", line);
      continue;
    }
    const { key, value } = note;
    const [, option] = /^option (\d+) concept$/.exec(key) ?? [];
    const [, version, effect] = /^change (\d+) (\w+)$/.exec(key) ?? [];
    const name = version === undefined ? key : `changes.${changes.length}`;
    if (lines.has(name)) report(line, `A second note "${key}" for one question: remove one.`);
    lines.set(name, line);
    if (option !== undefined) concepts.set(Number(option), value);
    else if (version !== undefined) changes.push({ version: readNumber(version), effect, note: value });
    else if (keys.some((known) => known === key)) values.set(key, value);
    else report(line, `Unknown note "${key}": use ${keys.join(", ")}, option N concept, or change N effect.`);
  }
  return { id, values, concepts, changes, lines };
}

/** Splits `// kubedrill: key: value`; undefined for any other comment. */
function readNote(comment: string): { readonly key: string; readonly value: string } | undefined {
  const [begin] = /^\s*\/\/\s*kubedrill:/.exec(comment) ?? [];
  const colon = begin === undefined ? -1 : comment.indexOf(":", begin.length);
  if (begin === undefined || colon < 0) return undefined;
  return { key: comment.slice(begin.length, colon).trim(), value: comment.slice(colon + 1).trim() };
}

/** Whether a comment is meant for Kubedrill. */
export function isNote(comment: string): boolean {
  return /^\s*\/\/\s*(kubedrill:|\[id:)/.test(comment);
}

const example = '"// kubedrill: difficulty: 2"';
