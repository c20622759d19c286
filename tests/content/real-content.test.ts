import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintCurriculum } from "../../src/content/lint/lint.ts";
import { loadContent } from "../../src/content/load.ts";
import { createLookUp } from "../../src/content/search/search.ts";
import { writeProblem } from "./example-copy.ts";

const loading = loadContent(join(import.meta.dirname, "../../content"));

describe("the content that ships", () => {
  it("loads without a problem", () => {
    expect(loading.problems.map(writeProblem)).toEqual([]);
  });

  it("passes lint", () => {
    if (!loading.ok) throw new Error("it does not load");
    expect(lintCurriculum(loading.curriculum, loading.locate).map(writeProblem)).toEqual([]);
  });

  it("has every concept found by its title, its slug and each of its aliases", () => {
    if (!loading.ok) throw new Error("it does not load");
    const lookUp = createLookUp(loading.curriculum);
    const missed = [...loading.curriculum.concepts.values()].flatMap(({ slug, title, aliases }) =>
      [slug, title, title.toUpperCase(), ...aliases].filter(
        (name) => lookUp.search(name, 1)[0]?.slug !== slug,
      ),
    );
    expect(missed).toEqual([]);
  });
});
