import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintCurriculum } from "../../src/content/lint/lint.ts";
import { loadContent } from "../../src/content/load.ts";
import { createLookUp } from "../../src/content/search/search.ts";
import { writeProblem } from "./example-copy.ts";

const loading = loadContent(join(import.meta.dirname, "../../content"));

describe("the bundled content", () => {
  it("loads without problems", () => {
    expect(loading.problems.map(writeProblem)).toEqual([]);
  });

  it("passes lint", () => {
    if (!loading.ok) throw new Error("The content doesn't load.");
    expect(lintCurriculum(loading.curriculum, loading.locate).map(writeProblem)).toEqual([]);
  });

  it("can compare every concept", () => {
    if (!loading.ok) throw new Error("The content doesn't load.");
    const concepts = [...loading.curriculum.concepts.values()];
    expect(concepts.filter(({ compare }) => compare === undefined).map(({ slug }) => slug)).toEqual([]);
  });

  it("finds every concept by its title, its slug, and each alias", () => {
    if (!loading.ok) throw new Error("The content doesn't load.");
    const lookUp = createLookUp(loading.curriculum);
    const missed = [...loading.curriculum.concepts.values()].flatMap(({ slug, title, aliases }) =>
      [slug, title, title.toUpperCase(), ...aliases].filter(
        (name) => lookUp.search(name, 1)[0]?.slug !== slug,
      ),
    );
    expect(missed).toEqual([]);
  });
});
