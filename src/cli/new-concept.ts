// The files of a new concept: its page and its place in topics.yaml.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { conceptSchema } from "../content/read/schema.ts";
import { explainIssue } from "../content/read/schema-messages.ts";
import { SetupError } from "../ports/errors.ts";
import { readOutline } from "./content-outline.ts";
import { listConcept } from "./list-concept.ts";
import { conceptTemplate } from "./templates.ts";
import type { FileWrite } from "./write-files.ts";

/** The files, and a sentence about them in `said`. @throws SetupError if the concept exists or the topic doesn't. */
export function newConceptFiles(folder: string, topic: string, slug: string, title: string) {
  const { topics, pages, titles, isRetired } = readOutline(folder);
  const home = topics.find((known) => known.slug === topic);
  if (home === undefined)
    throw new SetupError(
      `There is no topic “${topic}”. There are: ${topics.map((known) => known.slug).join(", ")}.`,
    );
  checkField("slug", conceptSchema.shape.topic, slug);
  const name = title === "" ? titleOf(slug) : title;
  checkField("title", conceptSchema.shape.title, name);
  const page = `concepts/${topic}/${slug}.md`;
  const standing = pages.get(slug);
  if (standing !== undefined)
    throw new SetupError(`There is a concept “${slug}” already: concepts/${standing}/${slug}.md.`);
  if (existsSync(join(folder, page)))
    throw new SetupError(`${page} exists already, and nothing is overwritten.`);
  const owner = titles.get(name.toLowerCase());
  if (owner !== undefined)
    throw new SetupError(`“${name}” is the title of “${owner}” already: give this concept another one.`);
  if (isRetired("concept", slug))
    throw new SetupError(
      `“${slug}” was the slug of a concept that is gone: slugs are never reused, choose another.`,
    );
  const elsewhere = topics.find((known) => known.slug !== topic && known.concepts.includes(slug));
  if (elsewhere !== undefined)
    throw new SetupError(`topics.yaml lists “${slug}” in the topic “${elsewhere.slug}”: write it there.`);

  const files: FileWrite[] = [{ path: join(folder, page), text: conceptTemplate({ title: name, topic }) }];
  if (!home.concepts.includes(slug)) {
    const path = join(folder, "topics.yaml");
    const text = listConcept(readFileSync(path, "utf8"), topic, slug);
    if (text === undefined)
      throw new SetupError(
        `topics.yaml is not in a form in which “${slug}” can be added: write concepts of “${topic}” as a list first.`,
      );
    files.push({ path, text });
  }
  const listed = files.length > 1 ? ` and listed it last in “${topic}” of topics.yaml` : "";
  return { files, said: `Wrote ${join(folder, page)}${listed}.` };
}

/** @throws SetupError with the schema's reason if a slug or title is invalid */
function checkField(what: "slug" | "title", schema: z.ZodType, given: string): void {
  const parsed = schema.safeParse(given, { error: explainIssue });
  if (parsed.success) return;
  const messages = parsed.error.issues.map(({ message }) => message).join(" ");
  throw new SetupError(`“${given}” cannot be a ${what}. ${messages}`);
}

function titleOf(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
