// /topics: browse what there is to learn, with your own progress.
import { command } from "../command/command.ts";
import { requireValue } from "../command/read-value.ts";
import { readTopic } from "../option/read-topics.ts";
import { topicMasteries } from "../progress/learner-numbers.ts";
import { topicCard, topicList } from "./concept-view.ts";

export const topics = command({
  name: "topics",
  description: "Browse topics and their concepts",
  options: {
    topic: { type: "text", description: "A topic (all if you say nothing)", suggest: "topic" },
  },
  async run({ storage, curriculum, member }, { topic: words }) {
    if (words !== undefined) {
      const topic = requireValue("topic", readTopic(words, curriculum.topics));
      return { delivery: "private", blocks: topicCard(topic, curriculum) };
    }
    const tallies = await storage.answers.tallies(member.learnerId);
    return { delivery: "private", blocks: topicList(curriculum, topicMasteries(curriculum, tallies)) };
  },
});
