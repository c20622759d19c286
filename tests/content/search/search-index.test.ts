// The prepared index against MiniSearch, whose scores it reproduces.
import fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { createIndex } from "../../../src/content/search/search-index.ts";
import { holds } from "../../support/law.ts";

const term = fc.constantFrom("tram", "rail", "signal", "points", "depot", "gauge");
const terms = fc.array(term, { maxLength: 6 }).map((list) => list.join(" "));
const anyPages = fc
  .array(
    fc.record({
      title: terms,
      aliases: terms,
      symptoms: terms,
      summary: terms,
      text: terms,
      questions: terms,
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((pages) => pages.map((page, place) => ({ id: `page-${place}`, ...page })));
const anyQuery = fc
  .uniqueArray(fc.tuple(term, fc.constantFrom(0.5, 1)), { selector: ([name]) => name })
  .map((pairs) => new Map(pairs));
const nothing = new Set<string>();

function searchWithMiniSearch(pages: Parameters<typeof createIndex>[0], query: ReadonlyMap<string, number>) {
  const index = new MiniSearch({
    fields: ["title", "aliases", "symptoms", "summary", "text", "questions"],
    tokenize: (text) => text.split(" "),
    processTerm: (one) => one,
    searchOptions: {
      boost: { title: 2, aliases: 3, symptoms: 2, summary: 1.5, text: 1, questions: 0.4 },
      bm25: { k: 1.2, b: 0.3, d: 0.5 },
      boostTerm: (one) => query.get(one) ?? 0,
    },
  });
  index.addAll(pages);
  return index.search([...query.keys()].join(" "));
}

describe("the index", () => {
  it("scores every page as MiniSearch does", () => {
    holds(
      fc.property(anyPages, anyQuery, (pages, query) => {
        const ours = createIndex(pages).find(query, pages.length, nothing).matches;
        const theirs = searchWithMiniSearch(pages, query);
        expect(ours).toHaveLength(theirs.length);
        const scores = new Map(ours.map(({ slug, score }) => [slug, score]));
        for (const { id, score } of theirs) expect(scores.get(String(id))).toBeCloseTo(score, 9);
        expect(ours.map(({ score }) => score)).toEqual(
          ours.map(({ score }) => score).toSorted((a, b) => b - a),
        );
      }),
      200,
    );
  });

  it("returns the best pages up to the limit, then the wanted ones that match", () => {
    const page = (id: string, text: string) => ({
      id,
      title: "",
      aliases: "",
      symptoms: "",
      summary: "",
      questions: "",
      text,
    });
    const index = createIndex([
      page("both", "tram depot"),
      page("tram", "tram"),
      page("depot", "depot"),
      page("other", "rail"),
    ]);
    const query = new Map([
      ["tram", 1],
      ["depot", 0.5],
    ]);
    const found = (most: number, wanted: ReadonlySet<string>) =>
      index.find(query, most, wanted).matches.map(({ slug }) => slug);
    expect(found(2, nothing)).toEqual(["both", "tram"]);
    expect(found(1, new Set(["depot", "both", "other"]))).toEqual(["both", "depot"]);
    expect(found(9, nothing)).toEqual(["both", "tram", "depot"]);
    expect(index.find(new Map([["gauge", 1]]), 9, nothing)).toEqual({ matches: [], bestScore: 1 });
  });

  it("credits a term by its best field", () => {
    const [match] = createIndex([
      {
        id: "a",
        title: "tram",
        aliases: "",
        symptoms: "stuck",
        summary: "",
        questions: "depot",
        text: "tram stuck",
      },
    ]).find(new Map([["tram", 1]]), 1, nothing).matches;
    expect(["tram", "stuck", "depot", "rail"].map((one) => match?.creditOf(one))).toEqual([1, 0.9, 0.6, 0]);
  });
});
