// What a format for importing and exporting questions must provide.
import type { Curriculum } from "../../core/model.ts";
import type { LineProblem } from "../read/page-sections.ts";
import type { Finding, Path, Problem } from "../read/problem.ts";

/** Converts text to questions, and a curriculum to text. Doesn't touch files. */
export interface ExchangeFormat {
  /** Its name, for sentences. */
  readonly title: string;
  /** Reads a file's text; the result lists its problems. */
  read(text: string): ImportReading;
  /** Writes all questions of a curriculum as a file's text. */
  write(curriculum: Curriculum): string;
}

/** What a format read from a file. */
export interface ImportReading {
  readonly questions: readonly ImportedQuestion[];
  /** Problems with the file's format; lines count from 1. */
  readonly problems: readonly LineProblem[];
  /** Merges repeated problems into one. */
  readonly group?: (problems: readonly Problem[]) => readonly Problem[];
}

/** A question from the file, in the schema's shape but unchecked. */
export interface ImportedQuestion {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a part of the question is, in the format's terms; undefined if its problem is already reported. */
  readonly place: (path: Path) => ImportPlace | undefined;
  /** A finding's message in the format's terms. */
  readonly advise?: (found: Finding) => string;
}

interface ImportPlace {
  readonly line: number;
  readonly name: string;
}

/** The text as a number if it is one; else the text, which the schema reports. */
export function readNumber(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Drops empty keys: to the schema, missing and undefined differ. */
export function present(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== ""));
}
