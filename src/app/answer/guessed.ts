// “I guessed”: a right answer that was not known comes back sooner; points and streak stay.

import { UserError } from "../../ports/errors.ts";
import type { ButtonHandler } from "../command/command.ts";
import { ASKED_AGAIN, verdictBlocks } from "./verdict-view.ts";

export const guessed: ButtonHandler = {
  name: "guessed",
  who: "everyone",
  where: "anywhere",
  async run({ storage, curriculum, member, now, newId }, [answerId = ""]) {
    const verdict = await storage.answers.amendGuessed(answerId, newId(), member.id, now);
    if (verdict === undefined) {
      if ((await storage.answers.find({ answerId }, member.id))?.askedAgain) throw new UserError(ASKED_AGAIN);
      throw new UserError(
        "Only a right answer can be marked as a guess. Mark it before you answer the question again.",
      );
    }
    return {
      delivery: "replace",
      blocks: verdictBlocks(verdict, curriculum),
    };
  },
};
