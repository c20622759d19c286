// The zone a person is in, whatever they set themselves.
import { isZone } from "../../core/study-day.ts";
import type { Context } from "../context.ts";

/** As the platform tells it now, else as it told it before, else their first drill's. */
export async function platformZone({ platform, person, member }: Context): Promise<string> {
  const of = { team: person.team.externalId, member: person.externalId };
  // A platform that does not answer is no reason to stop: there is a zone to go by.
  const told = await platform(person.platform)
    ?.zone(of)
    .catch(() => undefined);
  return told !== undefined && isZone(told) ? told : member.usualZone;
}
