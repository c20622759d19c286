// IDs: length, alphabet, order, and uniqueness.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeId } from "../../src/core/id.ts";
import { holds } from "../support/law.ts";
import { seededRandom } from "../support/seeded-random.ts";

const anyTime = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("ID", () => {
  it("is the time, then random bits, in base32", () => {
    expect(makeId(0, () => 0)).toBe("00000000000000000000");
    expect(makeId(2 ** 48 - 1, () => 1 - 2 ** -52)).toBe("vvvvvvvvvvvvvvvvvvvv");
    expect(makeId(0, () => 2 ** -52)).toBe("00000000000000000001");
    expect(makeId(1, () => 0)).toBe("00000000040000000000");
  });

  it("takes one random number", () => {
    let asked = 0;
    makeId(1_750_000_000_000, () => {
      asked += 1;
      return 0.5;
    });
    expect(asked).toBe(1);
  });

  it("is never the same twice, even in one millisecond", () => {
    const random = seededRandom(1);
    const ids = Array.from({ length: 5_000 }, () => makeId(1_750_000_000_000, random));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has 20 lowercase base32 characters (law)", () => {
    holds(
      fc.property(anyTime, anyChance, (now, chance) => {
        expect(makeId(now, () => chance)).toMatch(/^[0-9a-v]{20}$/);
      }),
    );
  });

  it("sorts by time (law)", () => {
    const twoTimes = fc.oneof(
      fc.tuple(anyTime, anyTime),
      anyTime.map((now): [number, number] => [now, Math.max(0, now - 1)]),
    );
    holds(
      fc.property(twoTimes, anyChance, anyChance, ([a, b], chanceA, chanceB) => {
        fc.pre(a !== b);
        const ids = [makeId(a, () => chanceA), makeId(b, () => chanceB)] as const;
        expect(ids[0] < ids[1]).toBe(a < b);
      }),
    );
  });

  it("keeps all bits of the time and the random number (law)", () => {
    holds(
      fc.property(
        anyTime,
        fc.maxSafeInteger().filter((some) => some >= 0),
        (now, bits) => {
          const chance = (bits % 2 ** 52) / 2 ** 52;
          const value = [...makeId(now, () => chance)].reduce(
            (sum, digit) => sum * 32n + BigInt(parseInt(digit, 32)),
            0n,
          );
          expect(value >> 52n).toBe(BigInt(now));
          expect(value & (2n ** 52n - 1n)).toBe(BigInt(bits % 2 ** 52));
        },
      ),
    );
  });
});
