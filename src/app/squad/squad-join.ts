// /squad join: joins a squad by name; without a name, shows a menu.

import type { Block } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { nearest } from "../command/nearest.ts";
import { printable } from "../command/printable.ts";
import type { Context } from "../context.ts";
import { squadKey } from "./squad-name.ts";
import { squadMeant } from "./squad-outcomes.ts";
import { squadMenu } from "./squad-view.ts";
import { joinSquad, teamSquads } from "./squads.ts";

export const squadJoin = command({
  name: "squad join",
  description: "Join a squad. You leave the one you're in",
  where: "team",
  options: { name: { type: "text", description: "The squad's name", suggest: "squad" } },
  run: async (context, { name }) => ({ delivery: "private", blocks: await join(context, name) }),
});

async function join(context: Context, name: string | undefined): Promise<readonly Block[]> {
  const squads = await teamSquads(context);
  const { id: reader } = context.member;
  if (name === undefined) return squadMenu(squads, reader);
  const key = squadKey(name);
  const found = squads.find((squad) => squad.key === key);
  if (found !== undefined) return joinSquad(context, found.id);
  const active = squads.filter(({ members }) => members.length > 0);
  const near = nearest(
    key,
    active.map((squad) => squad.key),
  );
  const meant = active.find((squad) => squad.key === near);
  if (meant !== undefined) return squadMeant(printable(name), meant);
  return squadMenu(squads, reader, `There is no squad “${printable(name)}”.`);
}
