// Pressing a button: who can and where, checked at each press before it does anything.
import { markdownName } from "../../core/display-name.ts";
import { INACTIVE_AFTER } from "../../core/leaderboard/squad-standings.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { RIGHTS_UNKNOWN, requireAdmin } from "./admin.ts";
import type { ButtonHandler, ButtonRule, Command } from "./command.ts";

/** @throws UserError that says what was wrong and what to do */
export async function runButton(
  context: Context,
  handler: ButtonHandler,
  args: readonly string[],
): Promise<Reply> {
  if (handler.where === "team" && context.person.team.alone)
    throw new UserError("This button is about a team. Press it in one of your team's channels.");
  if (handler.who === "team admin") requireAdmin(context);
  if (handler.who === "posting admin") await requirePostingAdmin(context, args[0] ?? "");
  if (handler.who === "squad captain") await requireCaptain(context, args[0] ?? "");
  return handler.run(context, args);
}

/** What a command lets in, for a button that runs it. */
export function ruleOf({ who, where }: Command): ButtonRule {
  return { who: who ?? "everyone", where: where ?? "anywhere" };
}

/** A direct message belongs to no team, so it says nothing about rights: then the platform is asked. */
async function requirePostingAdmin(context: Context, postingId: string): Promise<void> {
  const { storage, member, person, platform } = context;
  const posting = await storage.postings.find(postingId);
  if (posting === undefined)
    throw new UserError("That question is gone: a newer one replaced it, or its time was over.");
  const otherwise = "Only this team's admins can decide that. Ask one of yours.";
  if (posting.teamId === member.teamId) return requireAdmin(context, otherwise);
  const of = { team: posting.externalTeamId, member: person.externalId };
  const isAdmin =
    posting.platform === person.platform && (await platform(person.platform)?.isAdmin(of).catch(unclear));
  requireAdmin({ admin: isAdmin === true, rightsUnknown: false }, otherwise);
}

function unclear(): never {
  throw new UserError(RIGHTS_UNKNOWN);
}

async function requireCaptain({ storage, member, now }: Context, squadId: string): Promise<void> {
  const squad = await storage.squads.people(squadId, member.teamId, now - INACTIVE_AFTER);
  if (squad === undefined) throw new UserError("That squad is gone. {command:squad list} shows the others.");
  if (squad.captain !== member.id)
    throw new UserError(`Only the captain of ${markdownName(squad.name)} can do this.`);
}
