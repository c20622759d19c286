// /drill change: changes the daily question of a channel; alone, it opens a form.

import { command } from "../command/command.ts";
import { changeDrill } from "./change-drill.ts";
import { requireDrill } from "./channel-drill.ts";
import { drillForm } from "./drill-form.ts";
import { changeByTyping } from "./drill-menu.ts";
import { drillOptions, isAlone } from "./drill-options.ts";

export const drillChange = command({
  name: "drill change",
  description: "Change this channel's daily question; what you leave out stays as it is",
  who: "team admin",
  where: "team",
  options: drillOptions,
  async run(context, wishes, given) {
    if (!isAlone(wishes)) return changeDrill(context, wishes, given);
    const drill = await requireDrill(context);
    return {
      delivery: "private",
      blocks: changeByTyping(drill, context.curriculum),
      form: drillForm("drill change", drill, context),
    };
  },
});
