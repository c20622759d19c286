// /progress: what a learner knows, how surely that can be said, and what comes when.
import { type ConceptRecall, mastery, strongestAndWeakest } from "../../core/mastery.ts";
import { type Card, retrievability } from "../../core/memory.ts";
import type { Curriculum, Question, StudyDay } from "../../core/model.ts";
import { dueForecast, USUAL_CAP } from "../../core/review-queue.ts";
import { currentLength } from "../../core/streak.ts";
import { addDays, studyDay, weekday } from "../../core/study-day.ts";
import { command } from "../command.ts";
import { learnerConfusions } from "../confusions.ts";
import type { Context } from "../context.ts";
import type { RunningStreak, Tally } from "../storage-port.ts";
import { progressBlocks } from "../views/progress-view.ts";

const FORECAST_DAYS = 14;

export const progress = command({
  name: "progress",
  description: "Your streak, your topics, and what comes when",
  options: {},
  async run(context) {
    const { storage, curriculum, member, now } = context;
    const today = studyDay(now, member.zone);
    const tallies = await storage.answers.tallies(member.learnerId);
    const cards = await storage.cards.ofLearner(member.learnerId);
    const streaks = await storage.answers.streaks(member.id);
    const blocks = progressBlocks(
      {
        streak: longestOf(streaks),
        accuracy: sum([...tallies.values()]),
        topics: curriculum.topics.map(({ slug, title }) => {
          const asked = [...curriculum.questions.values()].filter(({ topic }) => topic === slug);
          const { right, answered } = sum(asked.flatMap(({ id }) => tallies.get(id) ?? []));
          return { title, mastery: mastery(right, answered) };
        }),
        forecast: forecast(curriculum, cards, today),
        concepts: strongestAndWeakest(conceptRecalls(curriculum, cards, today)),
        confusions: await confusions(context),
      },
      context.renderProgress,
    );
    return { delivery: "private", blocks };
  },
});

/** The longest of a member's drills is shown. */
function longestOf(streaks: readonly RunningStreak[]): {
  readonly current: number;
  readonly longest: number;
} {
  return {
    current: Math.max(0, ...streaks.map(({ streak, missed }) => currentLength(streak, missed))),
    longest: Math.max(0, ...streaks.map(({ streak }) => streak.longest)),
  };
}

function sum(tallies: readonly Tally[]): Tally {
  return {
    right: tallies.reduce((total, { right }) => total + right, 0),
    answered: tallies.reduce((total, { answered }) => total + answered, 0),
  };
}

function forecast(curriculum: Curriculum, cards: ReadonlyMap<string, Card>, today: StudyDay) {
  const admits = (id: string) => curriculum.questions.has(id);
  return dueForecast(cards, today, FORECAST_DAYS, USUAL_CAP, admits).map((reviews, days) => ({
    weekday: weekday(addDays(today, days)),
    reviews,
  }));
}

/** How likely each concept would be recalled tomorrow: today everything just answered seems known. */
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

async function confusions(context: Context) {
  const title = (slug: string) => context.curriculum.concepts.get(slug)?.title ?? slug;
  return (await learnerConfusions(context)).map(({ concepts: [one, other], times }) => ({
    titles: [title(one), title(other)] as const,
    times,
  }));
}
