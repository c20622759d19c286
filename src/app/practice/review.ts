// /review: the personal queue, weakest first, a few a day.
import { reviewQueue } from "../../core/review-queue.ts";
import { studyDay } from "../../core/study-day.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { askableQuestions } from "./askable.ts";
import { countReviewsToday, enoughText } from "./daily-cap.ts";
import { forecastText } from "./forecast.ts";
import { openQuestionIds, skippedText } from "./open-questions.ts";
import { reviewForecast } from "./review-forecast.ts";
import { startPractice } from "./start-practice.ts";
import { suspendedIds } from "./suspended.ts";

export const review = command({
  name: "review",
  description: "What you are about to forget, then something new",
  options: {},
  async run(context) {
    const { storage, member, now } = context;
    const today = studyDay(now, member.zone);
    const questions = await askableQuestions(context, member.teamId);
    const cards = await storage.cards.ofLearner(member.learnerId);
    const done = await countReviewsToday(storage, member, now);
    const open = await openQuestionIds(context);
    const suspended = await suspendedIds(context);
    const asked = questions.filter(({ id }) => !suspended.has(id));
    const free = asked.filter(({ id }) => !open.has(id));
    const queue = reviewQueue(free, cards, today, member.cap - done);
    if (queue.length > 0) return startPractice(context, "review", queue, cards);
    const next = forecastText(await reviewForecast(context, cards));
    if (done >= member.cap) return say(`${enoughText(done)} ${next}`);
    const skipped = reviewQueue(asked, cards, today, member.cap - done).length;
    return say(`${skippedText(skipped) ?? "Nothing is due."} ${next}`);
  },
});
