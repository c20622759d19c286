import { describe, expect, it } from "vitest";
import { lookUpOf, lookUpOfTea, slugs } from "./look-up-of.ts";

const tea = lookUpOfTea();

describe("a query that compares", () => {
  it.each([
    ["green tea vs black tea", ["green-tea", "black-tea"]],
    ["Black tea versus green tea?", ["black-tea", "green-tea"]],
    ["matcha vs. assam", ["green-tea", "black-tea"]],
    ["what is the difference between steeping and gongfu brewing", ["steeping", "gongfu"]],
    ["differences of gongfu and steeping", ["gongfu", "steeping"]],
    ["compare green tea with black tea", ["green-tea", "black-tea"]],
    ["what is the difference between a green tea and the black tea", ["green-tea", "black-tea"]],
    ["gren tea compared to blakc tea", ["green-tea", "black-tea"]],
    ["gongfu or steeping", ["gongfu", "steeping"]],
  ])("finds both: %s", (typed, expected) => {
    expect(slugs(tea.compare(typed))).toEqual(expected);
    expect(slugs(tea.search(typed))?.slice(0, 2)).toEqual(expected);
  });

  it.each([
    "green tea",
    "green tea vs sencha",
    "green tea vs qwertyuiop",
    "should it be hot or cold",
    "green tea or black tea or gongfu",
    "vs",
    "difference",
  ])("doesn't include: %s", (typed) => {
    expect(tea.compare(typed)).toBeUndefined();
  });

  it("still puts a concept named like the whole query first", () => {
    const lookUp = lookUpOf(
      { slug: "tram", title: "Tram", aliases: [] },
      { slug: "train", title: "Train", aliases: [] },
      { slug: "rail-vehicles", title: "Rail vehicles", aliases: ["tram vs train"] },
    );
    expect(slugs(lookUp.search("tram vs train"))).toEqual(["rail-vehicles", "tram", "train"]);
    expect(slugs(lookUp.compare("tram vs train"))).toEqual(["tram", "train"]);
  });
});
