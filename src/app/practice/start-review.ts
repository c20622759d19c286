// The button of a reminder: the same as /review.
import type { ButtonHandler } from "../command/command.ts";
import { runCommand } from "../command/run-command.ts";
import { review } from "./review.ts";

export const startReview: ButtonHandler = {
  name: "start-review",
  who: "everyone",
  where: "anywhere",
  run: (context) => runCommand(context, review, {}),
};
