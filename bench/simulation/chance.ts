// Chance that is looked up, not drawn in turn: the same event has the same luck under every policy.

/** What a number decides; each has its own. */
const purposes = [
  "ability",
  "difficulty",
  "participation",
  "known",
  "weights",
  "answers",
  "reviews",
  "recalls",
  "guesses",
  "slips",
  "admits",
  "random",
] as const;

type Purpose = (typeof purposes)[number];

/** A number in [0, 1) for an event, such as (member, question, day): always the same for the same event. */
type Chance = (...event: readonly number[]) => number;

/** Chance for one purpose in one seeded world: MurmurHash3, 32 bits (Austin Appleby, public domain). */
export function createChance(seed: number, purpose: Purpose): Chance {
  const start = mix(mix(0, seed), purposes.indexOf(purpose));
  return (...event) => finish(event.reduce(mix, start)) / 2 ** 32;
}

/** A standard normal number for an event (Box and Muller 1958). */
export function normal(chance: Chance, ...event: readonly number[]): number {
  return Math.sqrt(-2 * Math.log(1 - chance(...event, 0))) * Math.cos(2 * Math.PI * chance(...event, 1));
}

function mix(state: number, key: number): number {
  const scrambled = Math.imul(rotate(Math.imul(key, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotate(state ^ scrambled, 13), 5) + 0xe6546b64) | 0;
}

function finish(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
