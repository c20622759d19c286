// What could be meant by an option while it is being typed.
import { describe, expect, it } from "vitest";
import type { Hit, LookUp } from "../../src/app/ports.ts";
import { suggest } from "../../src/app/suggest.ts";
import type { Concept, Curriculum } from "../../src/core/model.ts";
import { makeConcept } from "../support/make-concept.ts";

const topicTitles = ["Networking basics", "Services", "DNS", "Ingress & egress"];
const concepts = Array.from({ length: 30 }, (_, index) =>
  makeConcept({ slug: `concept-${index}`, title: `Concept ${index}` }),
);
const curriculum: Curriculum = {
  name: "Example",
  topics: topicTitles.map((title) => ({ slug: title.toLowerCase(), title, summary: "", concepts: [] })),
  concepts: new Map<string, Concept>(concepts.map((concept) => [concept.slug, concept])),
  questions: new Map(),
};

/** A look-up that finds every concept whose title has the words, and notes what it was asked. */
function createLookUp() {
  const asked: [string, number | undefined][] = [];
  const lookUp: LookUp = {
    search(words, limit) {
      asked.push([words, limit]);
      return concepts
        .filter(({ title }) => title.includes(words))
        .slice(0, limit)
        .map(({ slug, title, topic }): Hit => ({ slug, title, topic, score: 1 }));
    },
    compare: () => undefined,
  };
  return { asked, lookUp };
}

/** 09:00 UTC in the northern summer. */
const NOW = Date.UTC(2026, 6, 1, 9);

function labels(command: string, option: string, text: string): readonly string[] {
  return suggest({ curriculum, lookUp: createLookUp().lookUp }, { command, option, text }, NOW).map(
    ({ label }) => label,
  );
}

describe("suggestions", () => {
  it("for a choice are the choices that contain the text", () => {
    expect(labels("leaderboard", "period", "")).toEqual(["week", "month", "season", "all time"]);
    expect(labels("leaderboard", "period", " SEA ")).toEqual(["season"]);
    expect(labels("leaderboard", "period", "xyz")).toEqual([]);
  });

  it("for a topic are the titles that contain the text", () => {
    expect(labels("quiz", "topic", "")).toEqual(topicTitles);
    expect(labels("quiz", "topic", "ing")).toEqual(["Networking basics", "Ingress & egress"]);
    expect(labels("quiz", "topic", "(")).toEqual([]);
  });

  it("for a concept come from the look-up, at most 25", () => {
    const { asked, lookUp } = createLookUp();
    const found = suggest(
      { curriculum, lookUp },
      { command: "lookup", option: "concept", text: "Concept" },
      NOW,
    );
    expect(asked).toEqual([["Concept", 25]]);
    expect(found).toHaveLength(25);
    expect(found[0]).toEqual({ label: "Concept 0", value: "Concept 0" });
  });

  it("for a concept not yet begun are the first 25 of the curriculum", () => {
    for (const text of ["", "  "]) {
      const { asked, lookUp } = createLookUp();
      const found = suggest({ curriculum, lookUp }, { command: "lookup", option: "concept", text }, NOW);
      expect(found.map(({ value }) => value)).toEqual(concepts.slice(0, 25).map(({ title }) => title));
      expect(asked).toEqual([]);
    }
  });

  it("for topics complete the last of a list, none twice", () => {
    expect(labels("drill create", "topics", "")).toEqual(topicTitles);
    expect(labels("drill create", "topics", "DNS, serv")).toEqual(["DNS, Services"]);
    expect(labels("drill change", "topics", "DNS, ")).toEqual([
      "DNS, Networking basics",
      "DNS, Services",
      "DNS, Ingress & egress",
    ]);
  });

  it("for a time are usual ones, then those that contain the text", () => {
    expect(labels("drill create", "time", "")[0]).toBe("09:00");
    expect(labels("drill create", "time", "9:4")).toEqual(["09:45", "19:45"]);
  });

  it("for a zone are those of the locale with what clocks show there, then what fits the text", () => {
    const zones = (text: string, locale?: string) =>
      suggest(
        { curriculum, lookUp: createLookUp().lookUp },
        { command: "drill create", option: "zone", text, locale },
        NOW,
      );
    expect(zones("", "ja")[0]).toEqual({ label: "Asia/Tokyo · 18:00 now", value: "Asia/Tokyo" });
    expect(zones("", undefined)).toHaveLength(25);
    expect(zones("kathm")).toEqual([{ label: "Asia/Kathmandu · 14:45 now", value: "Asia/Kathmandu" }]);
    expect(zones("europe/")).toHaveLength(25);
    expect(zones("xyzzy")).toEqual([]);
  });

  it.each([
    ["quiz", "count"],
    ["quiz", "constructor"],
    ["quiz", "__proto__"],
    ["quiz", "toString"],
    ["help", "topic"],
    ["constructor", "name"],
    ["nothing", "topic"],
    ["", ""],
  ])("there are none for %s %s", (command, option) => {
    expect(labels(command, option, "a")).toEqual([]);
  });
});
