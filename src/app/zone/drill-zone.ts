// A drill's zone: typed, known from the platform, or asked for with good guesses.

import { printable } from "../command/printable.ts";
import type { Context } from "../context.ts";
import { guessZones, readZone } from "./zones.ts";

/** A zone, or a question with likely zones. */
export type ZoneFound =
  | { readonly type: "zone"; readonly zone: string }
  | { readonly type: "ask"; readonly why: string; readonly zones: readonly string[] };

const MOST_GUESSES = 8;

/** Reads a typed zone; asks if it names none. */
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

/** A new drill's zone: the typed one, else the person's on the platform, else a question. */
export async function zoneOfNewDrill(context: Context, zone: string | undefined): Promise<ZoneFound> {
  if (zone !== undefined) return typedZone(zone, context);
  const known = await platformZone(context);
  const reading = known === undefined ? undefined : readZone(known);
  if (reading?.type === "zone") return reading;
  return { type: "ask", why: "In which time zone does your team work?", zones: guesses(context) };
}

/** The person's zone on their platform. A failure counts as unknown, because we can ask the person. */
async function platformZone({ platform, person }: Context): Promise<string | undefined> {
  const of = { team: person.team.externalId, member: person.externalId };
  const current = await platform(person.platform)
    ?.zone(of)
    .catch(() => undefined);
  return current ?? person.zone;
}

/** Zones to choose from: likely ones for this person, most likely first. */
export function likelyZones(context: Context): readonly string[] {
  const own = context.person.zone;
  return [...new Set([...(own === undefined ? [] : [own]), ...guesses(context, MOST_LISTED)])];
}

/** Fewer than any platform's select can hold. */
const MOST_LISTED = 20;

/** The zone of the team's first drill, then those of the person's region, then UTC. */
function guesses({ member, person }: Context, most = MOST_GUESSES): readonly string[] {
  return [
    ...new Set([
      ...(member.teamZone === "UTC" ? [] : [member.teamZone]),
      ...guessZones(person.locale, most),
      "UTC",
    ]),
  ];
}
