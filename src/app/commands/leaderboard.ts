// /leaderboard: who leads in the team.
import { periods } from "../../core/period.ts";
import { command } from "../command.ts";
import { leaderboardReply } from "../show-leaderboard.ts";

export const leaderboard = command({
  name: "leaderboard",
  description: "Who leads this week, this month, this season or of all time",
  where: "team",
  options: {
    period: {
      type: "choice",
      description: "The time that counts (this week if you say nothing)",
      choices: periods,
    },
  },
  run: (context, { period = "week" }) => leaderboardReply(context, period, "private"),
});
