// Names of squads: what may be one, and when two are the same.
import { UserError } from "../../ports/errors.ts";

const FEWEST_CHARACTERS = 2;
export const MOST_CHARACTERS = 30;

/** What nobody sees: joiners, fillers, marks of direction. Emoji need the joiner and the variation. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const sightless = /(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}/u;

/** More marks than any language puts on one letter: they draw over the lines around it. */
const stackedMarks = /\p{M}{4}/u;

/** Nothing that a platform reads a mark, a mention or an address into, nor the “(you)” of boards. */
const usable =
  /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|[ '’.,!?&+–-]|\u200d)$/u;

/** The name that a text is. @throws UserError that says what cannot be in a name */
export function readSquadName(text: string): string {
  const name = text.normalize("NFC").trim().replace(/\s+/g, " ");
  const odd = [...name].find((character) => !usable.test(character));
  if (sightless.test(name))
    throw refusal("There is an invisible character in this name. Type it anew, without copying.");
  if (odd !== undefined) {
    throw refusal(
      `A squad's name is made of letters, digits, spaces, emoji and simple punctuation; ${quoted(odd)} cannot be in it.`,
    );
  }
  if (/\.\p{L}/u.test(name))
    throw refusal("A dot before a letter makes a web address of it. Leave the dot out of the squad's name.");
  if (stackedMarks.test(name.replaceAll("\u200d", "")))
    throw refusal("There are too many accents on one letter of this name. Leave some out.");
  const length = [...name].length;
  const seen = [...squadKey(name)].length;
  if (seen < FEWEST_CHARACTERS || length > MOST_CHARACTERS) {
    throw refusal(
      `A squad's name has ${FEWEST_CHARACTERS} to ${MOST_CHARACTERS} characters; this one has ${seen < FEWEST_CHARACTERS ? seen : length}.`,
    );
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name))
    throw refusal("A squad's name needs a letter, a digit or an emoji.");
  return name;
}

/** The name as it is compared: in any case, width and spacing it is the same. */
export function squadKey(name: string): string {
  // Upper, then lower case is as near to folding as JavaScript has: ß and ẞ, ς and σ come out the same.
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
