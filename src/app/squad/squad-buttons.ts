// Buttons of squads about one squad or one member, by their ids.
import type { ButtonHandler } from "../command/command.ts";
import { ruleOf } from "../command/run-button.ts";
import { runCommand } from "../command/run-command.ts";
import { appointInSquad, askToAppoint } from "./squad-captain.ts";
import { drawSquads } from "./squad-draw.ts";
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

/** A button about one member of a squad, for its captain: it shows what `act` returns instead of its message. */
const ofCaptain = (name: string, act: typeof removeFromSquad): ButtonHandler => ({
  name,
  who: "squad captain",
  where: "team",
  run: async (context, [id = "", memberId = ""]) => ({
    delivery: "replace",
    blocks: await act(context, id, memberId),
  }),
});

export const squadButtons: readonly ButtonHandler[] = [
  join,
  members,
  ofCaptain("squad-ask-remove", askToRemove),
  ofCaptain("squad-remove", removeFromSquad),
  ofCaptain("squad-readmit", readmitToSquad),
  ofCaptain("squad-ask-captain", askToAppoint),
  ofCaptain("squad-captain", appointInSquad),
  drawSquads,
];
