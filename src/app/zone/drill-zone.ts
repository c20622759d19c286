// The zone of a drill: as typed, as the platform tells it, or asked for with good guesses.

import { printable } from "../command/printable.ts";
import type { Context } from "../context.ts";
import { guessZones, readZone } from "./zones.ts";

/** A zone, or the question to put instead, with the zones that may be meant. */
export type ZoneFound =
  | { readonly type: "zone"; readonly zone: string }
  | { readonly type: "ask"; readonly why: string; readonly zones: readonly string[] };

const MOST_GUESSES = 8;

/** The zone that a text names, else why it names none. */
export function typedZone(text: string, context: Context): ZoneFound {
  const reading = readZone(text);
  if (reading.type === "zone") return reading;
  if (reading.type === "offset") {
    const why = `“${printable(text)}” is an offset, and stays behind when the clocks change. Which place do you mean?`;
    return { type: "ask", why, zones: guesses(context) };
  }
  if (reading.near.length === 0) {
    return {
      type: "ask",
      why: `There is no time zone “${printable(text)}”. Which is it?`,
      zones: guesses(context),
    };
  }
  return {
    type: "ask",
    why: `“${printable(text)}” is no time zone by itself. Do you mean this?`,
    zones: reading.near,
  };
}

/** The zone of a new drill: what was typed, else the person's as the platform tells it, else a question. */
export async function zoneOfNewDrill(context: Context, zone: string | undefined): Promise<ZoneFound> {
  if (zone !== undefined) return typedZone(zone, context);
  const told = await toldZone(context);
  const reading = told === undefined ? undefined : readZone(told);
  if (reading?.type === "zone") return reading;
  return { type: "ask", why: "In which time zone does your team work?", zones: guesses(context) };
}

/** A platform that does not answer is no reason to stop: people can be asked. */
async function toldZone({ platform, person }: Context): Promise<string | undefined> {
  const of = { team: person.team.externalId, member: person.externalId };
  const told = await platform(person.platform)
    ?.zone(of)
    .catch(() => undefined);
  return told ?? person.zone;
}

/** The zone of the team's first drill, then those of the person's region, then UTC. */
function guesses({ member, person }: Context): readonly string[] {
  return [
    ...new Set([
      ...(member.teamZone === "UTC" ? [] : [member.teamZone]),
      ...guessZones(person.locale, MOST_GUESSES),
      "UTC",
    ]),
  ];
}
