// Encoding actions for a button's payload, and decoding them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Action, decodeAction, encodeAction, say } from "../../src/ports/reply.ts";
import { anyText } from "../support/any-text.ts";
import { holds } from "../support/law.ts";

/** Short enough to fit even if every character needs several escapes. */
const anyArgument = fc.string({ unit: "grapheme", maxLength: 4 });
const anyAction: fc.Arbitrary<Action> = fc.record({
  name: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 6 }),
  args: fc.array(anyArgument, { maxLength: 3 }),
});

function length({ name, args }: Action): number {
  return [name, ...args]
    .map((part) => encodeURIComponent(part).length)
    .reduce((sum, part) => sum + part + 1, -1);
}

describe("action", () => {
  it.each<[Action, string]>([
    [{ name: "answer", args: ["06b2k0000000000000aa", "B"] }, "answer:06b2k0000000000000aa:B"],
    [{ name: "leaderboard", args: ["all time"] }, "leaderboard:all%20time"],
    [{ name: "daily", args: [] }, "daily"],
    [{ name: "lookup", args: [""] }, "lookup:"],
    [{ name: "a", args: ["b:c", "100 %", "ä"] }, "a:b%3Ac:100%20%25:%C3%A4"],
  ])("%j is encoded as %s", (action, encoded) => {
    expect(encodeAction(action)).toBe(encoded);
    expect(decodeAction(encoded)).toEqual(action);
  });

  it("has up to 100 characters", () => {
    const fits = { name: "n".repeat(50), args: ["a".repeat(49)] };
    expect(encodeAction(fits)).toHaveLength(100);
    expect(decodeAction(encodeAction(fits))).toEqual(fits);
    expect(() => encodeAction({ name: "n".repeat(50), args: ["a".repeat(50)] })).toThrow(RangeError);
    // Encoded characters count: each of these becomes three.
    expect(() => encodeAction({ name: "n", args: [":".repeat(34)] })).toThrow(RangeError);
    expect(decodeAction("n".repeat(100))).toEqual({ name: "n".repeat(100), args: [] });
    expect(decodeAction("n".repeat(101))).toBeUndefined();
  });

  it.each(["", ":", ":B", "%", "answer:%", "answer:%E4", "%zz", "answer:%C3"])(
    "%j isn't an action",
    (encoded) => {
      expect(decodeAction(encoded)).toBeUndefined();
    },
  );

  it.each(["constructor", "__proto__", "toString:1"])("%j is an ordinary action", (encoded) => {
    const [name = "", ...args] = encoded.split(":");
    expect(decodeAction(encoded)).toEqual({ name, args });
  });

  it("decodes to the same action, or is too long (law)", () => {
    holds(
      fc.property(anyAction, (action) => {
        if (length(action) > 100) {
          expect(() => encodeAction(action)).toThrow(RangeError);
        } else {
          const encoded = encodeAction(action);
          expect(encoded.length).toBe(length(action));
          expect(encoded).toMatch(/^[\x21-\x7e]+$/);
          expect(decodeAction(encoded)).toEqual(action);
        }
      }),
      500,
    );
  });

  it("decodes any text without failing (law)", () => {
    const anyPayload = fc.oneof(
      anyText(120),
      fc.string({ unit: fc.constantFrom("%", ":", "0", "a", "F", "C", "\ud800", "é"), maxLength: 12 }),
    );
    holds(
      fc.property(anyPayload, (payload) => {
        const action = decodeAction(payload);
        if (action !== undefined) {
          expect(action.name).not.toBe("");
          expect(action.args).toHaveLength(payload.split(":").length - 1);
        }
      }),
      500,
    );
  });
});

describe("say", () => {
  it("is a private reply with one text", () => {
    expect(say("Done.")).toEqual({ delivery: "private", blocks: [{ type: "text", markdown: "Done." }] });
  });
});
