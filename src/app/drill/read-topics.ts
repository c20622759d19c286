// Topics as people name them: by title or slug, a part of it, or almost.
import type { Topic } from "../../core/model.ts";
import { UserError } from "../../ports/errors.ts";
import { nearest } from "../command/nearest.ts";
import { printable } from "../command/read-options.ts";

/** The slugs of a list of topics, in teaching order; null for all. @throws UserError that lists the topics */
export function readTopics(text: string, topics: readonly Topic[]): readonly string[] | null {
  if (plain(text) === "all") return null;
  const words = text.split(/[,;]/).filter((word) => plain(word) !== "");
  if (words.length === 0) throw new UserError(`That names no topic. ${listOf(topics)}`);
  const found = new Set(words.map((word) => findTopic(word, topics).slug));
  return found.size === topics.length
    ? null
    : topics.map(({ slug }) => slug).filter((slug) => found.has(slug));
}

/** The topic that the words name, begin, are a part of or almost name. @throws UserError that lists all of them */
export function findTopic(words: string, topics: readonly Topic[]): Topic {
  const wanted = plain(words);
  const named = (fits: (name: string) => boolean) =>
    topics.find(({ title, slug }) => fits(plain(title)) || fits(plain(slug)));
  const titles = topics.map(({ title }) => plain(title));
  const found =
    wanted === ""
      ? undefined
      : (named((name) => name === wanted) ??
        named((name) => name.startsWith(wanted)) ??
        named((name) => name.includes(wanted)) ??
        named((name) => name === nearest(wanted, titles)));
  if (found === undefined) throw new UserError(`There is no topic “${printable(words)}”. ${listOf(topics)}`);
  return found;
}

function listOf(topics: readonly Topic[]): string {
  return `The topics are: ${topics.map(({ title }) => title).join(", ")}.`;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
