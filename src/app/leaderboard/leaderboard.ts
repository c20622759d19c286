// /leaderboard: who leads in the team, members or squads.
import { periods } from "../../core/leaderboard/period.ts";
import type { OptionSpecs } from "../../ports/command-description.ts";
import { command } from "../command/command.ts";
import { competitors } from "./leaderboard-view.ts";
import { leaderboardReply } from "./show-leaderboard.ts";

export const leaderboardOptions = {
  period: {
    type: "choice",
    description: "Which period (default: this week)",
    choices: periods,
  },
  of: {
    type: "choice",
    description: "Members or squads (default: members)",
    choices: competitors,
  },
} as const satisfies OptionSpecs;

export const leaderboard = command({
  name: "leaderboard",
  description: "Who leads this week, this month, this season or of all time",
  where: "team",
  options: leaderboardOptions,
  run: (context, wanted) => leaderboardReply(context, "private", wanted),
});
