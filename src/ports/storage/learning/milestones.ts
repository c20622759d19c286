// Milestones: what members reached, each once.
import type { Milestone } from "../../../core/leaderboard/milestone.ts";
import type { Tally } from "../answers.ts";
import type { NewNotice } from "../notices.ts";
import type { Posting } from "../postings.ts";

/** Milestones that members reached. Answers store those of streaks and reviews. */
export interface Milestones {
  /** What a member reached, and what their learner reached in other teams, the earliest first. */
  ofMember(memberId: string): Promise<readonly Milestone[]>;
  /**
   * How often the members who answered a posting right answered these questions; without members whose learner has a
   * mastered topic already. Some of them, after `after`.
   */
  topicTallies(postingId: string, questionIds: readonly string[], after: string): Promise<TopicTallies>;
  /** Stores the learner's first mastered topic. False if they had one before. */
  reachTopic(topic: NewTopic): Promise<boolean>;
  /**
   * Up to `limit` milestones that the posting's channel can know, the earliest first: reached since the drill's last
   * posting, `before`, opened and until this one did, by members who take part in the drill, share their milestones, and don't hide.
   */
  announced(posting: Posting, before: Posting, limit: number): Promise<readonly NamedMilestone[]>;
}

/** Tallies by member, and the member to continue after, if there may be more. */
export interface TopicTallies {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly last: string | undefined;
}

/** A topic that a member mastered. */
export interface NewTopic {
  /** A fresh ID: the same one returns the same result. */
  readonly id: string;
  readonly memberId: string;
  /** Its slug. */
  readonly topic: string;
  readonly now: number;
  /** What the member sees with their next command, if it's their first. */
  readonly notice?: NewNotice;
}

/** Who reached a milestone. */
export interface NamedMilestone {
  readonly name: string;
  readonly milestone: Milestone;
}
