// Topics as people name them: by title or slug, a part of it, or almost; lists with commas, `&`, and “and”.
import type { Topic } from "../../core/model.ts";
import type { Reading } from "../../ports/command-description.ts";
import { nearest } from "../command/nearest.ts";
import { printable } from "../command/printable.ts";

/** The slugs of a list of topics, in teaching order; null for all. */
export function readTopics(text: string, topics: readonly Topic[]): Reading<readonly string[] | null> {
  if (plain(text) === "all") return { value: null };
  const words = text.split(/[,;&]/).filter((word) => plain(word) !== "");
  const found = new Set<string>();
  for (const word of words) {
    const listed = findListed(word, topics) ?? [findNear(word, topics)];
    for (const topic of listed) {
      if (topic === undefined) return noTopic(word, topics);
      found.add(topic.slug);
    }
  }
  if (found.size === 0) return noTopic(text, topics);
  const slugs = topics.map(({ slug }) => slug);
  return { value: found.size === slugs.length ? null : slugs.filter((slug) => found.has(slug)) };
}

/** The topic that the words name, begin, are a part of or almost name. */
export function readTopic(words: string, topics: readonly Topic[]): Reading<Topic> {
  const topic = findNamed(words, topics) ?? findNear(words, topics);
  return topic === undefined ? noTopic(words, topics) : { value: topic };
}

/** One topic, or all of “DNS and Services”: titles have an “and” too. */
function findListed(words: string, topics: readonly Topic[]): readonly Topic[] | undefined {
  const whole = findNamed(words, topics);
  if (whole !== undefined) return [whole];
  const parts = words.split(/\band\b/i).map((part) => findNamed(part, topics));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function findNamed(words: string, topics: readonly Topic[]): Topic | undefined {
  const wanted = plain(words);
  const named = (fits: (name: string) => boolean) =>
    topics.find(({ title, slug }) => fits(plain(title)) || fits(plain(slug)));
  if (wanted === "") return undefined;
  return (
    named((name) => name === wanted) ??
    named((name) => name.startsWith(wanted)) ??
    named((name) => name.includes(wanted))
  );
}

function findNear(words: string, topics: readonly Topic[]): Topic | undefined {
  const wanted = plain(words);
  const titles = topics.map(({ title }) => plain(title));
  const near = wanted === "" ? undefined : nearest(wanted, titles);
  return topics.find(({ title }) => plain(title) === near);
}

/** Whether the words are exactly a topic's title or slug. */
export function isNameOf(words: string, { title, slug }: Topic): boolean {
  const wanted = plain(words);
  return wanted === plain(title) || wanted === plain(slug);
}

function noTopic(words: string, topics: readonly Topic[]): Reading<never> {
  const titles = topics.map(({ title }) => title).join(", ");
  return { wrong: () => `There's no topic "${printable(words)}". Choose from: ${titles}.` };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
