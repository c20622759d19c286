// /drill create: starts the daily question of a channel; alone, it opens a form.
import { command } from "../command/command.ts";
import { createDrill } from "./create-drill.ts";
import { drillOptions } from "./drill-options.ts";

export const drillCreate = command({
  name: "drill create",
  description: "Start a daily question in this channel: choose its settings in a form, or type them",
  who: "team admin",
  where: "team",
  options: drillOptions,
  run: createDrill,
});
