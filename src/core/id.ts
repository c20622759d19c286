// IDs that sort by time: inserting random keys takes twice as long.

/**
 * An ID of 20 lowercase base32 characters: 48 bits of `now` (epoch ms), then 52 random bits.
 * `random` returns a number in [0, 1) and is called once.
 */
export function makeId(now: number, random: () => number): string {
  const bits = Math.floor(random() * 2 ** 52);
  // Half of the characters hold the time and two of the bits.
  return tenDigits(Math.trunc(now) * 4 + Math.floor(bits / HALF)) + tenDigits(bits % HALF);
}

/** What ten base32 digits hold, and five. */
const HALF = 2 ** 50;
const QUARTER = 2 ** 25;

function tenDigits(value: number): string {
  return fiveDigits(Math.floor(value / QUARTER)) + fiveDigits(value % QUARTER);
}

/** JavaScript's digits in base 32 are 0–9 and a–v. Small integers are written much faster than large ones. */
function fiveDigits(value: number): string {
  return value.toString(32).padStart(5, "0");
}

/** FNV-1a (Fowler, Noll, Vo) as a whole number of 32 bits: the same for the same text, and hard to predict. */
export function hashText(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  // MurmurHash3's finalizer: without it, texts that differ only at the end stay neighbors.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
