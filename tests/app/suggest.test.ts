// What could be meant by an option while it is being typed.
import { describe, expect, it } from "vitest";
import type { Hit, LookUp } from "../../src/app/ports.ts";
import { suggest } from "../../src/app/suggest.ts";
import type { Concept, Curriculum } from "../../src/core/model.ts";
import { makeConcept } from "../support/make-concept.ts";

const topicTitles = ["Networking basics", "Services", "DNS", "Ingress & egress"];
const concepts = Array.from({ length: 12 }, (_, index) =>
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

function labels(command: string, option: string, text: string): readonly string[] {
  return suggest({ curriculum, lookUp: createLookUp().lookUp }, { command, option, text }).map(
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

  it("for a concept come from the look-up, at most ten", () => {
    const { asked, lookUp } = createLookUp();
    const found = suggest({ curriculum, lookUp }, { command: "lookup", option: "concept", text: "Concept" });
    expect(asked).toEqual([["Concept", 10]]);
    expect(found).toHaveLength(10);
    expect(found[0]).toEqual({ label: "Concept 0", value: "Concept 0" });
  });

  it("for a concept not yet begun are the first ten of the curriculum", () => {
    for (const text of ["", "  "]) {
      const { asked, lookUp } = createLookUp();
      const found = suggest({ curriculum, lookUp }, { command: "lookup", option: "concept", text });
      expect(found.map(({ value }) => value)).toEqual(concepts.slice(0, 10).map(({ title }) => title));
      expect(asked).toEqual([]);
    }
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
