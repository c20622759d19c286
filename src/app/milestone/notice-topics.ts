// First mastered topics of members who only answer the daily question: noticed when it closes.
import { topicMilestones } from "../../core/leaderboard/milestone.ts";
import { mastery } from "../../core/mastery.ts";
import type { Curriculum } from "../../core/model.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import { praiseFor } from "./milestone-view.ts";

interface Deps {
  readonly storage: Pick<Storage, "milestones">;
  readonly curriculum: Curriculum;
  readonly newId: () => string;
  readonly now: number;
}

/** Stores what members reached by answering this posting; they see it with their next command. */
export async function noticeTopics(
  { storage, curriculum, newId, now }: Deps,
  { id: postingId, question }: Posting,
): Promise<void> {
  const slug = question.topic;
  const asked = [...curriculum.questions.values()].filter(({ topic }) => topic === slug);
  let after: string | undefined = "";
  while (after !== undefined) {
    const { tallies, last } = await storage.milestones.topicTallies(
      postingId,
      asked.map(({ id }) => id),
      after,
    );
    for (const [memberId, { right, answered }] of tallies)
      for (const milestone of topicMilestones([{ slug, mastery: mastery(right, answered) }])) {
        const id = newId();
        const notice = { id, markdown: praiseFor(milestone, curriculum.topics) };
        await storage.milestones.reachTopic({ id, memberId, topic: slug, now, notice });
      }
    after = last;
  }
}
