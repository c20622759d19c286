// A time zone as an option: read in two steps, because what isn't the name of one becomes a question with guesses.
import type { Reading } from "../../ports/command-description.ts";
import { isPlace, zoneNamed } from "../zone/zones.ts";

/** The text as it is: surely a zone is only what has its full name, such as `Europe/Berlin` and `America/New York`. */
export function readZoneText(text: string): Reading<string> {
  if (zoneNamed(text) !== undefined) return { value: text };
  return { value: text, needs: isPlace(text) ? "name" : "end" };
}
