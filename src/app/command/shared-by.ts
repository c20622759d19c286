// Who shared something with the channel, in a line below it.
import { markdownName } from "../../core/display-name.ts";
import type { Block } from "../../ports/reply.ts";
import type { Context } from "../context.ts";

/** A member who hides their name isn't named. */
export async function sharedBy({ storage, member, person }: Context): Promise<Block> {
  const { hidden } = await storage.people.settings(member.id);
  const markdown = hidden ? "A member shared this." : `${markdownName(person.name)} shared this.`;
  return { type: "text", muted: true, markdown };
}
