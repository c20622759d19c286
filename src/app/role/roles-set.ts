// /roles set: members get a role for an award from now on.
import { awards, seasonStart } from "../../core/leaderboard/award.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Reading } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import { command } from "../command/command.ts";
import { printable } from "../command/printable.ts";
import { platformRoles } from "./platform-roles.ts";
import { roleSetBlocks } from "./roles-view.ts";

export const rolesSet = command({
  name: "roles set",
  description: "Give members a role for a milestone, or for winning a season",
  who: "team admin",
  where: "team",
  needs: "roles",
  options: {
    award: { type: "choice", description: "What members get it for", choices: awards, required: true },
    role: {
      type: "text",
      description: "A role below Kubedrill's own",
      required: true,
      picks: "role",
      read: readRole,
    },
  },
  async run(context, { award, role }) {
    const { storage, member, person, now } = context;
    const [state] = await platformRoles(context)
      .check(person.team.externalId, [role])
      .catch((error: unknown) => {
        throw isRefusal(error)
          ? new UserError("I couldn't check this role just now. Try again in a moment.")
          : error;
      });
    if (state === undefined || state.unfit !== undefined) throw new UserError(state?.unfit ?? "", "role");
    const season = seasonStart(calendarDate(now, member.teamZone));
    await storage.roles.set({ teamId: member.teamId, award, role, season });
    return { delivery: "private", blocks: roleSetBlocks(award, state) };
  },
});

/** A mention or an ID. */
function readRole(text: string): Reading<string> {
  const [, id] = /^(?:<@&)?(\d{15,20})>?$/.exec(text) ?? [];
  return id === undefined
    ? { wrong: () => `"${printable(text)}" isn't a role. Choose one from the list.` }
    : { value: id };
}
