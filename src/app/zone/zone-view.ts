// Asking for a time zone: a button for each place that may be meant, with what its clocks show.
import { localTime } from "../../core/drill-calendar.ts";
import { type Action, type Block, type Button, fitsButton } from "../../ports/reply.ts";
import type { ZoneFound } from "./drill-zone.ts";
import { placeOf } from "./zones.ts";

/** `action` goes on with a zone, and with all else that was typed after the command. */
export function zoneQuestion(
  { why, zones }: Extract<ZoneFound, { type: "ask" }>,
  command: string,
  action: (zone: string) => Action,
  now: number,
): readonly Block[] {
  const buttons = zones
    .map((zone) => ({
      label: `${zone === "UTC" ? zone : placeOf(zone)} · ${localTime(now, zone)} now`,
      action: action(zone),
    }))
    .filter((button) => fitsButton(button.action));
  const typed = `{command:${command} zone:${zones.find((zone) => zone !== "UTC") ?? "Europe/Berlin"}}`;
  return [
    { type: "text", markdown: why },
    ...(buttons.length === 0 ? [] : [zoneChoice(buttons)]),
    {
      type: "text",
      muted: true,
      markdown:
        buttons.length === 0
          ? `That's too much for a button. Type it again with the zone, as in ${typed}.`
          : `Somewhere else? Type a place in that zone, as in ${typed}.`,
    },
  ];
}

const MOST_BUTTONS = 3;

function zoneChoice(buttons: readonly Button[]): Block {
  return buttons.length <= MOST_BUTTONS
    ? { type: "buttons", buttons }
    : { type: "select", label: "Choose a time zone", choices: buttons };
}
