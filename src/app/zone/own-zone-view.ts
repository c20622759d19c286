// Asking a person which time zone they mean: a button for each place, with what its clocks show.
import { localTime } from "../../core/drill-calendar.ts";
import type { Block } from "../../ports/reply.ts";
import { placeOf } from "./zones.ts";

/** The buttons bring a zone into `/settings`, and what else was typed there. */
export function zoneChoices(
  why: string,
  zones: readonly string[],
  typed: Readonly<Record<string, string | number | undefined>>,
  now: number,
): readonly Block[] {
  const buttons = zones.map((zone) => ({
    label: `${zone === "UTC" ? zone : placeOf(zone)} · ${localTime(now, zone)} now`,
    action: { name: "settings-set", args: toArgs({ ...typed, zone }) },
  }));
  return [
    { type: "text", markdown: why },
    { type: "buttons", buttons },
    {
      type: "text",
      muted: true,
      markdown:
        "Somewhere else? Type a place of that zone, as in {command:settings zone:Europe/Berlin}; `auto` goes back to the usual one.",
    },
  ];
}

/** Pairs of option and value. */
function toArgs(values: Readonly<Record<string, string | number | undefined>>): readonly string[] {
  return Object.entries(values).flatMap(([option, value]) =>
    value === undefined ? [] : [option, String(value)],
  );
}
