// ids.txt: every concept slug and question ID ever published, so that none is reused.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Curriculum } from "../core/model.ts";
import type { LocateQuestion } from "./load.ts";
import { type Problem, sortProblems } from "./read/problem.ts";

/** The file's name in a content folder. */
export const idsFile = "ids.txt";

type Kind = "concept" | "question";

/** A published ID. */
export interface IdRecord {
  readonly kind: Kind;
  readonly id: string;
  /** Removed from the content; it can't come back. */
  readonly retired: boolean;
}

/** The records that could be read, and the problems of the other lines. */
export interface IdsReading {
  readonly records: readonly IdRecord[];
  readonly problems: readonly Problem[];
}

/** Reads ids.txt; undefined if the folder has none, which is allowed. */
export function readIds(folder: string): IdsReading | undefined {
  let source: string;
  try {
    source = readFileSync(join(folder, idsFile), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    const message = `This file can't be read: ${error instanceof Error ? error.message : String(error)}`;
    return { records: [], problems: [{ file: idsFile, line: 1, message }] };
  }
  const records = new Map<string, IdRecord>();
  const problems: Problem[] = [];
  for (const [index, row] of source
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (row.trim() === "" || row.startsWith("#")) continue;
    const complain = (message: string) => problems.push({ file: idsFile, line: index + 1, message });
    const [, kind, id, flag] = /^(concept|question) ([a-z0-9-]+)( retired)?\s*$/.exec(row) ?? [];
    if (id === undefined)
      complain(
        'Not a record: write "concept <slug>" or "question <id>", followed by " retired" if it\'s gone.',
      );
    else if (records.has(`${kind} ${id}`)) complain(`"${kind} ${id}" is listed twice: remove one.`);
    else records.set(`${kind} ${id}`, { kind: kind as Kind, id, retired: flag !== undefined });
  }
  return { records: [...records.values()], problems };
}

/** Finds IDs in the content that aren't recorded, and retired ones. */
export function checkIds(
  { records, problems }: IdsReading,
  curriculum: Curriculum,
  locate: LocateQuestion,
): readonly Problem[] {
  const recorded = new Map(records.map((record) => [`${record.kind} ${record.id}`, record]));
  const found = listIds(curriculum).flatMap(({ kind, id }) => {
    const record = recorded.get(`${kind} ${id}`);
    if (record !== undefined && !record.retired) return [];
    const place =
      kind === "question"
        ? locate(id)
        : { file: `concepts/${curriculum.concepts.get(id)?.topic}/${id}.md`, line: 1 };
    const message = record?.retired
      ? `The ${kind} "${id}" is retired in ${idsFile}, and published IDs are never reused: choose another ${kind === "question" ? "ID" : "slug"}.`
      : `The ${kind} "${id}" isn't in ${idsFile}: run "kubedrill content ids" to record it.`;
    return [{ ...place, message }];
  });
  return sortProblems([...problems, ...found]);
}

/** The new text of ids.txt, and what's new in it. */
export interface IdsUpdate {
  readonly text: string;
  readonly recorded: readonly IdRecord[];
  readonly retired: readonly IdRecord[];
}

/** Adds new IDs and marks removed ones as retired. Sorted by kind and ID. */
export function updateIds(records: readonly IdRecord[], curriculum: Curriculum): IdsUpdate {
  const current = listIds(curriculum);
  const known = new Set(records.map(keyOf));
  const living = new Set(current.map(keyOf));
  const recorded = current.filter((record) => !known.has(keyOf(record)));
  const retired = records.filter((record) => !record.retired && !living.has(keyOf(record)));
  const rows = [...records, ...recorded]
    .map((record) => `${keyOf(record)}${record.retired || retired.includes(record) ? " retired" : ""}`)
    .sort();
  return { text: `${[header, ...rows].join("\n")}\n`, recorded, retired };
}

const header = `# Every concept and question ever published, recorded by "kubedrill content ids". None is ever reused.`;

function listIds({ concepts, questions }: Curriculum): readonly IdRecord[] {
  return [
    ...[...concepts.keys()].map((id) => ({ kind: "concept", id, retired: false }) as const),
    ...[...questions.keys()].map((id) => ({ kind: "question", id, retired: false }) as const),
  ];
}

function keyOf({ kind, id }: IdRecord): string {
  return `${kind} ${id}`;
}
