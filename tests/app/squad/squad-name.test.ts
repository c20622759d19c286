// Squad names: which are allowed, and when two are the same.
// cspell:disable
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSquadName, squadKey, squadLook } from "../../../src/app/squad/squad-name.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { holds } from "../../support/law.ts";

/** The message that refuses a name. */
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
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["မြို့ crew", "မြို့ crew"],
    ["ကျွန်ုပ်တို့", "ကျွန်ုပ်တို့"],
    [
      "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} north",
      "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} north",
    ],
    ["x".repeat(30), "x".repeat(30)],
  ])("can be %s", (text, name) => {
    expect(readSquadName(text)).toBe(name);
  });

  it.each([
    ["x", "A squad's name needs 2 to 30 characters. This one has 1."],
    ["a\u200d", "A squad's name needs 2 to 30 characters. This one has 1."],
    ["x".repeat(31), "A squad's name needs 2 to 30 characters. This one has 31."],
    [`ok${"\u0315".repeat(28)}`, "One letter in this name has too many accents. Remove some."],
    [`ok${"\u0315\u200d".repeat(5)}`, "One letter in this name has too many accents. Remove some."],
    ["--", "A squad's name needs a letter, a digit or an emoji."],
    ["kubernetes.io", "A dot before a letter turns the squad's name into a web address. Remove the dot."],
    ["Ru\u200bst", "This name has an invisible character. Type the name instead of pasting it."],
    ["\u202etsuR", "This name has an invisible character. Type the name instead of pasting it."],
    ["ab\u200c", "This name has an invisible character. Type the name instead of pasting it."],
    ["a \u200cb", "This name has an invisible character. Type the name instead of pasting it."],
    ["x\u{e0067}y", "This name has an invisible character. Type the name instead of pasting it."],
    ["\u3164\u3164", "This name has an invisible character. Type the name instead of pasting it."],
    [
      "@everyone",
      "A squad's name can have letters, digits, spaces, emoji, and simple punctuation, but not “`@`”.",
    ],
    [
      "`code`",
      "A squad's name can have letters, digits, spaces, emoji, and simple punctuation, but not a backtick.",
    ],
  ])("can't be %j", (text, message) => {
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
  ])("contains no markup, mention, or address: %j", (text) => {
    expect(refusal(text)).toContain("and simple punctuation, but not");
  });

  it("stays the same when read again (law)", () => {
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

  it.each([
    ["Packet Pirates", "Packet Рirates"],
    ["Kubectl", "КUBЕСТL"],
    ["Node", "Nοde"],
  ])("%s and %s look the same, and only look so", (one, other) => {
    expect(squadLook(one)).toBe(squadLook(other));
    expect(squadKey(one)).not.toBe(squadKey(other));
  });

  it("that read differently are different", () => {
    expect(new Set(["Rust", "Dust", "Rust 2", "R ust"].map(squadKey)).size).toBe(4);
    expect(new Set(["Rust", "Dust", "Rust 2", "Руст"].map(squadLook)).size).toBe(4);
  });

  it("have a key that stays the same when made again (law)", () => {
    holds(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), (text) => {
        expect(squadKey(squadKey(text))).toBe(squadKey(text));
        expect(squadKey(text.toUpperCase())).toBe(squadKey(text));
      }),
      500,
    );
  });
});
