// A squad's captain makes another member the captain.
import { markdownName } from "../../core/display-name.ts";
import { INACTIVE_AFTER } from "../../core/leaderboard/squad-standings.ts";
import type { Block } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { captainNotice } from "./name-captains.ts";
import { decide, nameOf, showMembers } from "./squad-members.ts";

const notInIt = "Nothing to change: they're not in the squad.";

/** Asks the captain before another member becomes the captain. */
export async function askToAppoint(
  context: Context,
  squadId: string,
  memberId: string,
): Promise<readonly Block[]> {
  const { storage, member, now } = context;
  const squad = await storage.squads.people(squadId, member.teamId, now - INACTIVE_AFTER);
  const person = squad?.members.find(({ id }) => id === memberId);
  if (squad === undefined || person === undefined) return showMembers(context, squadId, notInIt);
  return [
    {
      type: "text",
      markdown: `Make **${nameOf(person)}** the captain of **${markdownName(squad.name)}**? Only they can change that again.`,
    },
    {
      type: "buttons",
      buttons: [
        { ...decide("Make captain", "squad-captain", squadId, person), style: "danger" },
        { label: "Cancel", action: { name: "squad-members", args: [squadId] } },
      ],
    },
  ];
}

export async function appointInSquad(
  context: Context,
  squadId: string,
  memberId: string,
): Promise<readonly Block[]> {
  const { storage, member, now, newId } = context;
  const since = now - INACTIVE_AFTER;
  const outcome = await storage.squads.appoint({ squadId, captain: member.id, memberId, since }, newId());
  switch (outcome) {
    case "appointed": {
      const squad = await storage.squads.people(squadId, member.teamId, since);
      if (memberId !== member.id)
        await storage.notices.store(memberId, captainNotice(squad?.name ?? ""), newId(), now);
      const name = nameOf(squad?.members.find(({ id }) => id === memberId));
      return showMembers(context, squadId, `**${name}** is the captain now.`);
    }
    case "not in it":
      return showMembers(context, squadId, notInIt);
    case "not captain":
      return showMembers(context, squadId, "Nothing was changed: only the squad's captain can do this.");
    default:
      return outcome satisfies never;
  }
}
