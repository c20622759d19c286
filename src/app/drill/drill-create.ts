// /drill create: starts the daily question of a channel.
import { command } from "../command/command.ts";
import { createDrill } from "./create-drill.ts";
import { drillOptions } from "./drill-options.ts";

export const drillCreate = command({
  name: "drill create",
  description: "Start a daily question in this channel: Mon–Fri at 09:00, unless you say otherwise",
  who: "team admin",
  where: "team",
  options: drillOptions,
  run: createDrill,
});
