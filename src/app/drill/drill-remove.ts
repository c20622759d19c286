// /drill remove: asks, and then a button ends the daily question of a channel.

import { cancelButton } from "../command/cancel.ts";
import { command } from "../command/command.ts";
import { requireDrill } from "./channel-drill.ts";

export const drillRemove = command({
  name: "drill remove",
  description: "End this channel's daily question; points and answers stay",
  who: "team admin",
  where: "team",
  options: {},
  async run(context) {
    const { id } = await requireDrill(context);
    return {
      delivery: "private",
      blocks: [
        {
          type: "text",
          markdown:
            "**End the daily question of this channel?** An open question closes now. Answers, points, and reviews stay. To stop it for a while, use {command:drill pause}.",
        },
        {
          type: "buttons",
          buttons: [
            {
              label: "End the daily question",
              action: { name: "drill-remove", args: [id] },
              style: "danger",
            },
            cancelButton,
          ],
        },
      ],
    };
  },
});
