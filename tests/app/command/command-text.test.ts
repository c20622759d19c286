// Typed commands: parsed as meant.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds } from "../../support/law.ts";
import { parse } from "./parse-example.ts";

type Options = Readonly<Record<string, string>>;

describe("typed command", () => {
  it.each<[string, string, Options]>([
    ["/help", "help", {}],
    ["help", "help", {}],
    ["  /help  ", "help", {}],
    ["/HELP", "help", {}],
    ["/Quiz", "quiz", {}],
    ["/lookup nodeport", "lookup", { concept: "nodeport" }],
    ["lookup nodeport", "lookup", { concept: "nodeport" }],
    ["/lookup\tnodeport", "lookup", { concept: "nodeport" }],
    ["/lookup  how does   dns work?", "lookup", { concept: "how does dns work?" }],
    ["/lookup lookup", "lookup", { concept: "lookup" }],
    ["/lookup 8080", "lookup", { concept: "8080" }],
    ["/lookup service: what type?", "lookup", { concept: "service: what type?" }],
    ["/lookup concept:error: no route", "lookup", { concept: "error: no route" }],
    ["/lookup https://example.org:80", "lookup", { concept: "https://example.org:80" }],
  ])("%j is %s with %j", (text, name, options) => {
    expect(parse(text)).toEqual([name, options]);
  });

  it.each<[string, Options]>([
    ["/quiz dns 5", { topic: "dns", count: "5" }],
    ["/quiz 5 dns", { topic: "dns", count: "5" }],
    ["/quiz 5", { count: "5" }],
    ["/quiz dns", { topic: "dns" }],
    ["/quiz load balancing 5", { topic: "load balancing", count: "5" }],
    ["/quiz load 5 balancing", { topic: "load balancing", count: "5" }],
    ["/quiz topic:dns count:5", { topic: "dns", count: "5" }],
    ["/quiz count:5 topic:dns", { topic: "dns", count: "5" }],
    ["/quiz topic: dns count: 5", { topic: "dns", count: "5" }],
    ["/quiz TOPIC:dns Count:5", { topic: "dns", count: "5" }],
    ["/quiz topic:load balancing count:5", { topic: "load balancing", count: "5" }],
    ["/quiz count:5 load balancing", { topic: "load balancing", count: "5" }],
    ["/quiz load balancing count:5", { topic: "load balancing", count: "5" }],
    ["/quiz dns topic 5", { topic: "dns topic", count: "5" }],
    ["/quiz mytopic:dns", { topic: "mytopic:dns" }],
    ['/quiz "80"', { topic: "80" }],
  ])("order and keys: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["quiz", options]);
  });

  it.each<[string, string, Options]>([
    ["/quiz count 5 dns", "quiz", { topic: "dns", count: "5" }],
    ["/leaderboard period all time squads", "leaderboard", { period: "all time", board: "squads" }],
    ["/leaderboard BOARD squads month", "leaderboard", { period: "month", board: "squads" }],
    ["/leaderboard period:month board squads", "leaderboard", { period: "month", board: "squads" }],
  ])("a key can do without its colon before a value: %j", (text, name, options) => {
    expect(parse(text)).toEqual([name, options]);
  });

  it.each([
    ["/quiz count", "count"],
    ["/quiz topic dns", "topic dns"],
    ['/quiz "count" five', "count five"],
    ["/quiz count of pods", "count of pods"],
  ])("a key without a value is text: %j", (text, topic) => {
    expect(parse(text)).toEqual(["quiz", { topic }]);
  });

  it.each<[string, Options]>([
    ["/quiz topic:dns 5", { topic: "dns", count: "5" }],
    ['/quiz topic:"load balancing" 5', { topic: "load balancing", count: "5" }],
  ])("a number after a named text is the count: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["quiz", options]);
  });

  it.each<[string, Options]>([
    ['/lookup "cluster ip"', { concept: "cluster ip" }],
    ["/lookup 'cluster ip'", { concept: "cluster ip" }],
    ["/lookup “cluster ip”", { concept: "cluster ip" }],
    ['/lookup concept:"cluster ip"', { concept: "cluster ip" }],
    ["/lookup what's a pod", { concept: "what's a pod" }],
    ['/lookup "', { concept: '"' }],
  ])("quotes: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["lookup", options]);
  });

  it.each(['"ClusterIP" vs "NodePort"', '"cluster" ip', 'the "cluster ip"'])(
    "takes off no quote without its other: %s",
    (words) => {
      const [, { concept }] = parse(`/lookup ${words}`);
      expect([words, words.replaceAll('"', "")]).toContain(concept);
    },
  );

  it("reads quoted words as text, not as keys or numbers", () => {
    expect(parse('/lookup "the concept: ClusterIP"')).toEqual([
      "lookup",
      { concept: "the concept: ClusterIP" },
    ]);
    expect(parse('/quiz "port 80 rules"')).toEqual(["quiz", { topic: "port 80 rules" }]);
  });

  it.each<[string, Options]>([
    ["/leaderboard all time", { period: "all time" }],
    ["/leaderboard period:all time", { period: "all time" }],
    ["/leaderboard month board:squads", { period: "month", board: "squads" }],
    ["/leaderboard period:", { period: "" }],
    ["/leaderboard squ", { board: "squ" }],
    ["/leaderboard period:all squads", { period: "all", board: "squads" }],
    ["/leaderboard squads mon", { board: "squads", period: "mon" }],
  ])("choices: %j is %j", (text, options) => {
    expect(parse(text)).toEqual(["leaderboard", options]);
  });

  it("leaves invalid values to the option check", () => {
    expect(parse("/quiz count:five")).toEqual(["quiz", { count: "five" }]);
    expect(parse("/quiz -5")).toEqual(["quiz", { topic: "-5" }]);
    expect(parse("/quiz 999999999999")).toEqual(["quiz", { count: "999999999999" }]);
    expect(parse("/lookup a\u0007b")).toEqual(["lookup", { concept: "a\u0007b" }]);
  });

  it("with keys means the same in either order (law)", () => {
    const anyWords = fc
      .array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 4 })
      .map((words) => words.join(" "));
    holds(
      fc.property(anyWords, fc.nat({ max: 99 }), (words, count) => {
        const expected = ["quiz", { topic: words, count: String(count) }];
        expect(parse(`/quiz topic:${words} count:${count}`)).toEqual(expected);
        expect(parse(`/quiz count:${count} topic:${words}`)).toEqual(expected);
        expect(parse(`/quiz ${words} ${count}`)).toEqual(expected);
        expect(parse(`/quiz ${count} ${words}`)).toEqual(expected);
        expect(parse(`/quiz count:${count} "${words}"`)).toEqual(expected);
      }),
    );
  });
});
