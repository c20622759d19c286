// Whether a secret could have come from a random generator, or was typed by a person.

const FEWEST_CHARACTERS = 32;
const FEWEST_DIFFERENT = 10;
/** Characters that are left when everything that follows from earlier ones counts as one. */
const FEWEST_NEW = 18;
/** As long as this, and a repetition is no chance. */
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
/** What people type without thinking. */
const known = [...rows, ...rows.map((row) => [...row].toReversed().join("")), ...words].join("\n");

/** Sequences may be woven into each other, as in a1b2c3d4. */
const strides = [1, 2, 3, 4];

/**
 * False for short secrets, few different characters, one kind of characters, repetitions, and sequences. It refuses one
 * in 10,000 that `openssl rand -hex 16` makes, and none of 200,000 from `openssl rand -base64 32`.
 */
export function looksRandom(secret: string): boolean {
  return (
    secret.length >= FEWEST_CHARACTERS &&
    new Set(secret).size >= FEWEST_DIFFERENT &&
    kinds.filter((kind) => kind.test(secret)).length >= 2 &&
    strides.every((stride) => countNew(secret.toLowerCase(), stride) >= FEWEST_NEW)
  );
}

/** Counts what is new in every `stride`th characters; a piece that came before, or that is known, counts as one. */
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
