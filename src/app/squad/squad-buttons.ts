// Buttons of squads about one squad or one member, by their ids.
import type { ButtonHandler } from "../command/command.ts";
import { ruleOf } from "../command/run-button.ts";
import { runCommand } from "../command/run-command.ts";
import { squadJoin } from "./squad-join.ts";
import { askToRemove, readmitToSquad, removeFromSquad, showMembers } from "./squad-members.ts";
import { joinSquad } from "./squads.ts";

/** Joins the squad with this id; buttons of earlier versions had none, and showed the menu. */
const join: ButtonHandler = {
  name: "squad-join",
  ...ruleOf(squadJoin),
  run: async (context, [id]) =>
    id === undefined
      ? { ...(await runCommand(context, squadJoin, {})), delivery: "replace" }
      : { delivery: "replace", blocks: await joinSquad(context, id) },
};

const members: ButtonHandler = {
  name: "squad-members",
  who: "everyone",
  where: "team",
  run: async (context, [id = ""]) => ({ delivery: "replace", blocks: await showMembers(context, id) }),
};

const askRemove: ButtonHandler = {
  name: "squad-ask-remove",
  who: "squad captain",
  where: "team",
  run: async (context, [id = "", memberId = ""]) => ({
    delivery: "replace",
    blocks: await askToRemove(context, id, memberId),
  }),
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

export const squadButtons: readonly ButtonHandler[] = [join, members, askRemove, remove, readmit];
