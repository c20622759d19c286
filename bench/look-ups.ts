// The two searches that the bench compares, and their queries.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
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
  return readFiles(["held-out-queries.yaml"]);
}

/** A query, and the pages that answer it; undefined if none does. */
export interface CheckedQuery {
  readonly query: string;
  readonly concepts: readonly string[] | undefined;
}

const freshEntries = z.array(
  z.strictObject({ query: z.string(), concepts: z.array(z.string()).min(1).optional() }),
);

/**
 * Error messages, symptoms, and names without a page, written from titles alone before any tuning. Pages that aren't
 * written yet are left out. @throws Error if a query has none left
 */
export function readFreshQueries(): readonly CheckedQuery[] {
  return freshEntries.parse(readYaml("fresh-queries.yaml")).map(({ query, concepts }) => {
    const known = concepts?.filter((slug) => curriculum().concepts.has(slug));
    if (known?.length === 0) throw new Error(`The query “${query}” wants only unknown concepts.`);
    return { query, concepts: known };
  });
}

const titleOnlyEntries = z.array(
  z.strictObject({
    query: z.string(),
    /** The page that its writer expects; "none" if there is no page. */
    concept: z.string(),
    kind: z.enum(["error", "symptom", "none"]),
    /** Other pages that the writer accepts. */
    also: z.array(z.string()).default([]),
    /** Pages that a reader accepted afterward. */
    fits: z.array(z.string()).default([]),
  }),
);

/**
 * The same kinds of queries, by a writer who saw only titles. `accept` says whose pages count: those of the writer, or also
 * those that a reader accepted afterward. @throws Error for an unknown concept
 */
export function readTitleOnlyQueries(accept: "writer" | "reader"): readonly CheckedQuery[] {
  return titleOnlyEntries.parse(readYaml("title-only-queries.yaml")).map(({ query, concept, also, fits }) => {
    if (concept === "none") return { query, concepts: undefined };
    const concepts = [concept, ...also, ...(accept === "reader" ? fits : [])];
    checkConcepts(query, concepts);
    return { query, concepts };
  });
}

function readFiles(files: readonly string[]): readonly Query[] {
  const queries = files.flatMap((file) => entries.parse(readYaml(file)));
  for (const { query, concept, compare = concept } of queries) checkConcepts(query, [concept, compare]);
  return queries;
}

/** Reads a file next to this one, or one with a full path. */
function readYaml(file: string): unknown {
  return parse(readFileSync(resolve(import.meta.dirname, file), "utf8"));
}

function checkConcepts(query: string, slugs: readonly string[]): void {
  const unknown = slugs.find((slug) => !curriculum().concepts.has(slug));
  if (unknown !== undefined) throw new Error(`The query “${query}” wants ${unknown}, which is no concept.`);
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
