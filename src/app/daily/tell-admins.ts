// A message to the admins who set up a team's drills.
import { isRefusal } from "../../ports/platform-error.ts";
import type { Block } from "../../ports/reply.ts";
import type { Member } from "../../ports/storage/people.ts";
import { inTime, runningOn } from "./deps.ts";
import type { NewsDeps } from "./stop-drill.ts";

/** Sends each contact of the team's drills the blocks once; not the member who caused it. */
export async function tellAdmins(
  deps: NewsDeps,
  { id, teamId }: Pick<Member, "id" | "teamId">,
  blocks: readonly Block[],
): Promise<void> {
  const drills = await deps.storage.drills.ofTeam(teamId);
  const contacts = new Map(
    drills.flatMap((drill) => (drill.contact ? [[drill.contact.memberId, drill]] : [])),
  );
  contacts.delete(id);
  for (const { contact, platform: name, externalTeamId: team } of contacts.values()) {
    if (contact === undefined) continue;
    const { platform, sender } = runningOn(deps, name);
    const to = { team, member: contact.externalId };
    try {
      await sender.send({ kind: "direct", team }, () => inTime(platform.direct(to, blocks), deps.timers));
    } catch (error) {
      // An admin who takes no messages sees reports with /questions.
      if (!isRefusal(error, "person")) throw error;
    }
  }
}
