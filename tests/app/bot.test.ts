// Bot.handle: every input gets one calm reply, and the observer gets its name.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../src/ports/bot.ts";
import { usage } from "../../src/ports/command-description.ts";
import { UnavailableError } from "../../src/ports/errors.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import { anyText } from "../support/any-text.ts";
import { FIRST, makePerson, openApp, textOf } from "../support/app.ts";
import { freshId } from "../support/storage/storage.ts";

const ada = { person: makePerson("ada"), channel: "general", now: FIRST };

describe("/help", () => {
  it("lists every command with its options and what it does", async () => {
    const { type, bot } = await openApp();
    const help = textOf(await type("ada", "/help"));
    expect(bot.commands.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["lookup", "daily", "quiz", "leaderboard", "help"]),
    );
    for (const command of bot.commands.filter(({ name }) => !name.includes(" "))) {
      expect(help).toContain(`\n- {command:${usage(command).slice(1)}} ${command.description}`);
    }
    expect(help).toContain(
      "\n- {command:drill create|show|change|pause|resume|remove|post} The daily question of a channel (team admins)",
    );
  });
});

describe("invalid input", () => {
  it.each([
    [
      "/lokup dns",
      "There is no command “/lokup”. Did you mean {command:lookup}? {command:help} lists them all.",
    ],
    ["/bogus", "There is no command “/bogus”. {command:help} lists them all."],
    ["/constructor", "There is no command “/constructor”. {command:help} lists them all."],
    ["/<script>*x*", "There is no command “/script x”. {command:help} lists them all."],
    ["", "Type a command, for example {command:lookup nodeport}. {command:help} lists them all."],
    ["  /  ", "Type a command, for example {command:lookup nodeport}. {command:help} lists them all."],
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

describe("a failing storage", () => {
  const broken = new Error("disk I/O error");
  const failing = (storage: Storage): Storage => ({
    ...storage,
    answers: { ...storage.answers, noteLookUp: () => Promise.reject(broken) },
  });

  it("gives a calm sentence with an ID, and the observer gets the error", async () => {
    const { type, requests } = await openApp(failing);
    const reply = await type("ada", "/lookup nodeport");
    const [request] = requests;
    expect(request).toMatchObject({ what: "/lookup", outcome: "failed", error: broken });
    expect(request?.id).toMatch(/^[0-9a-v]{20}$/);
    expect(reply).toEqual({
      delivery: "private",
      blocks: [
        {
          type: "text",
          markdown: `Something went wrong on our side. Please try again. If it keeps happening, send us this ID: ${request?.id}`,
        },
      ],
    });
  });

  it("that's temporarily unavailable says that nothing was recorded", async () => {
    const locked = new UnavailableError("The database kubedrill.db is locked by another process.");
    const { type, requests } = await openApp((storage) => ({
      ...storage,
      answers: { ...storage.answers, noteLookUp: () => Promise.reject(locked) },
    }));
    expect(textOf(await type("ada", "/lookup nodeport"))).toBe(
      "I can't save anything right now, so this doesn't count yet. Try again in a few minutes.",
    );
    expect(requests).toMatchObject([{ outcome: "failed", error: locked }]);
  });

  it("that can't even look up the member says the same", async () => {
    const { type, press, requests } = await openApp((storage) => ({
      ...storage,
      people: { ...storage.people, meet: () => Promise.reject(broken) },
    }));
    for (const reply of [await type("ada", "/help"), await press("ada", "lookup:nodeport")]) {
      expect(textOf(reply)).toMatch(/^Something went wrong on our side\..* [0-9a-v]{20}$/);
    }
    expect(requests.map(({ outcome, error }) => [outcome, error])).toEqual(Array(2).fill(["failed", broken]));
  });

  it("doesn't affect commands that don't use it", async () => {
    const { type } = await openApp(failing);
    expect(textOf(await type("ada", "/help"))).toContain("What Kubedrill can do");
  });
});

describe("a tap by a member who is deleted meanwhile", () => {
  const deleting = (times: number) => {
    let left = times;
    return openApp((storage) => ({
      ...storage,
      answers: {
        ...storage.answers,
        async noteLookUp(...values) {
          const ids = { team: "unused", learner: "unused", member: "unused", chance: 0.5 };
          const { learnerId } = await storage.people.meet(makePerson("bo"), FIRST, ids);
          if (left-- > 0) await storage.people.delete(learnerId, freshId());
          await storage.answers.noteLookUp(...values);
        },
      },
    }));
  };

  it("runs again for their new member", async () => {
    const { press, requests, meet } = await deleting(1);
    const before = await meet("bo");
    expect(textOf(await press("bo", "lookup:nodeport"))).toContain("NodePort");
    expect(requests).toMatchObject([{ outcome: "answered" }]);
    expect((await meet("bo")).id).not.toBe(before.id);
  });

  it("fails if the new member is deleted too", async () => {
    const { press, requests } = await deleting(2);
    expect(textOf(await press("bo", "lookup:nodeport"))).toMatch(/^Something went wrong/);
    expect(requests).toMatchObject([{ outcome: "failed" }]);
  });
});

describe("the observer", () => {
  it("gets the names of commands and buttons, never what people typed", async () => {
    const { type, press, requests } = await openApp();
    await type("ada", "/LOOKUP nodeport");
    await type("ada", "help");
    await type("ada", "/drill");
    await type("ada", "/drill create time:secret");
    await type("ada", "/drill secret");
    await type("ada", "/secret words");
    await press("ada", "lookup:nodeport");
    await press("ada", "secret:args");
    expect(requests.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      "/lookup answered",
      "/help answered",
      "/drill show answered",
      "/drill create refused",
      "unknown command refused",
      "unknown command refused",
      "button lookup answered",
      "unknown button refused",
    ]);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
  });
});
