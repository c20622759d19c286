// The daily cap on reviews: one per learner and study day.

import { studyDay, studyDayStart } from "../../core/study-day.ts";
import type { Storage } from "../../ports/storage/storage.ts";

interface Reviewer {
  readonly learnerId: string;
  readonly zone: string;
}

/** How many reviews the learner did today, as the cap counts them. */
export function countReviewsToday(
  { practices }: Pick<Storage, "practices">,
  { learnerId, zone }: Reviewer,
  now: number,
): Promise<number> {
  const today = studyDay(now, zone);
  return practices.countReviews(learnerId, today, studyDayStart(today, zone));
}

/** What is said once the day's reviews are done. */
export function enoughText(done: number): string {
  return `That is enough for today: ${done === 1 ? "1 review" : `${done} reviews`}. More would help little.`;
}
