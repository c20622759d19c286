// /drill resume: resumes the daily question of a channel.

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
    const { storage, daily, now } = context;
    const drill = await requireDrill(context);
    const isPaused = drill.paused !== undefined;
    if (!isPaused && !(await storage.refusals.waiting(drill.id)))
      return say(`It isn't paused. ${upNext(drill)}`);
    await requirePermissions(context);
    const resumed = await storage.drills.resume(drill.id, now);
    if (resumed === undefined)
      throw new UserError("Another admin has just removed the daily question of this channel.");
    const retries = await daily.retryRefused(drill.id);
    const again = retries ? " I'm retrying what this channel refused earlier." : "";
    return say(`${isPaused ? "**Resumed.**" : "It isn't paused."}${again} ${upNext(resumed)}`);
  },
});
