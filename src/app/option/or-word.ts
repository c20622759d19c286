// An option's type with one word more, such as `off` where a time is asked for.
import type { Reading } from "../../ports/command-description.ts";

type Read<Value> = (text: string) => Reading<Value>;

/** Reads the word in any case as itself, everything else as `read` does. */
export function orWord<const Word extends string, Value>(word: Word, read: Read<Value>): Read<Value | Word> {
  return (text) => (text.toLowerCase() === word ? { value: word } : read(text));
}
