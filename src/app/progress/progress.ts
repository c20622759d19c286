// /progress: a learner's mastery with its uncertainty, and upcoming reviews.

import { isAwayOn } from "../../core/away.ts";
import type { Confusion } from "../../core/confusions.ts";
import { latestDate } from "../../core/drill-calendar.ts";
import { type ConceptRecall, mastery, strongestAndWeakest } from "../../core/mastery.ts";
import { type Card, RETENTION, retrievability } from "../../core/memory.ts";
import type { Curriculum, Question, StudyDay } from "../../core/model.ts";
import { addDays, calendarDate, studyDay, weekday } from "../../core/study-day.ts";
import { command } from "../command/command.ts";
import { learnerConfusions } from "../lookup/confusions.ts";
import { reachTopic } from "../milestone/reach-topic.ts";
import { includedText, otherAccounts } from "../person/accounts-text.ts";
import { reviewForecast } from "../practice/review-forecast.ts";
import { longestStreak, sumTallies, topicMasteries } from "./learner-numbers.ts";
import { nextSteps } from "./next-steps.ts";
import { progressBlocks } from "./progress-view.ts";

export const progress = command({
  name: "progress",
  description: "Your streak, your topics, and upcoming reviews",
  options: {},
  async run(context) {
    const { storage, curriculum, member, person, now } = context;
    const linked = otherAccounts(await storage.links.accounts(member.learnerId), member.id);
    const today = studyDay(now, member.zone);
    const tallies = await storage.answers.tallies(member.learnerId);
    const cards = await storage.cards.ofLearner(member.learnerId);
    const streaks = await storage.answers.streaks(member.id, latestDate(now));
    const { days, away } = await reviewForecast(context, cards);
    const mixedUp = await learnerConfusions(context);
    const { retention } = await storage.people.settings(member.id);
    const since = await storage.memoryModels.since(member.learnerId);
    const accuracy = sumTallies([...tallies.values()]);
    const topics = topicMasteries(curriculum, tallies);
    const reached = await storage.milestones.ofMember(member.id);
    const blocks = progressBlocks(
      {
        overall: mastery(accuracy.right, accuracy.answered),
        steps: nextSteps(days[0] ?? 0, mixedUp, curriculum),
        streak: longestStreak(streaks),
        accuracy,
        topics,
        milestones: [...reached, ...(await reachTopic(context, reached, topics))],
        forecast: days.map((reviews, later) => ({ weekday: weekday(addDays(today, later)), reviews })),
        away,
        awayToday: isAwayOn(away, today),
        includes: linked.length === 0 ? undefined : includedText(linked, person.platform),
        concepts: strongestAndWeakest(conceptRecalls(curriculum, cards, today), sureEnough(retention)),
        confusions: confusions(mixedUp, curriculum),
        personalSince: since === undefined ? undefined : calendarDate(since, member.zone),
      },
      (data) => context.renderProgress(data, member.learnerId),
      curriculum.topics,
    );
    return { delivery: "private", blocks };
  },
});

/** The recall from which a concept needs no look, 0–1. At 95%, even what was right today comes back tomorrow. */
function sureEnough(retention: number): number {
  return Math.min(retention, RETENTION.usual) / 100;
}

/** The chance to recall each concept tomorrow; today, everything just answered would seem known. */
function conceptRecalls(
  { concepts, questions }: Curriculum,
  cards: ReadonlyMap<string, Card>,
  today: StudyDay,
): readonly ConceptRecall[] {
  const tomorrow = addDays(today, 1);
  const byConcept = Map.groupBy(questions.values(), ({ concept }: Question) => concept);
  return [...concepts.values()].flatMap(({ slug, title }) => {
    const own = (byConcept.get(slug) ?? []).flatMap(({ id }) => cards.get(id) ?? []);
    if (own.length === 0) return [];
    const recall = own.reduce((total, card) => total + retrievability(card, tomorrow), 0) / own.length;
    return [{ slug, title, recall, cards: own.length }];
  });
}

function confusions(mixedUp: readonly Confusion[], curriculum: Curriculum) {
  const title = (slug: string) => curriculum.concepts.get(slug)?.title ?? slug;
  return mixedUp.map(({ concepts: [one, other], times }) => ({
    titles: [title(one), title(other)] as const,
    times,
  }));
}
