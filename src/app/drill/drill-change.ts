// /drill change: changes the daily question of a channel; alone, a menu.

import { command } from "../command/command.ts";
import { changeDrill } from "./change-drill.ts";
import { requireDrill } from "./channel-drill.ts";
import { drillMenu } from "./drill-menu.ts";
import { drillOptions } from "./drill-options.ts";

export const drillChange = command({
  name: "drill change",
  description: "Change this channel's daily question; what you leave out stays as it is",
  who: "team admin",
  where: "team",
  options: drillOptions,
  async run(context, wishes, given) {
    const isAlone = Object.values(wishes).every((wish) => wish === undefined);
    if (!isAlone) return changeDrill(context, wishes, given);
    return { delivery: "private", blocks: drillMenu(await requireDrill(context), context) };
  },
});
