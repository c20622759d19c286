// Upcoming reviews: what /review will offer on each day.
import type { Card } from "../../core/memory.ts";
import { reviewsAhead } from "../../core/review-queue.ts";
import { calendarDate, studyDay } from "../../core/study-day.ts";
import type { Context } from "../context.ts";
import { askableQuestions } from "./askable.ts";
import { countReviewsToday } from "./daily-cap.ts";
import type { Forecast } from "./forecast.ts";
import { openQuestionIds } from "./open-questions.ts";
import { suspendedIds } from "./suspended.ts";

/** How far the forecast reaches, in days from today. */
const FORECAST_DAYS = 14;

/** What `/review` will offer. `today` "over": the learner does no more today, so the rest moves to the next days. */
export async function reviewForecast(
  context: Context,
  cards: ReadonlyMap<string, Card>,
  today?: "over",
): Promise<Forecast> {
  const { storage, member, now } = context;
  const suspended = await suspendedIds(context);
  const questions = (await askableQuestions(context, member.teamId)).filter(({ id }) => !suspended.has(id));
  const away = await storage.reminders.away(member.learnerId, calendarDate(now, member.zone));
  const left = today === "over" ? 0 : member.cap - (await countReviewsToday(storage, member, now));
  const pace = { cap: member.cap, left, away, open: await openQuestionIds(context) };
  const days = reviewsAhead(questions, cards, studyDay(now, member.zone), FORECAST_DAYS, pace);
  return { days, away };
}
