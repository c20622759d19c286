// Milestones: what a member reaches once. Decision 033 has the reasons.

import { isMastered, type Mastery } from "../mastery.ts";

const STREAK_LENGTHS = [7, 30, 100, 365] as const;

/** Reviews answered until the milestone. */
export const MILESTONE_REVIEWS = 100;

/** Postings of one drill in a row, reviews answered, or the first mastered topic, in the order in which lists show them. */
export const milestoneKinds = [
  "streak-7",
  "streak-30",
  "streak-100",
  "streak-365",
  "reviews-100",
  "topic",
] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

/** A milestone that was reached; `topic`: the mastered topic's slug. */
export type Milestone = { readonly kind: Exclude<MilestoneKind, "topic"> } | TopicMilestone;

interface TopicMilestone {
  readonly kind: "topic";
  readonly topic: string;
}

/**
 * What a streak reaches by growing from `before` to `after` answered postings, the shortest first. It can grow by more
 * than one: an answer to an older posting fills a gap.
 */
export function streakMilestones(before: number, after: number): readonly Milestone[] {
  return STREAK_LENGTHS.filter((length) => before < length && length <= after).map((length) => ({
    kind: `streak-${length}` as const,
  }));
}

/** What a learner reaches by their answer to a review; `reviews` counts it and all before it. */
export function reviewMilestones(reviews: number): readonly Milestone[] {
  return reviews < MILESTONE_REVIEWS ? [] : [{ kind: "reviews-100" }];
}

/** The mastered topic to name: the most certain one; ties in teaching order. */
export function topicMilestones(
  topics: readonly { readonly slug: string; readonly mastery: Mastery }[],
): readonly TopicMilestone[] {
  const [best] = topics
    .flatMap(({ slug, mastery }) => (isMastered(mastery) ? [{ slug, low: mastery.low }] : []))
    .toSorted((one, other) => other.low - one.low);
  return best === undefined ? [] : [{ kind: "topic", topic: best.slug }];
}
