// A learner's first mastered topic, noticed where their topics are computed anyway.
import { type Milestone, topicMilestones } from "../../core/leaderboard/milestone.ts";
import type { Mastery } from "../../core/mastery.ts";
import type { Context } from "../context.ts";

/**
 * What the member reaches by what they know of each topic: nothing if they had a topic before. Read-only views call
 * it, so a database that can't be written to only delays the milestone.
 */
export async function reachTopic(
  { storage, member, now, newId }: Context,
  reached: readonly Milestone[],
  topics: readonly { readonly slug: string; readonly mastery: Mastery }[],
): Promise<readonly Milestone[]> {
  const [milestone] = topicMilestones(topics);
  if (milestone === undefined || reached.some(({ kind }) => kind === "topic")) return [];
  const topic = { id: newId(), memberId: member.id, topic: milestone.topic, now };
  return (await storage.milestones.reachTopic(topic).catch(() => false)) ? [milestone] : [];
}
