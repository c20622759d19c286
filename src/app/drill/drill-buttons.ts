// Buttons of drills: each does what the command of its name does, in the channel it is pressed in.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { ButtonHandler, Command } from "../command/command.ts";
import { ruleOf } from "../command/run-button.ts";
import { runCommand } from "../command/run-command.ts";
import { requireDrill } from "./channel-drill.ts";
import { readTexts } from "./drill-action.ts";
import { drillChange } from "./drill-change.ts";
import { drillCreate } from "./drill-create.ts";
import { drillChoices } from "./drill-menu.ts";
import { drillPause } from "./drill-pause.ts";
import { drillPost } from "./drill-post.ts";
import { drillRemove } from "./drill-remove.ts";
import { drillResume } from "./drill-resume.ts";

const create: ButtonHandler = {
  name: "drill-create",
  ...ruleOf(drillCreate),
  run: (context, args) => runCommand(context, drillCreate, readTexts(args)),
};

const change: ButtonHandler = {
  name: "drill-change",
  ...ruleOf(drillChange),
  async run(context, args) {
    const reply = await runCommand(context, drillChange, readTexts(args));
    if (args.length === 0) return reply;
    return { delivery: "replace", blocks: [...reply.blocks, ...drillChoices(await requireDrill(context))] };
  },
};

const remove: ButtonHandler = {
  name: "drill-remove",
  ...ruleOf(drillRemove),
  async run(context, [id]) {
    const reply = await runCommand(context, drillRemove, {});
    if (id === undefined) return reply;
    const drill = await requireDrill(context);
    if (drill.id !== id) throw new UserError("That daily question is gone already.");
    await context.storage.drills.remove(id, context.now);
    return {
      ...say("**Ended.** Points and answers stay. {command:drill create} starts it anew."),
      delivery: "replace",
    };
  },
};

export const drillButtons: readonly ButtonHandler[] = [
  create,
  change,
  remove,
  sameAs("drill-pause", drillPause),
  sameAs("drill-resume", drillResume),
  sameAs("drill-post", drillPost),
];

function sameAs(name: string, command: Command): ButtonHandler {
  return { name, ...ruleOf(command), run: (context) => runCommand(context, command, {}) };
}
