// Buttons of menus: the same as the command of that name, without options.

import { UserError } from "../../ports/errors.ts";
import { daily } from "../answer/daily.ts";
import type { ButtonHandler } from "../command/command.ts";
import { runCommand } from "../command/run-command.ts";
import { leaderboard } from "../leaderboard/leaderboard.ts";
import { quiz } from "../practice/quiz.ts";
import { progress } from "../progress/progress.ts";

const shown = [daily, quiz, progress, leaderboard];

export const show: ButtonHandler = {
  name: "show",
  who: "everyone",
  where: "anywhere",
  async run(context, [name]) {
    const command = shown.find((one) => one.name === name);
    if (command === undefined)
      throw new UserError("This button no longer works. {command:help} lists the commands.");
    return runCommand(context, command, {});
  },
};
