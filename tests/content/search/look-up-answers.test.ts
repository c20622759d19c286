// Look-up that says when it isn't sure: error messages, foreign words, and names that no page is about.
import { describe, expect, it } from "vitest";
import {
  type CheckedQuery,
  readFreshQueries,
  readHeldOutQueries,
  readQueries,
  readTitleOnlyQueries,
  searchOurs,
} from "../../../bench/look-ups.ts";
import { createLookUp } from "../../../src/content/search/search.ts";
import { makeConcept } from "../../support/make-concept.ts";

const made = [
  {
    slug: "level-crossing",
    title: "Level crossing",
    aliases: ["barrier"],
    symptoms: ["barrier stays closed"],
  },
  {
    slug: "points-machine",
    title: "Points machine",
    aliases: ["switch motor"],
    symptoms: ["E12: no end position", "MotorOverheated"],
  },
  { slug: "narrow-gauge", title: "Narrow gauge", aliases: ["small track"] },
].map((overrides) => makeConcept({ summary: "", text: "", facts: [], pitfalls: [], ...overrides }));

const railways = createLookUp({
  name: "Railways",
  topics: [],
  synonyms: [["road", "street", "crossing"]],
  outside: [{ names: ["dining car", "tram depot"], says: "Catering isn't part of this." }],
  concepts: new Map(made.map((concept) => [concept.slug, concept])),
  questions: new Map(),
});

describe("an answer", () => {
  it.each([
    ["a name", "level crossing", "level-crossing"],
    ["a name with a slip", "levl crosing", "level-crossing"],
    ["all words in names", "crossing barrier", "level-crossing"],
    [
      "an error message in a longer text",
      "[ERR] unit 7 at 10.4: E12: no end position (retry 3)",
      "points-machine",
    ],
    [
      "an error message with names and numbers in it",
      "E12: no unit-7 (siding.west) track end 44 position",
      "points-machine",
    ],
    ["an identifier in a longer text", "cabin 3 reports MotorOverheated again", "points-machine"],
    ["a synonym of a name", "road barrier", "level-crossing"],
    ["two names", "level crossing vs points machine", "level-crossing"],
  ])("is sure of %s", (_what, typed, slug) => {
    const { hits, isSure, outside } = railways.answer(typed);
    expect({ first: hits[0]?.slug, isSure, outside }).toEqual({
      first: slug,
      isSure: true,
      outside: undefined,
    });
  });

  it.each([
    ["a foreign word next to a name", "narrow gauge cardboard"],
    ["a short word that can be a slip", "lx narrow track"],
    ["most words foreign", "why does my level crossing barrier glow purple"],
    ["a name outside next to most of a name's words", "level crossing stays closed at night, dining car"],
    ["an error message's words in another order", "position end, no lamp at E12 today"],
  ])("isn't sure of %s", (_what, typed) => {
    const { hits, isSure } = railways.answer(typed);
    expect(isSure).toBe(false);
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ score }) => score < 1)).toBe(true);
  });

  it("finds nothing for foreign words alone", () => {
    expect(railways.answer("cardboard purple")).toEqual({ hits: [], isSure: false, outside: undefined });
  });

  it("says where a name without a page belongs, unless the query is about more", () => {
    expect(railways.answer("Dining car?")).toMatchObject({
      isSure: false,
      outside: "Catering isn't part of this.",
    });
    expect(railways.answer("tram depot small track narrow gauge width").outside).toBeUndefined();
  });

  it("doesn't take a name outside for a misspelling", () => {
    const pack = { name: "Example", topics: [], questions: new Map() };
    const concepts = new Map([
      ["native-routing", makeConcept({ slug: "native-routing", title: "Native routing" })],
    ]);
    const outside = [{ names: ["knative"], says: "Not here." }];
    expect(createLookUp({ ...pack, concepts }).search("knative")[0]?.slug).toBe("native-routing");
    expect(createLookUp({ ...pack, concepts, outside }).answer("knative")).toMatchObject({
      hits: [],
      outside: "Not here.",
    });
  });

  it("prefers the longest error message that the text contains", () => {
    const two = createLookUp({
      name: "Messages",
      topics: [],
      concepts: new Map(
        [
          makeConcept({ slug: "short", title: "Short", aliases: [], symptoms: ["no end position"] }),
          makeConcept({
            slug: "long",
            title: "Long",
            aliases: [],
            symptoms: ["switch 4 has no end position"],
          }),
        ].map((concept) => [concept.slug, concept]),
      ),
      questions: new Map(),
    });
    expect(two.answer("alarm: switch 4 has no end position").hits[0]?.slug).toBe("long");
  });
});

describe("the bundled pages", () => {
  const lookUp = searchOurs();
  const missedOf = (queries: readonly CheckedQuery[], count: number) =>
    queries
      .filter(({ query, concepts }) => {
        const hits = lookUp.search(query, count);
        return concepts !== undefined && hits.every(({ slug }) => !concepts.includes(slug));
      })
      .map(({ query }) => query);

  describe.each([
    ["of the tuned set", readFreshQueries()],
    ["by a writer who saw only titles", readTitleOnlyQueries("writer")],
  ])("for queries %s", (_set, queries) => {
    const paged = queries.filter(({ concepts }) => concepts !== undefined);

    it.each([
      [1, 0.95],
      [3, 0.99],
    ])("answer error messages and symptoms among the first %i hits in %d", (count, least) => {
      const missed = missedOf(paged, count);
      expect(missed.length, missed.join("\n")).toBeLessThanOrEqual((1 - least) * paged.length + 1e-9);
    });

    it("give a sure answer to one of twenty queries without a page, or fewer", () => {
      const without = queries.filter(({ concepts }) => concepts === undefined).map(({ query }) => query);
      const sure = without.filter((query) => lookUp.answer(query).isSure);
      expect(without).toHaveLength(50);
      expect(sure.length, sure.join("\n")).toBeLessThanOrEqual(0.05 * without.length);
    });
  });

  it.each([
    ["tuned", readQueries()],
    ["held-out", readHeldOutQueries()],
  ])("answer the %s questions and names", (_set, queries) => {
    const checked = queries.map(({ query, concept }) => ({ query, concepts: [concept] }));
    const [first, third] = [missedOf(checked, 1), missedOf(checked, 3)];
    expect(first.length, first.join("\n")).toBeLessThanOrEqual(0.05 * queries.length);
    expect(third.length, third.join("\n")).toBeLessThanOrEqual(0.01 * queries.length);
  });
});
