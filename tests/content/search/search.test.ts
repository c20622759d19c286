import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../../support/any-text.ts";
import { holds } from "../../support/law.ts";
import { lookUpOf, lookUpOfTea, slugs } from "./look-up-of.ts";

const tea = lookUpOfTea();

const railways = lookUpOf(
  { slug: "narrow-gauge", title: "NarrowGauge", aliases: ["small track"] },
  { slug: "standard-gauge", title: "Standard gauge", aliases: ["1435", "gauge"] },
  { slug: "points-machine", title: "Points machine", aliases: ["switch motor", "pm"] },
  { slug: "level-crossing", title: "Level crossing", aliases: ["lx", "barrier", "points"] },
);

describe("look-up by name", () => {
  it.each([
    ["Narrow Gauge", "narrow-gauge"],
    ["narrowgauge", "narrow-gauge"],
    ["NARROW-GAUGE", "narrow-gauge"],
    ["narrow  gauge?", "narrow-gauge"],
    ["gauge narrow", "narrow-gauge"],
    ["standardgauge", "standard-gauge"],
    ["point machines", "points-machine"],
    ["pointsmachine", "points-machine"],
    ["PM", "points-machine"],
    ["1435", "standard-gauge"],
    ["gauge", "standard-gauge"],
    ["points", "level-crossing"],
    ["what is a level crossing", "level-crossing"],
    ["what's an LX", "level-crossing"],
  ])("finds %s", (typed, slug) => {
    expect(slugs(railways.search(typed))?.[0]).toBe(slug);
  });

  it.each([
    ["swapped letters", "narorw gauge", "narrow-gauge"],
    ["a missing letter", "levl crosing", "level-crossing"],
    ["an extra letter", "levvel crossing", "level-crossing"],
    ["a wrong letter", "lavel crossing", "level-crossing"],
    ["two typos in a long word", "standrad guage", "standard-gauge"],
    ["three wrong letters in a very long word", "pontsmaxhjne", "points-machine"],
    ["something after a word", "barrier123", "level-crossing"],
    ["a typo in joined words", "narowgauge", "narrow-gauge"],
  ])("forgives %s", (_slip, typed, slug) => {
    expect(slugs(railways.search(typed))?.[0]).toBe(slug);
  });

  it.each([
    ["narr", "narrow-gauge"],
    ["stand", "standard-gauge"],
    ["points m", "points-machine"],
    ["level cr", "level-crossing"],
    ["swi", "points-machine"],
  ])("completes %s during typing", (typed, slug) => {
    expect(slugs(railways.search(typed))?.[0]).toBe(slug);
  });

  it("completes the last word before correcting it", () => {
    const gates = lookUpOf(
      { slug: "gate", title: "Gate", aliases: [] },
      { slug: "gateway", title: "Gateway", aliases: [] },
    );
    expect(slugs(gates.search("gatew"))?.[0]).toBe("gateway");
    expect(slugs(gates.search("what is a gatew for"))?.[0]).toBe("gate");
  });

  it("prefers words in one name to words across several", () => {
    const lamps = lookUpOf(
      { slug: "yard", title: "Yard", aliases: ["signal horn", "lamp oil"] },
      { slug: "lineside", title: "Lineside", aliases: ["signal lamp", "cable trough"] },
    );
    expect(slugs(lamps.search("lamp signal"))).toEqual(["lineside", "yard"]);
  });

  it("corrects a misspelling even if one concept has it as an alias", () => {
    const { search } = lookUpOf(
      { slug: "ingress", title: "Ingress", aliases: ["ingres"], text: "Ingress routes by host." },
      { slug: "ingress-controller", title: "Ingress controller", aliases: ["ic"], text: "Serves Ingress." },
    );
    expect(slugs(search("ingres controller"))?.[0]).toBe("ingress-controller");
    expect(slugs(search("ingres"))?.[0]).toBe("ingress");
  });

  it("puts a concept with an exact name first, with a score of 1", () => {
    const [first, second] = railways.search("gauge");
    expect(first).toEqual({ slug: "standard-gauge", title: "Standard gauge", topic: "services", score: 1 });
    expect(second?.slug).toBe("narrow-gauge");
    expect(second?.score).toBeLessThan(1);
  });

  it("keeps teaching order in a tie", () => {
    const twins = lookUpOf(
      { slug: "sb", title: "Signal box", aliases: [] },
      { slug: "sa", title: "Signal arm", aliases: [] },
    );
    expect(slugs(twins.search("the signal"))).toEqual(["sb", "sa"]);
  });
});

describe("look-up in plain words", () => {
  it.each([
    ["why does my cup taste bitter in boiling water", "green-tea"],
    ["how long should the leaves stay in hot water", "steeping"],
    ["what makes the leaf brown", "black-tea"],
    ["oxidizing enzymes", "black-tea"],
    ["short infusions in a small pot", "gongfu"],
    ["squeezing the bag", "steeping"],
  ])("answers: %s", (typed, slug) => {
    expect(slugs(tea.search(typed))?.[0]).toBe(slug);
  });

  it("returns up to the limit, five by default", () => {
    const many = lookUpOf(
      ...Array.from({ length: 9 }, (_, n) => ({ slug: `tram-${n}`, title: `Tram ${n}`, aliases: [] })),
    );
    expect(many.search("tram")).toHaveLength(5);
    expect(many.search("tram", 2)).toHaveLength(2);
    expect(many.search("tram", 25)).toHaveLength(9);
  });
});

describe("look-up of an address", () => {
  const depots = lookUpOf(
    { slug: "depot", title: "Depot", aliases: [], text: "Its address is 10.4.0.9." },
    { slug: "exchange", title: "Exchange", aliases: ["10.4.7.7"] },
  );

  it("ignores it, unless it's a name", () => {
    expect(depots.search("10.4.0.9")).toEqual([]);
    expect(slugs(depots.search("10.4.7.7 is lost"))).toEqual(["exchange"]);
    expect(slugs(depots.search("0 9"))).toEqual(["depot"]);
  });
});

describe("look-up without a match", () => {
  it.each([
    "qwertyuiop",
    "xyzzy banana",
    "football results yesterday",
    "",
    "   ",
    "?!",
    "🙂🙂",
    "\u0000\u0007",
    "the of and",
  ])("returns nothing for %j", (typed) => {
    expect(tea.search(typed)).toEqual([]);
    expect(railways.search(typed)).toEqual([]);
    expect(tea.compare(typed)).toBeUndefined();
  });

  it("accepts an empty curriculum", () => {
    expect(lookUpOf().search("anything")).toEqual([]);
  });

  it("never throws, and returns each concept once, best first", () => {
    const word = fc.constantFrom(
      "green",
      "tea",
      "vs",
      "or",
      "difference",
      "between",
      "and",
      "gaiwan",
      "gren",
      "constructor",
    );
    const typed = fc.oneof(
      anyText(60),
      fc.array(word).map((words) => words.join(" ")),
    );
    holds(
      fc.property(typed, (text) => {
        const hits = tea.search(text, 4);
        const found = slugs(hits) ?? [];
        expect(new Set(found).size).toBe(found.length);
        expect(hits.map(({ score }) => score)).toEqual(
          hits.map(({ score }) => score).toSorted((a, b) => b - a),
        );
        tea.compare(text);
      }),
      500,
    );
  });

  it("reads up to 200 characters", () => {
    const filling = "zz ".repeat(80);
    expect(slugs(tea.search(`gaiwan ${filling}`))).toEqual(
      slugs(tea.search(`gaiwan ${filling}`.slice(0, 200))),
    );
    expect(tea.search(`${filling} gaiwan`)).toEqual([]);
    expect(tea.search("gaiwan".repeat(100_000))).toBeDefined();
  });
});
