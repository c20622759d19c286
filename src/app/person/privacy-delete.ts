// /privacy delete: deletes a person's data permanently after they type the word.

import { UserError } from "../../ports/errors.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { printable } from "../command/printable.ts";
import { otherAccounts } from "./accounts-text.ts";
import { deletedText, deleteForm } from "./privacy-view.ts";
import { reachOf } from "./reach.ts";

const WORD = "delete";

export const privacyDelete = command({
  name: "privacy delete",
  description: "Delete all your data permanently",
  options: { confirm: { type: "text", description: "The word delete" } },
  async run(context, { confirm }) {
    const { storage, daily, member, now, newId } = context;
    const linked = otherAccounts(await storage.links.accounts(member.learnerId), member.id);
    if (confirm === undefined) return deleteForm(reachOf(context), linked);
    if (confirm.toLowerCase() !== WORD) {
      throw new UserError(
        `Nothing was deleted: “${printable(confirm)}” isn't \`${WORD}\`. Type \`${WORD}\` to delete everything.`,
        "confirm",
      );
    }
    const changed = await storage.people.delete(member.learnerId, newId(), now, member.id);
    for (const postingId of changed) daily.countChanged(postingId);
    return { ...say(deletedText(reachOf(context), linked)), person: "deleted" };
  },
});
