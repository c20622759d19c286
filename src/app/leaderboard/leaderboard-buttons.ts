// “Share”: the leaderboard that its reader sees, for the whole channel. “Previous” and “Next”: its other pages.
import type { Values } from "../../ports/command-description.ts";
import type { ButtonHandler } from "../command/command.ts";
import { readOptions } from "../command/read-options.ts";
import { ruleOf } from "../command/run-button.ts";
import { sharedBy } from "../command/shared-by.ts";
import { leaderboard, type leaderboardOptions } from "./leaderboard.ts";
import { leaderboardReply } from "./show-leaderboard.ts";

/** Buttons from before there were squads name the period alone. */
export const shareLeaderboard: ButtonHandler = {
  name: "share-leaderboard",
  ...ruleOf(leaderboard),
  async run(context, [period, of]) {
    const wanted = readOptions(leaderboard, { period, of }) as Values<typeof leaderboardOptions>;
    const reply = await leaderboardReply(context, "public", wanted);
    return { ...reply, blocks: [...reply.blocks, await sharedBy(context)] };
  },
};

/** Another page of a leaderboard, in the same message. */
export const leaderboardPage: ButtonHandler = {
  name: "leaderboard-page",
  ...ruleOf(leaderboard),
  async run(context, [period, of, page = "1"]) {
    const wanted = readOptions(leaderboard, { period, of }) as Values<typeof leaderboardOptions>;
    return leaderboardReply(context, "replace", { ...wanted, page: Number.parseInt(page, 10) || 1 });
  },
};
