// The fuzzing of fuzz.test.ts, for 100,000 requests and 20,000 files.
import { describe, expect, it } from "vitest";
import { buttons } from "../../src/app/buttons.ts";
import { commands } from "../../src/app/commands.ts";
import { earlierButtons } from "../../src/app/earlier-buttons.ts";
import { runCases } from "./fuzz/run-cases.ts";
import { runImports } from "./fuzz/run-imports.ts";

const WORLDS = 50;
const REQUESTS = 2_000;
const FILES = 400;

const seeds = Array.from({ length: WORLDS }, (_, index) => 1_000 + index);
const answered = new Set<string>();

/**
 * A posting or recap that no one can tell of, a squad or draw with several members, a question that two members reported, an account
 * on another platform, a platform with roles, or an ID that only one message carries.
 */
const rare: ReadonlySet<string> = new Set([
  "button posting-there",
  "button posting-again",
  "button drill-change",
  "button drill-remove",
  "button recap-there",
  "button recap-again",
  "button release-question",
  "button squad-ask-captain",
  "button squad-captain",
  "button squad-draw",
  "button squad-members",
  "button squad-ask-remove",
  "button squad-remove",
  "button squad-readmit",
  "button link-accounts",
  "/squad draw",
  "/roles show",
  "/roles set",
  "/roles clear",
]);

describe("any input from people and forgers", () => {
  it.each(seeds)(
    "gets a reply that every platform takes, in time, and that keeps secrets (seed %i)",
    async (seed) => {
      for (const what of await runCases(seed, REQUESTS)) answered.add(what);
    },
  );

  it("gets an answer from every command and button, except those that need a rare state", () => {
    const own = buttons.filter((button) => !earlierButtons.includes(button));
    const all = [...commands.map(({ name }) => `/${name}`), ...own.map(({ name }) => `button ${name}`)];
    expect(all.filter((what) => !answered.has(what) && !rare.has(what))).toEqual([]);
  });
});

describe("a damaged file", () => {
  it.each(seeds)("is read in time, with every problem at its line (seed %i)", async (seed) => {
    await runImports(seed, FILES);
  });
});
