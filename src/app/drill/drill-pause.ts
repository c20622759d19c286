// /drill pause: no more daily questions in a channel until they are resumed.

import { UserError } from "../../ports/errors.ts";
import { command } from "../command/command.ts";
import { requireDrill } from "./channel-drill.ts";
import { resumeButton } from "./drill-view.ts";

export const drillPause = command({
  name: "drill pause",
  description: "Pause this channel's daily question; no one loses a streak",
  who: "team admin",
  where: "team",
  options: {},
  async run(context) {
    const { id } = await requireDrill(context);
    if (!(await context.storage.drills.pause(id, undefined, context.now, context.newId())))
      throw new UserError("It is paused already. {command:drill resume} starts it again.");
    return {
      delivery: "private",
      blocks: [
        {
          type: "text",
          markdown:
            "**Paused.** No question comes until {command:drill resume}. Streaks, points and reviews stay as they are.",
        },
        { type: "buttons", buttons: [resumeButton] },
      ],
    };
  },
});
