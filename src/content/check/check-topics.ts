// Rules of topics.yaml: slugs are unique, and every concept has its page in the topic's folder.
import type { TopicsDraft } from "../read/draft.ts";
import { type Finding, finding } from "../read/problem.ts";

/** Checks topics.yaml. `slugs` are the concepts with a page. */
export function checkTopics({ topics }: TopicsDraft, slugs: ReadonlySet<string>): readonly Finding[] {
  const found: Finding[] = [];
  const topicsSeen = new Set<string>();
  const listedIn = new Map<string, string>();
  for (const [index, topic] of topics.entries()) {
    if (topic.slug !== "" && topicsSeen.has(topic.slug))
      found.push(finding(["topics", index, "slug"], `A second topic "${topic.slug}": slugs are unique.`));
    topicsSeen.add(topic.slug);
    for (const [position, concept] of topic.concepts.entries()) {
      const path = ["topics", index, "concepts", position];
      const before = listedIn.get(concept);
      if (concept === "") continue;
      if (before !== undefined)
        found.push(
          finding(path, `"${concept}" is already listed in "${before}": a concept belongs to one topic.`),
        );
      else if (!slugs.has(concept))
        found.push(finding(path, `"${concept}" has no page: write concepts/${topic.slug}/${concept}.md.`));
      else listedIn.set(concept, topic.slug);
    }
  }
  return found;
}

/** Checks that a page's folder is a topic, and that the topic lists the page. */
export function checkTopicFolder(
  page: { readonly slug: string; readonly topic: string },
  { topics }: TopicsDraft,
): readonly Finding[] {
  const topic = topics.find(({ slug }) => slug === page.topic);
  if (topic === undefined)
    return [
      finding([], `The folder "${page.topic}" isn't a topic in topics.yaml: rename it or add the topic.`),
    ];
  if (!topic.concepts.includes(page.slug))
    return [finding([], `"${page.slug}" isn't in the concepts of "${topic.slug}" in topics.yaml: add it.`)];
  return [];
}
