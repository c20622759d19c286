// /drill resume: goes on with the daily question of a channel.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { requireDrill, requirePermissions } from "./channel-drill.ts";
import { upNext } from "./drill-view.ts";

export const drillResume = command({
  name: "drill resume",
  description: "Go on with this channel's daily question",
  who: "team admin",
  where: "team",
  options: {},
  async run(context) {
    const drill = await requireDrill(context);
    if (drill.paused === undefined) return say(`It is not paused. ${upNext(drill)}`);
    await requirePermissions(context);
    const resumed = await context.storage.drills.resume(drill.id, context.now);
    if (resumed === undefined)
      throw new UserError("Another admin has just removed the daily question of this channel.");
    return say(`**It goes on.** ${upNext(resumed)}`);
  },
});
