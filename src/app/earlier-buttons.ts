// Buttons of messages that earlier versions sent: each runs the command that it ran then. No new message has them.
import { UserError } from "../ports/errors.ts";
import { daily } from "./answer/daily.ts";
import type { ButtonHandler } from "./command/command.ts";
import { commandButton } from "./command/command-button.ts";
import { runButton } from "./command/run-button.ts";
import { drillCreate } from "./drill/drill-create.ts";
import { drillPause } from "./drill/drill-pause.ts";
import { drillPost } from "./drill/drill-post.ts";
import { drillResume } from "./drill/drill-resume.ts";
import { leaderboard } from "./leaderboard/leaderboard.ts";
import { privacyDelete } from "./person/privacy-delete.ts";
import { privacyShow } from "./person/privacy-show.ts";
import { settings } from "./person/settings.ts";
import { quiz } from "./practice/quiz.ts";
import { review } from "./practice/review.ts";
import { progress } from "./progress/progress.ts";
import { remind } from "./reminder/remind.ts";
import { squadCreate } from "./squad/squad-create.ts";
import { squadLeave } from "./squad/squad-leave.ts";
import { squadList } from "./squad/squad-list.ts";

const shown = [daily, quiz, progress, leaderboard];

const show: ButtonHandler = {
  name: "show",
  who: "everyone",
  where: "anywhere",
  async run(context, [name]) {
    const command = shown.find((one) => one.name === name);
    if (command === undefined)
      throw new UserError("This button no longer works. {command:help} lists what you can do.");
    return runButton(context, commandButton({ name: "show", command }), []);
  },
};

export const earlierButtons: readonly ButtonHandler[] = [
  commandButton({ name: "drill-create", command: drillCreate }),
  commandButton({ name: "drill-pause", command: drillPause }),
  commandButton({ name: "drill-resume", command: drillResume }),
  commandButton({ name: "drill-post", command: drillPost }),
  commandButton({ name: "settings-set", command: settings, updates: true }),
  commandButton({ name: "remind-stop", command: remind, options: () => ({ time: "off" }) }),
  commandButton({ name: "privacy-show", command: privacyShow }),
  commandButton({ name: "privacy-delete", command: privacyDelete }),
  commandButton({ name: "squad-create", command: squadCreate }),
  commandButton({ name: "squad-leave", command: squadLeave, updates: true }),
  commandButton({ name: "squad-list", command: squadList, updates: true }),
  commandButton({ name: "start-review", command: review }),
  commandButton({
    name: "leaderboard",
    command: leaderboard,
    updates: true,
    options: ([period, of]) => ({ period, of }),
  }),
  show,
];
