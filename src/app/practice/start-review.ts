// The button of a reminder: the same as /review.
import type { ButtonHandler } from "../command/command.ts";
import { review } from "./review.ts";

export const startReview: ButtonHandler = {
  name: "start-review",
  run: (context) => review.run(context, {}),
};
