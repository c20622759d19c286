// Squad names: which are allowed, and when two are the same.
import { UserError } from "../../ports/errors.ts";

const FEWEST_CHARACTERS = 2;
export const MOST_CHARACTERS = 30;

/** Invisible characters: joiners, fillers, direction marks. Emoji need the joiner and the variation selector. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const forbiddenInvisible = /(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}/u;

/** More marks than any language puts on one letter: they would cover the lines around it. */
const stackedMarks = /\p{M}{4}/u;

/** Nothing that a platform reads as markup, a mention, or an address, and no “(you)” as on leaderboards. */
const usable =
  /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|[ '’.,!?&+–-]|\u200d)$/u;

/** Reads a squad's name. @throws UserError that says what's wrong with it */
export function readSquadName(text: string): string {
  const name = text.normalize("NFC").trim().replace(/\s+/g, " ");
  const odd = [...name].find((character) => !usable.test(character));
  if (forbiddenInvisible.test(name))
    throw refusal("This name has an invisible character. Type the name instead of pasting it.");
  if (odd !== undefined) {
    throw refusal(
      `A squad's name can have letters, digits, spaces, emoji, and simple punctuation, but not ${quoted(odd)}.`,
    );
  }
  if (/\.\p{L}/u.test(name))
    throw refusal("A dot before a letter turns the squad's name into a web address. Remove the dot.");
  if (stackedMarks.test(name.replaceAll("\u200d", "")))
    throw refusal("One letter in this name has too many accents. Remove some.");
  const length = [...name].length;
  const seen = [...squadKey(name)].length;
  if (seen < FEWEST_CHARACTERS || length > MOST_CHARACTERS) {
    throw refusal(
      `A squad's name needs ${FEWEST_CHARACTERS} to ${MOST_CHARACTERS} characters. This one has ${seen < FEWEST_CHARACTERS ? seen : length}.`,
    );
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name))
    throw refusal("A squad's name needs a letter, a digit or an emoji.");
  return name;
}

/** The name for comparing: the same in any case, width, and spacing. */
export function squadKey(name: string): string {
  // JavaScript has no case folding. Upper, then lower case gives the same result for ß and ẞ, ς and σ.
  return name
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKC")
    .replace(invisible, "")
    .trim()
    .replace(/\s+/g, " ");
}

function quoted(character: string): string {
  return character === "`" ? "a backtick" : `“\`${character}\`”`;
}

function refusal(message: string): UserError {
  return new UserError(message, "name");
}
