// Bot.handle: every input gets one calm reply, even if it is invalid or random.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../src/ports/bot.ts";
import { anyText } from "../support/any-text.ts";
import { FIRST, makePerson, openApp, textOf } from "../support/app.ts";

const ada = { person: makePerson("ada"), channel: "general", now: FIRST };

describe("invalid input", () => {
  it.each([
    [
      "/lokup dns",
      "There is no command “/lokup”. Did you mean {command:lookup}? {command:help} lists them all.",
    ],
    ["/bogus", "There is no command “/bogus”. {command:help} lists them all."],
    ["/constructor", "There is no command “/constructor”. {command:help} lists them all."],
    ["/<script>*x*", "There is no command “/script x”. {command:help} lists them all."],
    ["", "Type a command, such as {command:quiz}. {command:help} lists them all."],
    ["  /  ", "Type a command, such as {command:quiz}. {command:help} lists them all."],
    ["/daily now", "{command:daily} has no place for “now”. Use it like this: {command:daily}"],
    [`/lookup ${"x".repeat(201)}`, "The option “concept” takes at most 200 characters. Say it shorter."],
    [`/lookup ${"x".repeat(1_001)}`, "That is too long: a command has at most 1000 characters."],
    ["/lookup no\u0007deport", "The option “concept” contains control characters. Type it as plain text."],
    ["/lookup no\u0000deport", "The option “concept” contains control characters. Type it as plain text."],
    ["/lookup \u001b[31mred", "The option “concept” contains control characters. Type it as plain text."],
  ])("%j is refused in one sentence", async (text, sentence) => {
    const { type, requests } = await openApp();
    const reply = await type("ada", text);
    expect(reply).toMatchObject({
      delivery: "private",
      blocks: [{ type: "text", markdown: sentence }],
      refused: {},
    });
    expect(requests).toMatchObject([{ outcome: "refused" }]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["lookup", { words: "dns" }, "There's no option `words`. Use it like this: {command:lookup <concept>}"],
    ["lookup", { concept: 7 }, "The option “concept” takes text. Type its value as words."],
    ["lookup", { concept: ["dns"] }, "The option “concept” takes text. Type its value as words."],
    [
      "lookup",
      { concept: "   " },
      "The option “concept” is empty. Give “concept” (a concept or plain words).",
    ],
    ["quiz", { count: Number.NaN }, "The option “count” takes a whole number from 1 to 20."],
    ["quiz", { count: {} }, "The option “count” takes a whole number from 1 to 20."],
    [
      "quiz",
      { toString: "x" },
      "There's no option `toString`. Use it like this: {command:quiz [topic] [count]}",
    ],
    [
      "lokup",
      {},
      "There is no command “/lokup”. Did you mean {command:lookup}? {command:help} lists them all.",
    ],
  ])(
    "/%s with the options %j of another type is refused in one sentence",
    async (name, options, sentence) => {
      const { bot } = await openApp();
      expect(textOf(await bot.handle({ type: "command", name, options, ...ada }))).toBe(sentence);
    },
  );

  it.each([
    "",
    "%",
    "%E0%A4%A",
    "nothing",
    "constructor:x",
    "__proto__",
    "x".repeat(5_000),
    "answer".repeat(20),
  ])("a button with the action %.40j counts as one from another version", async (action) => {
    const { press } = await openApp();
    expect(textOf(await press("ada", action))).toBe(
      "This button is from another version of Kubedrill. {command:help} shows what works now.",
    );
  });
});

describe("random input", () => {
  it("gets a reply and never fails", async () => {
    const { bot, requests, createDrill, tick } = await openApp();
    await createDrill();
    await tick();
    const names = [
      "lookup",
      "quiz",
      "daily",
      "leaderboard",
      "help",
      "drill create",
      "drill change",
      "__proto__",
    ];
    const actions = [
      "answer",
      "explain",
      "guessed",
      "lookup",
      "topic",
      "practice-answer",
      "practice-next",
      "report",
      "drill-create",
      "drill-change",
      "drill-remove",
    ];
    const text = anyText(60);
    const something: fc.Arbitrary<Incoming> = fc
      .oneof(
        fc.record({
          type: fc.constant("text" as const),
          text: fc.oneof(
            text,
            text.map((words) => `/lookup ${words}`),
            text.map((words) => `/quiz ${words}`),
            text.map((words) => `/drill change ${words}`),
          ),
        }),
        fc.record({
          type: fc.constant("command" as const),
          name: fc.oneof(fc.constantFrom(...names), text),
          options: fc.dictionary(
            fc.oneof(
              fc.constantFrom("concept", "topic", "count", "period", "time", "zone", "holidays"),
              text,
            ),
            fc.anything(),
          ),
        }),
        fc.record({
          type: fc.constant("button" as const),
          isPrivate: fc.boolean(),
          action: fc
            .tuple(fc.oneof(fc.constantFrom(...actions), text), fc.array(text, { maxLength: 3 }))
            .map(([name, args]) => [name, ...args].join(":")),
        }),
      )
      .map((some) => ({ ...some, ...ada }));
    await fc.assert(
      fc.asyncProperty(something, async (incoming) => {
        expect((await bot.handle(incoming)).blocks.length).toBeGreaterThan(0);
        expect(requests.at(-1)).toMatchObject({ outcome: expect.stringMatching(/^(answered|refused)$/) });
      }),
      { seed: 20260104, numRuns: 300 },
    );
  });
});
