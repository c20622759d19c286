// What a format is in which questions come from elsewhere and go there, and how its texts are read.
import type { Curriculum } from "../../core/model.ts";
import type { LineProblem } from "../read/page-sections.ts";
import type { Finding, Path, Problem } from "../read/problem.ts";

/** Text in, questions or problems out; curriculum in, text out. Nothing here reads or writes a file. */
export interface ExchangeFormat {
  /** Its name in sentences. */
  readonly title: string;
  read(text: string): ImportReading;
  write(curriculum: Curriculum): string;
}

export interface ImportReading {
  readonly questions: readonly ImportedQuestion[];
  /** What is wrong with the file's form; lines count from 1. */
  readonly problems: readonly LineProblem[];
  /** Puts what is wrong in many places into one problem. */
  readonly group?: (problems: readonly Problem[]) => readonly Problem[];
}

/** A question as the file has it: of the shape that the schema takes, as yet unchecked. */
export interface ImportedQuestion {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a part of the question stands, in the words of the format; undefined where that part is told already. */
  readonly place: (path: Path) => ImportPlace | undefined;
  /** The message of a finding, in the words of the format. */
  readonly advise?: (found: Finding) => string;
}

interface ImportPlace {
  readonly line: number;
  readonly name: string;
}

/** A number where the text is one; else the text, for the schema to complain about. */
export function readNumber(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Drops the keys of what the file does not have: to the schema, absent is not undefined. */
export function present(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== ""));
}
