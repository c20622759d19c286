// Buttons of drills that do more than run a command: changing keeps the message's selects, and removing asks first.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import { readPairs } from "../command/command-action.ts";
import { ruleOf } from "../command/run-button.ts";
import { runCommand } from "../command/run-command.ts";
import { requireDrill } from "./channel-drill.ts";
import { drillChange } from "./drill-change.ts";
import { moreChoices } from "./drill-menu.ts";
import { drillRemove } from "./drill-remove.ts";

/** Without options, as in earlier versions, it is `/drill change`. */
const change: ButtonHandler = {
  name: "drill-change",
  ...ruleOf(drillChange),
  async run(context, args) {
    const reply = await runCommand(context, drillChange, readPairs(args));
    if (args.length === 0) return reply;
    return {
      delivery: "replace",
      blocks: [...reply.blocks, ...moreChoices(await requireDrill(context))],
    };
  },
};

/** With the id of the drill that it was asked about; without, as in earlier versions, it asks. */
const remove: ButtonHandler = {
  name: "drill-remove",
  ...ruleOf(drillRemove),
  async run(context, [id]) {
    const reply = await runCommand(context, drillRemove, {});
    if (id === undefined) return reply;
    const drill = await requireDrill(context);
    if (drill.id !== id) throw new UserError("That daily question is gone already.");
    await context.storage.drills.remove(id, context.now);
    await context.daily.closeOpen(id);
    return {
      ...say(
        "The daily question is off. Start it again with {command:drill create}. Points and answers stay.",
      ),
      delivery: "replace",
    };
  },
};

export const drillButtons: readonly ButtonHandler[] = [change, remove];
