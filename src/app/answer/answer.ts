// A letter under the daily question: the first tap locks, and its verdict is private.

import { UserError } from "../../ports/errors.ts";
import type { ButtonHandler } from "../command/command.ts";
import { alreadyAnswered, verdictBlocks } from "./verdict-view.ts";

export const answer: ButtonHandler = {
  name: "answer",
  who: "everyone",
  where: "anywhere",
  async run({ storage, daily, curriculum, member, now, newId, message }, [postingId = "", letter = ""]) {
    const outcome = await storage.answers.record({ id: newId(), postingId, member, letter, now, message });
    switch (outcome.type) {
      case "unknown":
        throw new UserError(
          "This question is no longer here, or it is another team's. {command:daily} shows your team's current one.",
        );
      case "no such option":
        throw new UserError("This question has no such option. Tap one of the letters under it.");
      case "answered before":
        throw new UserError(
          "You answered this question before you deleted your data, so it doesn't count again. Tap it after it closes to practice it.",
        );
      case "open elsewhere":
        throw new UserError(
          "This question is open in one of your channels right now. Try again after it closes.",
        );
      case "recorded":
      case "repeated": {
        const { verdict } = outcome;
        if (outcome.type === "recorded" && verdict.kind === "daily") daily.countChanged(postingId);
        return {
          delivery: "private",
          blocks: [
            ...(outcome.type === "repeated" ? [alreadyAnswered(verdict)] : []),
            ...verdictBlocks(verdict, curriculum),
          ],
        };
      }
      default:
        return outcome satisfies never;
    }
  },
};
