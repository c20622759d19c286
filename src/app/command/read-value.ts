// One option's value, by the type that its command describes.
import type { OptionSpec, Reading } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { printable } from "./printable.ts";

/** Most characters of a text that is an option's value. */
export const MOST_CHARACTERS = 200;

/** What a text without needless spaces is as a value of an option. */
export function readText(name: string, spec: OptionSpec, text: string): Reading<unknown> {
  switch (spec.type) {
    case "integer":
      return readInteger(name, spec, text);
    case "choice":
      return readChoice(name, spec.choices, text);
    case "text":
      return spec.read?.(text) ?? { value: text, needs: "end" };
    default:
      return spec satisfies never;
  }
}

/** Whether a text is a value of this option, also where the option isn't named. */
export function isSure(name: string, spec: OptionSpec, text: string): boolean {
  const reading = readText(name, spec, text);
  return "value" in reading && reading.needs === undefined;
}

/** Whether a text after the option's name is a value of it, and not just any text. */
export function isValue(name: string, spec: OptionSpec, text: string): boolean {
  const reading = readText(name, spec, text);
  return "value" in reading && reading.needs !== "end";
}

/** Whether an option takes any text at all. */
export function isFreeText(spec: OptionSpec): boolean {
  return spec.type === "text" && spec.read === undefined;
}

/** The value that a reading found. @throws UserError about this option, where it found none */
export function requireValue<Value>(option: string, reading: Reading<Value>): Value {
  if ("wrong" in reading) throw new UserError(reading.wrong(), option);
  return reading.value;
}

function readInteger(
  name: string,
  { minimum, maximum }: OptionSpec & { type: "integer" },
  text: string,
): Reading<number> {
  const number = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= minimum && number <= maximum) return { value: number };
  return { wrong: () => `The option “${name}” takes a whole number from ${minimum} to ${maximum}.` };
}

/** In any case, with or without underscores; after the option's name, the beginning of a single choice will do. */
function readChoice(name: string, choices: readonly string[], text: string): Reading<string> {
  const whole = choices.find((choice) => spoken(choice) === spoken(text));
  if (whole !== undefined) return { value: whole };
  const [begun, ...more] = choices.filter((choice) => spoken(choice).startsWith(spoken(text)));
  if (begun !== undefined && more.length === 0) return { value: begun, needs: "name" };
  return {
    wrong: () =>
      `The option “${name}” takes one of: ${choices.join(", ")}. “${printable(text)}” is none of them.`,
  };
}

function spoken(text: string): string {
  return text.toLowerCase().replaceAll("_", " ");
}
