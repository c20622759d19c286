// Squad names: which are allowed, and when two are the same.
import { UserError } from "../../ports/errors.ts";

const FEWEST_CHARACTERS = 2;
export const MOST_CHARACTERS = 30;

/**
 * Invisible characters: joiners, fillers, direction marks. Emoji need the joiner and the variation selector, flags of
 * regions need tags, and Persian and Indian languages need both joiners between letters.
 */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const forbiddenInvisible = /(?!\u200c|\u200d|\ufe0f)\p{Default_Ignorable_Code_Point}/u;

/** More marks than any language puts on one letter (Burmese: four): they would cover the lines around it. */
const stackedMarks = /\p{M}{5}/u;

/** The flag of a region, such as Scotland: a black flag and tags, the last one an end. */
const regionFlag = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;

/** A joiner that joins nothing: at an end, or next to something that isn't a letter or mark. */
const looseJoiner = /(?<![\p{L}\p{M}])\u200c|\u200c(?!\p{L})/u;

/** Nothing that a platform reads as markup, a mention, or an address, and no “(you)” as on leaderboards. */
const usable =
  /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|[ '’.,!?&+–-]|\u200c|\u200d)$/u;

/** Reads a squad's name. @throws UserError that says what's wrong with it */
export function readSquadName(text: string): string {
  const name = text.normalize("NFC").trim().replace(/\s+/g, " ");
  const plain = name.replace(regionFlag, "\u{1f3f4}");
  const odd = [...plain].find((character) => !usable.test(character));
  if (forbiddenInvisible.test(plain) || looseJoiner.test(plain))
    throw refusal("This name has an invisible character. Type the name instead of pasting it.");
  if (odd !== undefined) {
    throw refusal(
      `A squad's name can have letters, digits, spaces, emoji, and simple punctuation, but not ${quoted(odd)}.`,
    );
  }
  if (/\.\p{L}/u.test(name))
    throw refusal("A dot before a letter turns the squad's name into a web address. Remove the dot.");
  if (stackedMarks.test(plain.replaceAll(/\u200c|\u200d/gu, "")))
    throw refusal("One letter in this name has too many accents. Remove some.");
  const length = [...plain].length;
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

/** Letters of other scripts that look like a small Latin one (the common ones of Unicode's list). */
const lookalikes: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  с: "c",
  е: "e",
  һ: "h",
  і: "i",
  ј: "j",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  ѕ: "s",
  т: "t",
  у: "y",
  х: "x",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
  α: "a",
  ο: "o",
  ν: "v",
  ρ: "p",
  κ: "k",
  ι: "i",
  τ: "t",
  υ: "u",
  χ: "x",
  ı: "i",
};

/** The same for two names that look the same, also if their letters are from different scripts. */
export function squadLook(name: string): string {
  return [...squadKey(name)].map((letter) => lookalikes[letter] ?? letter).join("");
}

function quoted(character: string): string {
  return character === "`" ? "a backtick" : `“\`${character}\`”`;
}

function refusal(message: string): UserError {
  return new UserError(message, "name");
}
