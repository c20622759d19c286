// “Explain all options”: the verdict with every rationale, once the answer is given and no longer kept back.

import { UserError } from "../../ports/errors.ts";
import type { ButtonHandler } from "../command/command.ts";
import { ASKED_AGAIN, explainedBlocks } from "./verdict-view.ts";

export const explain: ButtonHandler = {
  name: "explain",
  who: "everyone",
  where: "anywhere",
  async run({ storage, curriculum, member }, [answerId = ""]) {
    const verdict = await storage.answers.find({ answerId }, member.id);
    if (verdict?.askedAgain) throw new UserError(ASKED_AGAIN);
    if (verdict === undefined || !verdict.visible) {
      throw new UserError(
        "There is nothing to explain here yet. {command:daily} shows the current question and your answer.",
      );
    }
    return {
      delivery: "replace",
      blocks: explainedBlocks(verdict, curriculum),
    };
  },
};
