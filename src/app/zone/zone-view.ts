// Asking for a time zone: a button for each place that may be meant, with what its clocks show.
import { localTime } from "../../core/drill-calendar.ts";
import type { Block } from "../../ports/reply.ts";
import { drillAction } from "../drill/drill-action.ts";
import type { DrillTexts } from "../drill/drill-options.ts";
import { placeOf } from "./zones.ts";

interface ZoneQuestion {
  /** What is asked, and why. */
  readonly why: string;
  readonly zones: readonly string[];
  /** The command that goes on with the answer, and what else was typed. */
  readonly command: "drill create" | "drill change";
  readonly texts: DrillTexts;
  readonly now: number;
}

export function zoneQuestion({ why, zones, command, texts, now }: ZoneQuestion): readonly Block[] {
  const name = command === "drill create" ? "drill-create" : "drill-change";
  const buttons = zones.flatMap((zone) => {
    const action = drillAction(name, { ...texts, zone });
    const label = `${zone === "UTC" ? zone : placeOf(zone)} · ${localTime(now, zone)} now`;
    return action === undefined ? [] : [{ label, action }];
  });
  const other = `{command:${command} zone:${zones.find((zone) => zone !== "UTC") ?? "Europe/Berlin"}}`;
  return [
    { type: "text", markdown: why },
    ...(buttons.length === 0 ? [] : [{ type: "buttons", buttons } as const]),
    {
      type: "text",
      muted: true,
      markdown:
        buttons.length === 0
          ? `That is too much for a button: please type it once more, with the zone, as in ${other}.`
          : `Somewhere else? Type a place of that zone, as in ${other}.`,
    },
  ];
}
