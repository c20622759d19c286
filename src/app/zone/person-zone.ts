// The zone a person is in, apart from their own setting.
import { isZone } from "../../core/study-day.ts";
import type { Context } from "../context.ts";

/** The platform's current report, else its last one, else their first drill's zone. */
export async function platformZone({ platform, person, member }: Context): Promise<string> {
  const of = { team: person.team.externalId, member: person.externalId };
  // A platform that does not answer is no reason to stop: there is a zone to go by.
  const reported = await platform(person.platform)
    ?.zone(of)
    .catch(() => undefined);
  return reported !== undefined && isZone(reported) ? reported : member.usualZone;
}
