// Completions while an option is being typed.
import { describe, expect, it } from "vitest";
import { commands } from "../../src/app/commands.ts";
import { suggest } from "../../src/app/suggest.ts";
import type { Concept, Curriculum } from "../../src/core/model.ts";
import type { Hit, LookUp } from "../../src/ports/look-up.ts";
import type { TeamRef } from "../../src/ports/person.ts";
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

/** A look-up that finds every concept whose title has the words, and notes its queries. */
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
    answer: () => ({ hits: [], isSure: false, outside: undefined }),
    compare: () => undefined,
  };
  return { asked, lookUp };
}

/** 09:00 UTC in the northern summer. */
const NOW = Date.UTC(2026, 6, 1, 9);

/** Squads of the team T1, and the queries to the storage. */
function createSquads() {
  const asked: [TeamRef, number][] = [];
  const squads = {
    async names(team: TeamRef, since: number) {
      asked.push([team, since]);
      return team.externalId === "T1" ? ["Rust Crew", "Straße", "Gophers"] : [];
    },
  };
  return { asked, storage: { squads } };
}

const { storage } = createSquads();

async function labels(command: string, option: string, text: string): Promise<readonly string[]> {
  const parts = { curriculum, lookUp: createLookUp().lookUp, storage };
  return (await suggest(parts, { command, option, text }, NOW)).map(({ label }) => label);
}

describe("suggestions", () => {
  it("for a choice are the choices that contain the text", async () => {
    expect(await labels("leaderboard", "period", "")).toEqual(["week", "month", "season", "all time"]);
    expect(await labels("leaderboard", "period", " SEA ")).toEqual(["season"]);
    expect(await labels("leaderboard", "period", "xyz")).toEqual([]);
  });

  it("for a topic are the titles that contain the text", async () => {
    expect(await labels("quiz", "topic", "")).toEqual(topicTitles);
    expect(await labels("quiz", "topic", "ing")).toEqual(["Networking basics", "Ingress & egress"]);
    expect(await labels("quiz", "topic", "(")).toEqual([]);
  });

  it("for a concept come from the look-up, up to 25", async () => {
    const { asked, lookUp } = createLookUp();
    const found = await suggest(
      { curriculum, lookUp, storage },
      { command: "lookup", option: "concept", text: "Concept" },
      NOW,
    );
    expect(asked).toEqual([["Concept", 25]]);
    expect(found).toHaveLength(25);
    expect(found[0]).toEqual({ label: "Concept 0", value: "Concept 0" });
  });

  it("for an empty concept are the first 25 of the curriculum", async () => {
    for (const text of ["", "  "]) {
      const { asked, lookUp } = createLookUp();
      const found = await suggest(
        { curriculum, lookUp, storage },
        { command: "lookup", option: "concept", text },
        NOW,
      );
      expect(found.map(({ value }) => value)).toEqual(concepts.slice(0, 25).map(({ title }) => title));
      expect(asked).toEqual([]);
    }
  });

  it("for topics complete the last of a list, without repeats", async () => {
    expect(await labels("drill create", "topics", "")).toEqual(topicTitles);
    expect(await labels("drill create", "topics", "DNS, serv")).toEqual(["DNS, Services"]);
    expect(await labels("drill change", "topics", "DNS, ")).toEqual([
      "DNS, Networking basics",
      "DNS, Services",
      "DNS, Ingress & egress",
    ]);
  });

  it("for a time are common ones, then those that contain the text", async () => {
    expect((await labels("drill create", "time", ""))[0]).toBe("09:00");
    expect(await labels("drill create", "time", "9:4")).toEqual(["09:45", "19:45"]);
  });

  it("for a zone are the locale's with their current time, then those that match the text", async () => {
    const zones = (text: string, locale?: string) =>
      suggest(
        { curriculum, lookUp: createLookUp().lookUp, storage },
        { command: "drill create", option: "zone", text, locale },
        NOW,
      );
    expect((await zones("", "ja"))[0]).toEqual({ label: "Asia/Tokyo · 18:00 now", value: "Asia/Tokyo" });
    expect(await zones("", undefined)).toHaveLength(25);
    expect(await zones("kathm")).toEqual([{ label: "Asia/Kathmandu · 14:45 now", value: "Asia/Kathmandu" }]);
    expect(await zones("europe/")).toHaveLength(25);
    expect(await zones("xyzzy")).toEqual([]);
  });

  it("for a squad are the team's, matched the way squad names are compared", async () => {
    const { asked, storage } = createSquads();
    const parts = { curriculum, lookUp: createLookUp().lookUp, storage };
    const team = { platform: "slack", externalId: "T1" } as const;
    const squads = async (text: string, of?: TeamRef) =>
      (await suggest(parts, { command: "squad join", option: "name", text, team: of }, NOW)).map(
        ({ value }) => value,
      );
    expect(await squads("", team)).toEqual(["Rust Crew", "Straße", "Gophers"]);
    expect(await squads(" RUST", team)).toEqual(["Rust Crew"]);
    expect(await squads("strass", team)).toEqual(["Straße"]);
    expect(await squads("*", team)).toEqual([]);
    expect(await squads("", { ...team, externalId: "T2" })).toEqual([]);
    expect(asked[0]).toEqual([team, NOW - 90 * 86_400_000]);
    asked.length = 0;
    expect(await squads("")).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("don't read the database, except for squads", async () => {
    const { asked, storage } = createSquads();
    const parts = { curriculum, lookUp: createLookUp().lookUp, storage };
    const team = { platform: "slack", externalId: "T1" } as const;
    const ofSquads = ["squad join name", "squad rename squad"];
    for (const { name, options } of commands) {
      for (const option of Object.keys(options).filter((one) => !ofSquads.includes(`${name} ${one}`)))
        await suggest(parts, { command: name, option, text: "a", team }, NOW);
    }
    expect(asked).toEqual([]);
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
  ])("there are none for %s %s", async (command, option) => {
    expect(await labels(command, option, "a")).toEqual([]);
  });
});
