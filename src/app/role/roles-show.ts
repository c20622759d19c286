// /roles show: which awards give which role, and what keeps Kubedrill from giving them.
import { isRefusal } from "../../ports/platform-error.ts";
import { command } from "../command/command.ts";
import { platformRoles } from "./platform-roles.ts";
import { rolesBlocks } from "./roles-view.ts";

export const rolesShow = command({
  name: "roles show",
  description: "Which roles members get for milestones and seasons",
  who: "team admin",
  where: "team",
  needs: "roles",
  options: {},
  async run(context) {
    const roles = platformRoles(context);
    const mapped = await context.storage.roles.ofTeam(context.member.teamId);
    const ids = mapped.map(({ role }) => role);
    const { externalId: team } = context.person.team;
    const states = ids.length === 0 ? [] : await roles.check(team, ids).catch(unknown);
    const shown = mapped.map(({ award }, index) => ({ award, state: states[index] }));
    return { delivery: "private", blocks: rolesBlocks(shown) };
  },
});

function unknown(error: unknown): readonly never[] {
  if (isRefusal(error)) return [];
  throw error;
}
