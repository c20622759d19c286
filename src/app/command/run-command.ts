// Running a command: where it works, who may, and what its options are, checked before it does anything.

import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { Context } from "../context.ts";
import { platformRoles } from "../role/platform-roles.ts";
import { requireAdmin } from "./admin.ts";
import type { Command } from "./command.ts";
import { type GivenOptions, readOptions } from "./read-options.ts";

/** @throws UserError that says what was wrong and what to do */
export async function runCommand(context: Context, command: Command, given: GivenOptions): Promise<Reply> {
  if (command.needs === "roles") platformRoles(context);
  if (command.where === "team" && context.person.team.alone)
    throw new UserError(`{command:${command.name}} is about a team: type it in one of your team's channels.`);
  if (command.who === "team admin") requireAdmin(context);
  return command.run(context, readOptions(command, given), given);
}
