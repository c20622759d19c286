// The two searches that the bench compares, and their queries.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "../src/config.ts";
import { createLookUp } from "../src/content/search/search.ts";
import type { Curriculum } from "../src/core/model.ts";
import { loadCurriculum } from "../src/load-curriculum.ts";
import type { LookUp } from "../src/ports/look-up.ts";
import { enlargeCurriculum } from "./enlarge-curriculum.ts";

const folder = join(import.meta.dirname, "queries");

const entries = z.array(
  z.strictObject({
    query: z.string(),
    concept: z.string(),
    /** The second concept of a comparison. */
    compare: z.string().optional(),
  }),
);

/** A typed query and the slug of the concept it means. */
export type Query = z.infer<typeof entries>[number];

/** @throws Error if a file has another shape or names an unknown concept */
export function readQueries(): readonly Query[] {
  return readFiles(
    readdirSync(folder)
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => join(folder, file)),
  );
}

/** Queries by a writer who saw only titles and summaries. They weren't used for tuning. */
export function readHeldOutQueries(): readonly Query[] {
  return readFiles([join(import.meta.dirname, "held-out-queries.yaml")]);
}

const freshEntries = z.array(
  z.strictObject({
    query: z.string(),
    /** The pages that answer it. Missing if none does. */
    concepts: z.array(z.string()).min(1).optional(),
  }),
);

/**
 * Error messages, symptoms, and names without a page, written from titles alone before any tuning. Pages that aren't
 * written yet are left out. @throws Error if a query has none left
 */
export function readFreshQueries(): z.infer<typeof freshEntries> {
  const file = join(import.meta.dirname, "fresh-queries.yaml");
  return freshEntries.parse(parse(readFileSync(file, "utf8"))).map(({ query, concepts }) => {
    const known = concepts?.filter((slug) => curriculum().concepts.has(slug));
    if (known?.length === 0) throw new Error(`The query “${query}” wants only unknown concepts.`);
    return { query, concepts: known };
  });
}

function readFiles(files: readonly string[]): readonly Query[] {
  const { concepts } = curriculum();
  const queries = files.flatMap((file) => entries.parse(parse(readFileSync(file, "utf8"))));
  for (const { query, concept, compare = concept } of queries)
    for (const slug of [concept, compare])
      if (!concepts.has(slug)) throw new Error(`The query “${query}” wants ${slug}, which is no concept.`);
  return queries;
}

/** Our look-up, over `size` times the pages. */
export function searchOurs(size = 1): LookUp {
  return createLookUp(enlargeCurriculum(curriculum(), size));
}

/** MiniSearch with default settings over the same pages, as in its README. Returns slugs, best first. */
export function searchBarely(size = 1): (query: string) => readonly string[] {
  const index = new MiniSearch({ fields: ["title", "aliases", "summary", "text"], idField: "slug" });
  index.addAll(
    [...enlargeCurriculum(curriculum(), size).concepts.values()].map((concept) => ({
      ...concept,
      aliases: concept.aliases.join(" "),
    })),
  );
  return (query) => index.search(query).map(({ id }) => String(id));
}

let loaded: Curriculum | undefined;

function curriculum(): Curriculum {
  loaded ??= loadCurriculum(readConfig({}).content);
  return loaded;
}
