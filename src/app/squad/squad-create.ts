// /squad create: creates a squad and adds its creator; without a name, a form asks for one.

import type { Block } from "../../ports/reply.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import type { Context } from "../context.ts";
import { readSquadName, squadKey, squadLook } from "./squad-name.ts";
import { createByTyping, createForm, inSquadAlready, squadCreated, squadExists } from "./squad-outcomes.ts";
import { teamSquads } from "./squads.ts";

export const squadCreate = command({
  name: "squad create",
  description: "Create a squad and join it",
  where: "team",
  options: { name: { type: "text", description: "Its name: 2 to 30 characters" } },
  async run(context, { name }) {
    if (name === undefined) return { ...say(createByTyping), form: createForm };
    return { delivery: "private", blocks: await create(context, readSquadName(name)) };
  },
});

async function create(context: Context, name: string): Promise<readonly Block[]> {
  const { storage, member, now, newId } = context;
  const [key, look] = [squadKey(name), squadLook(name)];
  const alike = (await teamSquads(context)).find((one) => one.key !== key && squadLook(one.name) === look);
  if (alike !== undefined) return squadExists(alike);
  const outcome = await storage.squads.create({ id: newId(), name, key }, member, now);
  switch (outcome.type) {
    case "created":
      return squadCreated(outcome.squad, outcome.left);
    case "there already":
      return inSquadAlready(outcome.squad);
    case "exists":
      return squadExists(outcome.squad);
    default:
      return outcome satisfies never;
  }
}
