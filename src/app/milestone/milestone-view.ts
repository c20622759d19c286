// The texts of milestones: privately when a member reaches one, in /progress, and above a channel's question.
import { markdownName } from "../../core/display-name.ts";
import type { Milestone, MilestoneKind } from "../../core/leaderboard/milestone.ts";
import type { Curriculum } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";
import type { NamedMilestone } from "../../ports/storage/learning/milestones.ts";

type Topics = Curriculum["topics"];
type Words = Readonly<Record<Exclude<MilestoneKind, "topic">, string>>;

/** What each milestone is, without its member. */
export const milestoneNames: Readonly<Record<MilestoneKind, string>> = {
  "streak-7": "7 questions in a row",
  "streak-30": "30 questions in a row",
  "streak-100": "100 questions in a row",
  "streak-365": "365 questions in a row",
  "reviews-100": "100 reviews",
  topic: "First mastered topic",
};

const praise: Words = {
  "streak-7": "A good habit begins like this.",
  "streak-30": "Few people get here.",
  "streak-100": "Hardly anyone gets here.",
  "streak-365": "That's a whole year of questions.",
  "reviews-100": "What you reviewed stays with you.",
};

const short: Words = {
  "streak-7": "7 in a row",
  "streak-30": "30 in a row",
  "streak-100": "100 in a row",
  "streak-365": "365 in a row",
  "reviews-100": "100 reviews",
};

/** Praises what was just reached, a line for each. */
export function milestoneBlocks(milestones: readonly Milestone[], topics: Topics): readonly Block[] {
  return milestones.map((milestone) => ({ type: "text", markdown: praiseFor(milestone, topics) }));
}

/** “🏅 **30 questions in a row.** Few people get here.” */
export function praiseFor(milestone: Milestone, topics: Topics): string {
  const words =
    milestone.kind === "topic"
      ? `**Your first mastered topic: ${titleOf(milestone.topic, topics)}.** You'd likely get at least three of four questions there right.`
      : `**${milestoneNames[milestone.kind]}.** ${praise[milestone.kind]}`;
  return `🏅 ${words}`;
}

/** “🏅 **Milestones:** 7 in a row · 100 reviews · DNS mastered”. */
export function reachedBlocks(milestones: readonly Milestone[], topics: Topics): readonly Block[] {
  if (milestones.length === 0) return [];
  const all = milestones.map((milestone) =>
    milestone.kind === "topic" ? `${titleOf(milestone.topic, topics)} mastered` : short[milestone.kind],
  );
  return [{ type: "text", markdown: `🏅 **Milestones:** ${all.join(" · ")}` }];
}

/** “🏅 Ada reached 30 questions in a row · Bo did 100 reviews”. */
export function announcedBlocks(milestones: readonly NamedMilestone[], topics: Topics): readonly Block[] {
  if (milestones.length === 0) return [];
  const all = milestones.map(({ name, milestone }) => `${markdownName(name)} ${newsOf(milestone, topics)}`);
  return [{ type: "text", muted: true, markdown: `🏅 ${all.join(" · ")}` }];
}

function newsOf(milestone: Milestone, topics: Topics): string {
  if (milestone.kind === "topic") return `mastered a first topic, ${titleOf(milestone.topic, topics)}`;
  const verb = milestone.kind === "reviews-100" ? "did" : "reached";
  return `${verb} ${milestoneNames[milestone.kind]}`;
}

/** The slug, if the content no longer has the topic. */
function titleOf(slug: string, topics: Topics): string {
  return topics.find((topic) => topic.slug === slug)?.title ?? slug;
}
