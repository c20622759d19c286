// Buttons of the leaderboard: another period, and sharing it with the channel.
import { type PeriodName, periods } from "../../core/period.ts";
import type { ButtonHandler } from "../command.ts";
import { UserError } from "../errors.ts";
import { leaderboardReply } from "../show-leaderboard.ts";

export const leaderboard: ButtonHandler = {
  name: "leaderboard",
  run: async (context, [period]) => leaderboardReply(context, readPeriod(period), "replace"),
};

export const shareLeaderboard: ButtonHandler = {
  name: "share-leaderboard",
  run: async (context, [period]) => leaderboardReply(context, readPeriod(period), "public"),
};

function readPeriod(text: string | undefined): PeriodName {
  const period = periods.find((name) => name === text);
  if (period === undefined) throw new UserError("There is no such period. `/leaderboard` shows this week.");
  return period;
}
