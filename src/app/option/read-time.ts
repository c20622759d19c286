// A time of day as people write it: 9, 9:00, 09.30, 17h30, 9am, and 5:30 pm.
import type { Reading } from "../../ports/command-description.ts";
import { printable } from "../command/printable.ts";

const pattern = /^(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|[ap]\.m\.?)?$/i;

/** As `HH:MM`. */
export function readTime(text: string): Reading<string> {
  const [, hours = "", minutes = "00", half] = pattern.exec(text) ?? [];
  const hour = Number(hours);
  const fits = half === undefined ? hours !== "" && hour <= 23 : hour >= 1 && hour <= 12;
  if (!fits || Number(minutes) > 59)
    return { wrong: () => `"${printable(text)}" isn't a time. Use something like 09:30.` };
  const shift = half === undefined ? hour : (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
  return { value: `${String(shift).padStart(2, "0")}:${minutes}` };
}
