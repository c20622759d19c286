// What a reader makes of a text: its value, or the sentence that says what is wrong.
import type { Reading } from "../../../src/ports/command-description.ts";

export function outcome(reading: Reading<unknown>): unknown {
  return "wrong" in reading ? reading.wrong() : reading.value;
}

/** Whether the text is a value also without the option's name. */
export function isSure(reading: Reading<unknown>): boolean {
  return "value" in reading && reading.needs === undefined;
}
