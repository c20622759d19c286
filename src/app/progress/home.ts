// The hidden command behind Slack's App Home: the learner's whole state on one page.

import { latestDate } from "../../core/drill-calendar.ts";
import { mastery } from "../../core/mastery.ts";
import { studyDay } from "../../core/study-day.ts";
import { command } from "../command/command.ts";
import { leaderboardReply } from "../leaderboard/show-leaderboard.ts";
import { settingsPage } from "../person/settings-page.ts";
import { openQuestionIds } from "../practice/open-questions.ts";
import { suspendedIds } from "../practice/suspended.ts";
import { homeBlocks } from "./home-view.ts";
import { longestStreak, reviewsAhead, sumTallies, topicMasteries } from "./learner-numbers.ts";

export const home = command({
  name: "home",
  description: "Your streak, reviews, topics and standings on one page",
  hidden: true,
  options: {},
  async run(context) {
    const { storage, curriculum, member, now } = context;
    const today = studyDay(now, member.zone);
    const cards = await storage.cards.ofLearner(member.learnerId);
    const left = { open: await openQuestionIds(context), suspended: await suspendedIds(context) };
    const [due] = reviewsAhead(curriculum, cards, today, 1, member.cap, left);
    const tallies = await storage.answers.tallies(member.learnerId);
    const accuracy = sumTallies([...tallies.values()]);
    const blocks = homeBlocks({
      overall: mastery(accuracy.right, accuracy.answered),
      accuracy,
      streak: longestStreak(await storage.answers.streaks(member.id, latestDate(now))),
      due: due?.reviews ?? 0,
      topics: topicMasteries(curriculum, tallies),
      board: (await leaderboardReply(context, "private")).blocks,
      own: await settingsPage(context),
    });
    return { delivery: "private", blocks };
  },
});
