// "Hint" under the daily question: shown in private, and a right answer then earns less.
import { UserError } from "../../ports/errors.ts";
import type { ButtonHandler } from "../command/command.ts";
import { hintBlock, hintCost, NO_HINT } from "./hint-view.ts";

export const hint: ButtonHandler = {
  name: "hint",
  who: "everyone",
  where: "anywhere",
  async run({ storage, member, message, now }, [postingId = ""]) {
    const outcome = await storage.answers.takeHint({ postingId, member, message, now });
    if (outcome.type === "unknown")
      throw new UserError(
        "This question is no longer here, or it is another team's. {command:daily} shows your team's current one.",
      );
    if (outcome.type === "none") throw new UserError(NO_HINT);
    return { delivery: "private", blocks: [hintBlock(outcome.hint), hintCost(outcome.costs)] };
  },
};
