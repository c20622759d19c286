// What a process under load says about its memory.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** In MB. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly heapTotal: number;
  readonly external: number;
  readonly arrayBuffers: number;
  /** Resident pages of files: Node's own program above all. */
  readonly filePages: number;
  readonly threads: number;
}

/** What makes a process write its memory into the file. */
export function reporting(file: string) {
  const script = fileURLToPath(import.meta.resolve("./report-memory.ts"));
  return { flags: ["--import", script], environment: { MEMORY_FILE: file } };
}

/** The process's latest report. */
export function readMemory(file: string): Memory {
  const { threads, ...bytes } = JSON.parse(readFileSync(file, "utf8")) as Memory;
  const megabytes = Object.entries(bytes).map(([name, value]) => [name, value / 1024 ** 2]);
  return { ...Object.fromEntries(megabytes), threads } as Memory;
}

/** What is shown and compared, in MB. Native memory is RSS without the heap and pages of files. */
export const measures: readonly (readonly [string, (memory: Memory) => number])[] = [
  ["RSS", ({ rss }) => rss],
  ["heap used", ({ heapUsed }) => heapUsed],
  ["external", ({ external }) => external],
  ["array buffers", ({ arrayBuffers }) => arrayBuffers],
  ["file pages", ({ filePages }) => filePages],
  ["native", ({ rss, heapTotal, filePages }) => rss - heapTotal - filePages],
];

/** The line above those of `describeMemory`. */
export function memoryHeading(): string {
  return `${["minute", ...measures.map(([name]) => name), "threads"].map((name) => name.padStart(13)).join("")} (MB)`;
}

/** A line of the table. */
export function describeMemory(minute: number, memory: Memory): string {
  const figures = measures.map(([, of]) => of(memory).toFixed(1));
  return [minute.toFixed(0), ...figures, String(memory.threads)].map((cell) => cell.padStart(13)).join("");
}
