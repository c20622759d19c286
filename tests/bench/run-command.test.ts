// How benchmarks read their command lines.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runCommand, wholeNumber } from "../../bench/run-command.ts";

const command = {
  usage: "npm run bench -- example [--rounds N]",
  options: { rounds: { type: "string", default: "3" } },
} as const;

const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const performed = (words: readonly string[]) =>
  runCommand(words, command, ({ values }) => wholeNumber("rounds", values.rounds, 2));

describe("a benchmark's command line", () => {
  it("has defaults", async () => {
    expect(await performed([])).toBe(3);
    expect(await performed(["--rounds", "20"])).toBe(20);
  });

  it("explains itself", async () => {
    expect(await performed(["--help", "--nonsense"])).toBe(0);
    expect(printed).toEqual([command.usage]);
  });

  it.each([
    [["--rounds", "1"], "--rounds takes a whole number of at least 2; it was “1”."],
    [["--rounds", "2.5"], "--rounds takes a whole number of at least 2; it was “2.5”."],
    [["--rounds", "many"], "--rounds takes a whole number of at least 2; it was “many”."],
    [["--turns", "3"], "Unknown option '--turns'"],
    [["extra"], "Unexpected argument 'extra'"],
  ])("refuses %j with a sentence", async (words, sentence) => {
    expect(await performed(words)).toBe(2);
    expect(printed.join("\n")).toContain(sentence);
    expect(printed.join("\n")).toContain(command.usage);
  });

  it("lets failures of the benchmark through", async () => {
    const failure = () => Promise.reject(new Error("no disk"));
    await expect(runCommand([], command, failure)).rejects.toThrow("no disk");
  });
});
