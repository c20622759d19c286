// Names of squads: what may be one, and when two are the same.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSquadName, squadKey } from "../../../src/app/squad/squad-name.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { holds } from "../../support/law.ts";

/** What a refused name is answered with. */
function refusal(name: string): string {
  try {
    readSquadName(name);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`“${name}” was taken.`);
}

describe("a squad's name", () => {
  it.each([
    ["Rust Crew", "Rust Crew"],
    ["  Rust \t Crew ", "Rust Crew"],
    ["K8s & friends!", "K8s & friends!"],
    ["Zoë's 網路", "Zoë's 網路"],
    ["e\u0301quipe", "équipe"],
    ["🦊🦊", "🦊🦊"],
    ["👩🏽‍💻 coders ❤️", "👩🏽‍💻 coders ❤️"],
    ["🇩🇪 north", "🇩🇪 north"],
    ["v1.37", "v1.37"],
    ["กี้ crew", "กี้ crew"],
    ["x".repeat(30), "x".repeat(30)],
  ])("may be %s", (text, name) => {
    expect(readSquadName(text)).toBe(name);
  });

  it.each([
    ["x", "A squad's name has 2 to 30 characters; this one has 1."],
    ["a\u200d", "A squad's name has 2 to 30 characters; this one has 1."],
    ["x".repeat(31), "A squad's name has 2 to 30 characters; this one has 31."],
    [`ok${"\u0315".repeat(28)}`, "There are too many accents on one letter of this name. Leave some out."],
    [
      `ok${"\u0315\u200d".repeat(4)}`,
      "There are too many accents on one letter of this name. Leave some out.",
    ],
    ["--", "A squad's name needs a letter, a digit or an emoji."],
    [
      "kubernetes.io",
      "A dot before a letter makes a web address of it. Leave the dot out of the squad's name.",
    ],
    ["Ru\u200bst", "There is an invisible character in this name. Type it anew, without copying."],
    ["\u202etsuR", "There is an invisible character in this name. Type it anew, without copying."],
    ["\u3164\u3164", "There is an invisible character in this name. Type it anew, without copying."],
    [
      "@everyone",
      "A squad's name is made of letters, digits, spaces, emoji and simple punctuation; “`@`” cannot be in it.",
    ],
    [
      "`code`",
      "A squad's name is made of letters, digits, spaces, emoji and simple punctuation; a backtick cannot be in it.",
    ],
  ])("cannot be %j", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each([
    "**bold**",
    "_it_",
    "~no~",
    "<@U1>",
    "<!here>",
    "[a](b)",
    "{time:1}",
    "#general",
    "https://a",
    ":tada:",
    "a|b",
    "Ada (you)",
    "a\\b",
    "> q",
    "a\nb`",
  ])("has no mark, mention or address in it: %j", (text) => {
    expect(refusal(text)).toContain("cannot be in it");
  });

  it("is read again as it is (law)", () => {
    holds(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), (text) => {
        let name: string;
        try {
          name = readSquadName(text);
        } catch (error) {
          if (error instanceof UserError) return;
          throw error;
        }
        expect(readSquadName(name)).toBe(name);
        expect([...squadKey(name)].length).toBeGreaterThanOrEqual(2);
        expect(name).not.toMatch(/[`*_~|<>@#:[\]{}\\\n]/);
      }),
    );
  });
});

describe("two names", () => {
  it.each([
    ["Rust Crew", "rust   CREW "],
    ["Straße", "STRASSE"],
    ["Ｒｕｓｔ", "Rust"],
    ["ΟΔΟΣ", "οδος"],
    ["❤️ you", "❤ you"],
    ["e\u0301quipe", "Équipe"],
  ])("%s and %s are the same", (one, other) => {
    expect(squadKey(one)).toBe(squadKey(other));
  });

  it("that read differently are different", () => {
    expect(new Set(["Rust", "Dust", "Rust 2", "R ust"].map(squadKey)).size).toBe(4);
  });

  it("are compared by what stays the same however often it is made (law)", () => {
    holds(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), (text) => {
        expect(squadKey(squadKey(text))).toBe(squadKey(text));
        expect(squadKey(text.toUpperCase())).toBe(squadKey(text));
      }),
      500,
    );
  });
});
