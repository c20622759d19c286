// Secrets that a generator makes are taken; those that a person typed without thinking are not.
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { looksRandom } from "../../src/environment/secret-strength.ts";

describe("a secret", () => {
  it.each([
    "a".repeat(32),
    "a".repeat(1_000),
    `${"x".repeat(31)}1`,
    "ab".repeat(16),
    "aA1!".repeat(8),
    "abc123".repeat(6),
    "0123456789abcdef".repeat(2),
    "0123456789abcdef".repeat(4),
    "deadbeef".repeat(4),
    "password".repeat(4),
    "Password1!Password2!Password3!Password4!",
    "kubedrill-kubedrill-kubedrill-kubedrill",
    "changeme-changeme-changeme-1234567",
    "12345678901234567890123456789012",
    "31415926535897932384626433832795",
    "abcdefghijklmnopqrstuvwxyz012345",
    "zyxwvutsrqponmlkjihgfedcba987654",
    "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6",
    "aA1!bB2@cC3#dD4$eE5%fF6^gG7&hH8*",
    "qwertyuiopasdfghjklzxcvbnm1234567890",
    "QwErTyUiOp1234567890AsDfGhJkLzXcVbNm",
    "aaaabbbbccccddddeeeeffff00001111",
    "correcthorsebatterystaplecorrect",
    `${"0".repeat(63)}1`,
    "too short 4 A secret!",
    "",
  ])("%j is too easy to guess", (secret) => {
    expect(looksRandom(secret)).toBe(false);
  });

  it.each(["a secret of at least thirty-two characters", "four words and more, 32 letters long"])(
    "%j is long and varied enough",
    (secret) => {
      expect(looksRandom(secret)).toBe(true);
    },
  );

  it("from a generator is taken", () => {
    for (let turn = 0; turn < 500; turn += 1) {
      for (const secret of [
        randomBytes(32).toString("base64"),
        randomBytes(32).toString("hex"),
        randomBytes(24).toString("base64url"),
        crypto.randomUUID(),
      ]) {
        expect(looksRandom(secret), secret).toBe(true);
      }
    }
  });
});
