// Buttons of menus: the same as the command of that name, without options.
import type { ButtonHandler } from "../command.ts";
import { daily } from "../commands/daily.ts";
import { leaderboard } from "../commands/leaderboard.ts";
import { progress } from "../commands/progress.ts";
import { quiz } from "../commands/quiz.ts";
import { UserError } from "../errors.ts";

const shown = [daily, quiz, progress, leaderboard];

export const show: ButtonHandler = {
  name: "show",
  async run(context, [name]) {
    const command = shown.find((one) => one.name === name);
    if (command === undefined)
      throw new UserError("This button shows nothing any more. `/help` lists what there is.");
    return command.run(context, {});
  },
};
