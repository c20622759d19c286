// The nearest of a few names to a mistyped one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../../src/app/command/nearest.ts";
import { holds } from "../../support/law.ts";

const names = ["lookup", "daily", "quiz", "leaderboard", "help"];

/** Levenshtein's distance by its definition, without a table. */
function edits(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const rest = edits(a.slice(1), b.slice(1));
  if (a.charAt(0) === b.charAt(0)) return rest;
  return 1 + Math.min(rest, edits(a.slice(1), b), edits(a, b.slice(1)));
}

/** Few letters, so that names are often similar. */
const anyWord = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });

describe("nearest name", () => {
  it.each([
    ["lookup", "lookup"],
    ["lokup", "lookup"],
    ["loookup", "lookup"],
    ["lookpu", "lookup"],
    ["qiz", "quiz"],
    ["quizz", "quiz"],
    ["dayly", "daily"],
    ["leaderbord", "leaderboard"],
    ["leadreboard", "leaderboard"],
    ["halp", "help"],
    ["lead", "leaderboard"],
    ["q", "quiz"],
    ["l", "lookup"],
  ])("to %s is %s", (word, name) => {
    expect(nearest(word, names)).toBe(name);
  });

  it.each(["xyz", "looooookup", "qu1zzes", "quality", "kubectl", "constructor", "__proto__"])(
    "to %s is none",
    (word) => {
      expect(nearest(word, names)).toBeUndefined();
    },
  );

  it("of no names is none", () => {
    expect(nearest("quiz", [])).toBeUndefined();
  });

  it("is the first of equals", () => {
    expect(nearest("cat", ["bat", "hat"])).toBe("bat");
  });

  it("has the fewest edits of all similar names: up to a third of the name, or names that start with the word (law)", () => {
    holds(
      fc.property(anyWord, fc.uniqueArray(anyWord, { maxLength: 6 }), (word, some) => {
        const near = some.filter(
          (name) => edits(word, name) <= Math.max(1, Math.floor(name.length / 3)) || name.startsWith(word),
        );
        const found = nearest(word, some);
        if (near.length === 0) {
          expect(found).toBeUndefined();
        } else {
          expect(near).toContain(found);
          expect(edits(word, found ?? "")).toBe(Math.min(...near.map((name) => edits(word, name))));
        }
      }),
    );
  });
});
