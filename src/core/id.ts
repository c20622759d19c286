// IDs that sort by time: inserting random keys takes twice as long.

const ALPHABET = "0123456789abcdefghijklmnopqrstuv";

/**
 * An ID of 20 lowercase base32 characters: 48 bits of `now` (epoch ms), then 52 random bits.
 * `random` returns a number in [0, 1) and is called once.
 */
export function makeId(now: number, random: () => number): string {
  return base32(BigInt(Math.trunc(now)) * 2n ** 52n + BigInt(Math.floor(random() * 2 ** 52)));
}

function base32(value: bigint): string {
  let text = "";
  for (let rest = value, digits = 0; digits < 20; digits++, rest >>= 5n) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
  }
  return text;
}
