// A squad's captain makes another member the captain.
import { INACTIVE_AFTER } from "../../core/leaderboard/squad-standings.ts";
import type { Block } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { captainNotice } from "./name-captains.ts";
import { askCaptain, nameOf, notInIt, showMembers } from "./squad-members.ts";

/** Asks the captain before another member becomes the captain. */
export function askToAppoint(context: Context, squadId: string, memberId: string): Promise<readonly Block[]> {
  return askCaptain(context, squadId, memberId, {
    question: (name, squad) =>
      `Make **${name}** the captain of **${squad}**? Only they can change that again.`,
    verb: "Make captain",
    button: "squad-captain",
  });
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
