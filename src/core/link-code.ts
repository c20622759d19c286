// Link codes: typed once on another platform, to join two accounts into one learner.

/** No I, L, O, or U: nothing looks like a digit or spells a word. */
const ALPHABET = [..."0123456789", ..."ABC", ..."DEF", ..."GHJ", ..."KMN", ..."PQR", ..."STV", ..."WXY", "Z"];

/** 50 bits: with five tries per code and per person, guessing one takes longer than anyone has. */
const LENGTH = 10;
const HALF = LENGTH / 2;

/** How long a code works, in ms. The same time later, someone who typed too many wrong codes can try again. */
export const LINK_CODE_LASTS = 600_000;

/** How many wrong codes end a code, and how many one person can type in that time. */
export const MOST_LINK_TRIES = 5;

/** How many accounts one learner can have: a person has a handful. */
export const MOST_LINKED_ACCOUNTS = 10;

/** A code without its dash: ten characters of the alphabet. */
export type LinkCode = string & { readonly __brand: "LinkCode" };

/** A code from random bytes. @throws RangeError if they're too few */
export function drawLinkCode(bytes: Uint8Array): LinkCode {
  if (bytes.length < LENGTH) throw new RangeError(`A code takes ${LENGTH} random bytes.`);
  return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("") as LinkCode;
}

/** A code as typed: in any case, with or without spaces and dashes, O for 0, I or L for 1; undefined if it's none. */
export function readLinkCode(typed: string): LinkCode | undefined {
  const code = typed
    .normalize("NFKC")
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  const isCode = code.length === LENGTH && [...code].every((one) => ALPHABET.includes(one));
  return isCode ? (code as LinkCode) : undefined;
}

/** The part that finds a code; the rest proves it. */
export function firstHalf(code: LinkCode): string {
  return code.slice(0, HALF);
}

/** A code as shown: `K7QM2-4PD9T`. */
export function showLinkCode(code: LinkCode): string {
  return `${firstHalf(code)}-${code.slice(HALF)}`;
}
