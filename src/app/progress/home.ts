// The hidden command behind Slack's App Home: the learner's whole state on one page.

import { latestDate } from "../../core/drill-calendar.ts";
import { mastery } from "../../core/mastery.ts";
import { command } from "../command/command.ts";
import { leaderboardReply } from "../leaderboard/show-leaderboard.ts";
import { settingsPage } from "../person/settings-page.ts";
import { reviewForecast } from "../practice/review-forecast.ts";
import { homeBlocks } from "./home-view.ts";
import { longestStreak, sumTallies, topicMasteries } from "./learner-numbers.ts";

export const home = command({
  name: "home",
  description: "Your streak, reviews, topics and standings on one page",
  hidden: true,
  options: {},
  async run(context) {
    const { storage, curriculum, member, now } = context;
    const cards = await storage.cards.ofLearner(member.learnerId);
    const { days } = await reviewForecast(context, cards);
    const tallies = await storage.answers.tallies(member.learnerId);
    const accuracy = sumTallies([...tallies.values()]);
    const blocks = homeBlocks({
      overall: mastery(accuracy.right, accuracy.answered),
      accuracy,
      streak: longestStreak(await storage.answers.streaks(member.id, latestDate(now))),
      due: days[0] ?? 0,
      topics: topicMasteries(curriculum, tallies),
      board: (await leaderboardReply(context, "private")).blocks,
      own: await settingsPage(context),
    });
    return { delivery: "private", blocks };
  },
});
