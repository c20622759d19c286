// Tokens at rest: they open with the same secret for the same owner, and with nothing else.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSeal } from "../../../../src/platforms/slack/workspace/seal.ts";

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

  it("opens with an old secret, and is sealed with the current one from then on", () => {
    const [old, older] = [createSeal("the old one"), createSeal("the older one")];
    const now = createSeal(secret, ["the old one", "the older one"]);
    for (const before of [old, older]) {
      const sealed = before.seal("xoxb-1", "T1");
      expect([now.open(sealed, "T1"), now.isCurrent(sealed)]).toEqual(["xoxb-1", false]);
    }
    const again = now.seal("xoxb-1", "T1");
    expect([now.isCurrent(again), createSeal(secret).open(again, "T1")]).toEqual([true, "xoxb-1"]);
    expect(() => old.open(again, "T1")).toThrow("KUBEDRILL_SECRET_OLD");
  });

  it("from before keys had names opens with the secret that sealed it, new or old", () => {
    const unnamed = (sealed: string) => sealed.split(".").slice(0, 2).join(".");
    const now = createSeal(secret, ["the old one"]);
    for (const one of [secret, "the old one"]) {
      const sealed = unnamed(createSeal(one).seal("xoxb-1", "T1"));
      expect([now.open(sealed, "T1"), now.isCurrent(sealed)]).toEqual(["xoxb-1", false]);
    }
    expect(() => now.open(unnamed(createSeal("another").seal("x", "T1")), "T1")).toThrow("KUBEDRILL_SECRET");
  });

  it("with an unknown secret says so in one sentence, and neither secret nor token", () => {
    const sealed = createSeal("some other one").seal("xoxb-1", "T1");
    const key = sealed.split(".")[2];
    expect(() => createSeal(secret).open(sealed, "T1")).toThrow(
      `A workspace's Slack token can't be decrypted: KUBEDRILL_SECRET is not the one it was stored with (it has the key ${key}). Set that secret as KUBEDRILL_SECRET_OLD, or install Kubedrill there again.`,
    );
  });
});
