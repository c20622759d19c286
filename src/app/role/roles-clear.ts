// /roles clear: an award gives no role anymore.
import { awards } from "../../core/leaderboard/award.ts";
import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { platformRoles } from "./platform-roles.ts";
import { noRoleText, roleClearedText } from "./roles-view.ts";

export const rolesClear = command({
  name: "roles clear",
  description: "Stop giving a role; members keep the roles they have",
  who: "team admin",
  where: "team",
  needs: "roles",
  options: {
    award: { type: "choice", description: "What members get the role for", choices: awards, required: true },
  },
  async run(context, { award }) {
    platformRoles(context);
    const { storage, member } = context;
    const mapped = await storage.roles.ofTeam(member.teamId);
    if (!mapped.some((one) => one.award === award)) throw new UserError(noRoleText(award));
    await storage.roles.clear(member.teamId, award);
    return say(roleClearedText(award));
  },
});
