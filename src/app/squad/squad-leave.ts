// /squad leave: leaves your squad.

import { UserError } from "../../ports/errors.ts";
import { command } from "../command/command.ts";
import { squadLeft } from "./squad-outcomes.ts";

export const squadLeave = command({
  name: "squad leave",
  description: "Leave your squad. It keeps the points you earned in it",
  where: "team",
  options: {},
  async run({ storage, member, newId }) {
    const left = await storage.squads.leave(member.id, newId());
    if (left === undefined)
      throw new UserError("You're not in a squad yet. See them with {command:squad join}.");
    return { delivery: "private", blocks: squadLeft(left) };
  },
});
