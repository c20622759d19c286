// The rules of topics.yaml: slugs that occur once, concepts that have their page in the topic's folder.
import type { TopicsDraft } from "../read/draft.ts";
import { type Finding, finding } from "../read/problem.ts";

/** `slugs` are those of the concepts that have a page. */
export function checkTopics({ topics }: TopicsDraft, slugs: ReadonlySet<string>): readonly Finding[] {
  const found: Finding[] = [];
  const topicsSeen = new Set<string>();
  const listedIn = new Map<string, string>();
  for (const [index, topic] of topics.entries()) {
    if (topic.slug !== "" && topicsSeen.has(topic.slug))
      found.push(finding(["topics", index, "slug"], `A second topic "${topic.slug}": slugs occur once.`));
    topicsSeen.add(topic.slug);
    for (const [place, concept] of topic.concepts.entries()) {
      const path = ["topics", index, "concepts", place];
      const before = listedIn.get(concept);
      if (concept === "") continue;
      if (before !== undefined)
        found.push(
          finding(path, `"${concept}" is listed in "${before}" already: a concept belongs to one topic.`),
        );
      else if (!slugs.has(concept))
        found.push(finding(path, `"${concept}" has no page: write concepts/${topic.slug}/${concept}.md.`));
      else listedIn.set(concept, topic.slug);
    }
  }
  return found;
}

/** A page lies in the folder of its topic and is listed there. */
export function checkPlace(page: { readonly slug: string; readonly topic: string }, { topics }: TopicsDraft) {
  const topic = topics.find(({ slug }) => slug === page.topic);
  if (topic === undefined)
    return [
      finding([], `The folder "${page.topic}" is no topic of topics.yaml: rename it or add the topic.`),
    ];
  if (!topic.concepts.includes(page.slug))
    return [finding([], `"${page.slug}" is not in the concepts of "${topic.slug}" in topics.yaml: add it.`)];
  return [];
}
