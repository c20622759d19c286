// Names as they're shown.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanName, displayName, markdownName, withoutOverrides } from "../../src/core/display-name.ts";
import { parseInline } from "../../src/core/markdown/parse-inline.ts";
import { anyText } from "../support/any-text.ts";
import { holds } from "../support/law.ts";

/** Every mark of direction but the pair that isolates. */
const reordering = /[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c]/;

describe("a name", () => {
  it.each([
    ["Ada", "Ada"],
    ["  Ada \n Lovelace\u2028", "Ada Lovelace"],
    ["\u202ecba", "cba"],
    ["a\u202ab\u202cc\u2066d\u2069e\u200ef\u200fg\u061ch", "abcdefgh"],
    ["So\u00adft\ufeff\u200b\u2060", "Soft"],
    ["bell\u0007\u0000 \u0085next", "bell next"],
    ["half a \ud83d", "half a"],
    ["👩‍🚀 crew", "👩‍🚀 crew"],
    ["دانيال", "\u2068دانيال\u2069"],
    ["שלום 10", "\u2068שלום 10\u2069"],
    ["\u202eשלום\u202c", "\u2068שלום\u2069"],
    ["نام\u200cه", "\u2068نام\u200cه\u2069"],
    ["Ada עדה", "\u2068Ada עדה\u2069"],
    ["", "Someone"],
    ["\u202e\u200b \u3164", "Someone"],
    ["\u2800\u2800", "Someone"],
  ])("%j is shown as %j", (name, shown) => {
    expect(displayName(name)).toBe(shown);
  });

  it("shown twice doesn't change, and has one line and up to one pair of marks (law)", () => {
    const mixed = fc.array(
      fc.oneof(anyText(6), fc.constantFrom("\u202e", "\u2068", "\u2069", "\u2067", "ש", "ع", "\n", "a")),
      {
        maxLength: 12,
      },
    );
    holds(
      fc.property(mixed, (parts) => {
        const shown = displayName(parts.join(""));
        expect(displayName(shown)).toBe(shown);
        expect(shown).not.toMatch(reordering);
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(shown).toMatch(/^(?:\u2068[^\u2066-\u2069]+\u2069|[^\u2066-\u2069]+)$/u);
        expect(shown.isWellFormed()).toBe(true);
        expect(withoutOverrides(`- ${shown} · 10`)).toBe(`- ${shown} · 10`);
      }),
    );
  });

  it("has no marks in Markdown", () => {
    expect(parseInline(markdownName("*שלום* `a` [b](https://c.d)"))).toEqual([
      { type: "text", text: "\u2068*שלום* `a` [b](https://c.d)\u2069" },
    ]);
  });

  it("is empty if no one can see it", () => {
    expect(cleanName("\u200d\ufe0f\u2066 ")).toBe("");
  });
});

describe("a text", () => {
  it.each([
    ["a\u202eb", "ab"],
    ["\u2068שלום\u2069 10", "\u2068שלום\u2069 10"],
    ["\u2068open", "open"],
    ["close\u2069", "close"],
    ["\u2067a\u2069\u2068b\n\u2069", "ab\n"],
    ["\u2068a\u2068b\u2069c\u2069", "a\u2068b\u2069c"],
  ])("%j loses what reorders it", (text, shown) => {
    expect(withoutOverrides(text)).toBe(shown);
  });
});
