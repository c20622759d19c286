// Tokens at rest: they open with the same secret for the same owner, and with nothing else.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSeal } from "../../../src/platforms/slack/workspace/seal.ts";

const secret = "a secret of at least thirty-two characters";

describe("a sealed token", () => {
  it("opens again, and looks different each time", () => {
    const { seal, open } = createSeal(secret);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, owner) => {
        const sealed = seal(text, owner);
        expect(createSeal(secret).open(sealed, owner)).toBe(text);
        expect(open(sealed, owner)).toBe(text);
        expect(seal(text, owner)).not.toBe(sealed);
      }),
    );
  });

  it("does not open with another secret, for another owner, or altered", () => {
    const { seal, open } = createSeal(secret);
    const sealed = seal("xoxb-1", "T1");
    const altered = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    const again = "KUBEDRILL_SECRET is not the one it was stored with";
    expect(() => createSeal(`${secret}!`).open(sealed, "T1")).toThrow(again);
    expect(() => open(sealed, "T2")).toThrow(again);
    expect(() => open(altered, "T1")).toThrow(again);
    expect(() => open("", "T1")).toThrow(again);
    expect(() => open("v2.xyz", "T1")).toThrow(again);
  });
});
