// The button of a reminder: the same as /review.
import type { ButtonHandler } from "../command.ts";
import { review } from "../commands/review.ts";

export const startReview: ButtonHandler = {
  name: "start-review",
  run: (context) => review.run(context, {}),
};
