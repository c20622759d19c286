// Guesses whether a secret came from a random generator or a person typed it.

const FEWEST_CHARACTERS = 32;
const FEWEST_DIFFERENT = 10;
/** Least length after counting predictable runs as one character. */
const FEWEST_NEW = 18;
/** A repetition of this length isn't chance. */
const REPETITION = 3;

const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const words = [
  "password",
  "passphrase",
  "secret",
  "kubedrill",
  "kubernetes",
  "changeme",
  "letmein",
  "example",
];
/** Sequences that people type without thinking. */
const known = [...rows, ...rows.map((row) => [...row].toReversed().join("")), ...words].join("\n");

/** Detects interleaved sequences, as in a1b2c3d4. */
const strides = [1, 2, 3, 4];

/**
 * False for short secrets, few different characters, one kind of character, repetitions, and sequences. Measured: it
 * refuses 1 in 10,000 results of `openssl rand -hex 16` and 0 of 200,000 of `openssl rand -base64 32`.
 */
export function looksRandom(secret: string): boolean {
  return (
    secret.length >= FEWEST_CHARACTERS &&
    new Set(secret).size >= FEWEST_DIFFERENT &&
    kinds.filter((kind) => kind.test(secret)).length >= 2 &&
    strides.every((stride) => countNew(secret.toLowerCase(), stride) >= FEWEST_NEW)
  );
}

/** Counts characters `stride` apart. A repeated or well-known piece counts as one. */
function countNew(text: string, stride: number): number {
  const strands = Array.from({ length: stride }, (_, first) =>
    [...text].filter((_, index) => index % stride === first).join(""),
  );
  return strands.reduce((sum, strand) => sum + countPieces(strand), 0);
}

function countPieces(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count += 1) {
    const before = `${known}\n${text.slice(0, at)}`;
    let length = REPETITION - 1;
    while (at + length < text.length && before.includes(text.slice(at, at + length + 1))) length += 1;
    at += length >= REPETITION ? length : 1;
  }
  return count;
}
