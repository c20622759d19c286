// "My answer" on the reveal of a question that kept its verdicts back: the person's own verdict, in private.
import { UserError } from "../../ports/errors.ts";
import type { ButtonHandler } from "../command/command.ts";
import { verdictBlocks } from "./verdict-view.ts";

export const myAnswer: ButtonHandler = {
  name: "my-answer",
  who: "everyone",
  where: "anywhere",
  async run({ storage, curriculum, member }, [postingId = ""]) {
    const verdict = await storage.answers.find({ postingId }, member.id);
    if (verdict === undefined)
      throw new UserError("You didn't answer this question. {command:review} asks you what you missed.");
    return {
      delivery: "private",
      blocks: verdictBlocks(verdict, curriculum),
    };
  },
};
