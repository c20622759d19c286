// Leaderboard buttons: another period, members or squads, and sharing with the channel.
import { type PeriodName, periods } from "../../core/leaderboard/period.ts";
import { UserError } from "../../ports/errors.ts";
import type { Reply } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";
import { type Competitors, competitors } from "./leaderboard-view.ts";
import { leaderboardReply } from "./show-leaderboard.ts";

export const leaderboard: ButtonHandler = {
  name: "leaderboard",
  who: "everyone",
  where: "team",
  run: (context, args) => show(context, args, "replace"),
};

export const shareLeaderboard: ButtonHandler = {
  name: "share-leaderboard",
  who: "everyone",
  where: "team",
  run: (context, args) => show(context, args, "public"),
};

/** Buttons from before squads existed carry only the period. */
async function show(
  context: Context,
  [period, of = "members"]: readonly string[],
  delivery: Reply["delivery"],
): Promise<Reply> {
  return leaderboardReply(context, readPeriod(period), delivery, readCompetitors(of));
}

function readPeriod(text: string | undefined): PeriodName {
  const period = periods.find((name) => name === text);
  if (period === undefined)
    throw new UserError("There is no such period. {command:leaderboard} shows this week.");
  return period;
}

function readCompetitors(text: string): Competitors {
  const of = competitors.find((name) => name === text);
  if (of === undefined)
    throw new UserError("There is no such leaderboard. {command:leaderboard} shows this week's.");
  return of;
}
