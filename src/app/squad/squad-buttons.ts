// Squad buttons: each runs the command of its name and replaces its message.
import type { ButtonHandler, Command } from "../command/command.ts";
import { ruleOf } from "../command/run-button.ts";
import { runCommand } from "../command/run-command.ts";
import { squadCreate } from "./squad-create.ts";
import { squadJoin } from "./squad-join.ts";
import { squadLeave } from "./squad-leave.ts";
import { squadList } from "./squad-list.ts";
import { readmitToSquad, removeFromSquad, showMembers } from "./squad-members.ts";
import { joinSquad } from "./squads.ts";

/** Joins the squad with this ID; without an ID, shows the menu. */
const join: ButtonHandler = {
  name: "squad-join",
  ...ruleOf(squadJoin),
  async run(context, [id]) {
    if (id === undefined) return sameAs("squad-join", squadJoin).run(context, []);
    return { delivery: "replace", blocks: await joinSquad(context, id) };
  },
};

/** Asks for the name. The message with the button stays. */
const create: ButtonHandler = {
  name: "squad-create",
  ...ruleOf(squadCreate),
  run: (context) => runCommand(context, squadCreate, {}),
};

const members: ButtonHandler = {
  name: "squad-members",
  who: "everyone",
  where: "team",
  run: async (context, [id = ""]) => ({ delivery: "replace", blocks: await showMembers(context, id) }),
};

const remove: ButtonHandler = {
  name: "squad-remove",
  who: "squad captain",
  where: "team",
  run: async (context, [id = "", memberId = ""]) => ({
    delivery: "replace",
    blocks: await removeFromSquad(context, id, memberId),
  }),
};

const readmit: ButtonHandler = {
  name: "squad-readmit",
  who: "squad captain",
  where: "team",
  run: async (context, [id = "", memberId = ""]) => ({
    delivery: "replace",
    blocks: await readmitToSquad(context, id, memberId),
  }),
};

export const squadButtons: readonly ButtonHandler[] = [
  create,
  join,
  sameAs("squad-leave", squadLeave),
  sameAs("squad-list", squadList),
  members,
  remove,
  readmit,
];

function sameAs(name: string, command: Command): ButtonHandler {
  return {
    name,
    ...ruleOf(command),
    run: async (context) => ({ ...(await runCommand(context, command, {})), delivery: "replace" }),
  };
}
