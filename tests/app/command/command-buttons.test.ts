// Buttons that run commands: the command's own checks hold, and buttons of earlier versions do what they did.
import { describe, expect, it } from "vitest";
import { findButton } from "../../../src/app/buttons.ts";
import { commandAction, type Runs, readPairs } from "../../../src/app/command/command-action.ts";
import { commands } from "../../../src/app/commands.ts";
import { decodeAction, encodeAction, fitsButton, type Reply } from "../../../src/ports/reply.ts";
import { buttonsOf, FIRST, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";

const both: readonly Runs[] = ["run", "update"];

const alone = { team: { externalId: "dm:U-ada", name: "Direct messages", alone: true } } as const;

describe("a button that runs a command", () => {
  it.each(commands.map(({ name }) => name))("lets in whom the command lets in: %s", async (name) => {
    const command = commands.find((one) => one.name === name);
    const app = await openApp();
    await app.createDrill();
    for (const how of both) {
      const action = encodeAction(commandAction(how, name));
      const byOthers = textOf(await app.press("bo", action));
      expect(byOthers.includes("Only team admins")).toBe(command?.who === "team admin");
      const person = makePerson("ada", alone);
      const inDirect = await app.bot.handle({ type: "button", action, isPrivate: true, person, now: FIRST });
      expect(textOf(inDirect).includes("about a team")).toBe(command?.where === "team");
    }
  });

  it.each(both)("reads options as the command does, and names what was wrong: %s", async (how) => {
    const app = await openApp();
    const press = (options: Readonly<Record<string, string>>) =>
      app.press("ada", encodeAction(commandAction(how, "drill create", options)));
    const wrong = await press({ zone: "UTC", time: "25:00" });
    expect(textOf(wrong)).toBe('"25:00" isn\'t a time. Use something like 09:30.');
    expect(wrong.refused).toEqual({ option: "time" });
    expect(textOf(await press({ days: "mon" }))).toBe("There's no option `days`. Did you mean `weekdays`?");
    const created = await press({ zone: "UTC", time: "5:30 pm", weekdays: "mon thru wed" });
    expect(textOf(created)).toContain("Mon–Wed at 17:30, UTC");
    expect(created.delivery).toBe(how === "run" ? "private" : "replace");
  });

  it.each(["run", "update", "run:nonsense", "run:__proto__", "update:", "run:drill"])(
    "runs nothing where there's no such command: %s",
    async (action) => {
      const app = await openApp();
      expect(textOf(await app.press("ada", action))).toContain("This button is from another version");
    },
  );

  it("never replaces a message that others see", async () => {
    const app = await openApp();
    const where = { person: makePerson("ada"), channel: "general", now: FIRST };
    const action = encodeAction(commandAction("update", "settings"));
    const reply = await app.bot.handle({ type: "button", action, isPrivate: false, ...where });
    expect(reply.delivery).toBe("private");
  });

  it("is known in logs by its command", async () => {
    const app = await openApp();
    await app.press("ada", "run:quiz:topic:dns");
    await app.press("ada", "drill-pause");
    await app.press("ada", "run:secret");
    expect(app.requests.map(({ what }) => what)).toEqual([
      "button run /quiz",
      "button drill-pause",
      "unknown button",
    ]);
  });
});

describe("options in an action", () => {
  it("read back as written, without the missing ones", () => {
    const options = { time: "9:00", zone: "Europe/Berlin", topics: "a:b & %", cap: 5 };
    const { name, args } = commandAction("run", "drill create", {
      ...options,
      closes: undefined,
      holidays: "",
    });
    const [command, ...pairs] = decodeAction(encodeAction({ name, args }))?.args ?? [];
    expect([name, command]).toEqual(["run", "drill create"]);
    expect(readPairs(pairs)).toEqual({ ...options, cap: "5" });
  });

  it("fit a button if they have up to 100 characters and no split surrogate pairs", () => {
    const action = (text: string) => commandAction("run", "quiz", { topic: text });
    expect(fitsButton(action("x".repeat(85)))).toBe(true);
    expect(fitsButton(action("x".repeat(86)))).toBe(false);
    expect(fitsButton(action("\ud800"))).toBe(false);
  });
});

type Earlier = readonly [action: string, how: Runs, command: string, options: Record<string, string>];

/** Buttons as earlier versions sent them, and what they ran. */
const earlier: readonly Earlier[] = [
  ["drill-create", "run", "drill create", {}],
  ["drill-create:zone:Europe%2FBerlin:time:9", "run", "drill create", { zone: "Europe/Berlin", time: "9" }],
  ["drill-change", "run", "drill change", {}],
  ["drill-pause", "run", "drill pause", {}],
  ["drill-resume", "run", "drill resume", {}],
  ["drill-post", "run", "drill post", {}],
  ["drill-remove", "run", "drill remove", {}],
  ["settings-set:boards:pseudonym", "update", "settings", { boards: "pseudonym" }],
  ["settings-set:zone:Asia%2FTokyo:cap:7", "update", "settings", { zone: "Asia/Tokyo", cap: "7" }],
  ["remind-stop", "run", "remind", { time: "off" }],
  ["privacy-show", "run", "privacy show", {}],
  ["privacy-delete", "run", "privacy delete", {}],
  ["squad-create", "run", "squad create", {}],
  ["squad-join", "update", "squad join", {}],
  ["squad-leave", "update", "squad leave", {}],
  ["squad-list", "update", "squad list", {}],
  ["leaderboard:week", "update", "leaderboard", { period: "week" }],
  ["leaderboard:all%20time", "update", "leaderboard", { period: "all time" }],
  ["leaderboard:month:squads", "update", "leaderboard", { period: "month", of: "squads" }],
  ["start-review", "run", "review", {}],
  ["show:daily", "run", "daily", {}],
  ["show:quiz", "run", "quiz", {}],
  ["show:progress", "run", "progress", {}],
  ["show:leaderboard", "run", "leaderboard", {}],
];

describe("a button of an earlier version", () => {
  const prepare = async () => {
    const app = await openApp();
    await app.type("ada", "/remind 10:00");
    await app.type("ada", "/squad create Rust");
    return app;
  };
  const withoutImages = ({ blocks, ...reply }: Reply) => ({
    ...reply,
    blocks: blocks.filter(({ type }) => type !== "image"),
  });

  it.each<Earlier>(earlier)("does what it did: %s", async (action, how, command, options) => {
    const [one, other] = [await prepare(), await prepare()];
    if (command !== "drill create") for (const app of [one, other]) await app.createDrill();
    const now = await other.press("ada", encodeAction(commandAction(how, command, options)));
    expect(withoutImages(await one.press("ada", action))).toEqual(withoutImages(now));
    expect(textOf(now)).not.toContain("another version");
  });

  it("is refused where the command would refuse it", async () => {
    const app = await openApp();
    expect(textOf(await app.press("bo", "show:questions"))).toContain("no longer works");
    const inDirect = { person: makePerson("ada", alone), channel: undefined, now: app.clock.now };
    for (const action of ["show:daily", "show:leaderboard", "leaderboard:week", "squad-list"]) {
      const reply = await app.bot.handle({ type: "button", action, isPrivate: true, ...inDirect });
      expect(textOf(reply)).toBe("This button is about a team. Press it in one of your team's channels.");
    }
    expect(textOf(await app.press("bo", "settings-set:boards"))).toContain("Your settings");
    expect(textOf(await app.press("bo", "settings-set:boards:nothing"))).toContain(
      "takes one of: name, pseudonym",
    );
  });
});

describe("every button in what commands reply", () => {
  /** All actions that this many presses reach. */
  async function reachable(app: TestApp, replies: readonly Reply[], presses: number): Promise<Set<string>> {
    const found = new Set(
      replies.flatMap((reply) => buttonsOf(reply).map(({ action }) => encodeAction(action))),
    );
    if (presses === 0) return found;
    for (const action of [...found]) {
      const next = await reachable(app, [await app.press("ada", action)], presses - 1);
      for (const one of next) found.add(one);
    }
    return found;
  }

  it("does something", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    await app.type("bo", "/squad create Rust");
    const replies: Reply[] = [await app.tap("bo", "wrong")];
    for (const line of [
      "/lookup nodeport",
      "/drill create",
      "/settings zone:Berlin cap:7",
      "/squad join Rst",
    ])
      replies.push(await app.type("ada", line));
    for (const { name } of commands) if (name !== "lookup") replies.push(await app.type("ada", `/${name}`));
    const actions = await reachable(app, replies, 1);
    expect(actions.size).toBeGreaterThan(60);
    for (const action of actions)
      expect(findButton(decodeAction(action) ?? { name: "", args: [] }), action).toBeDefined();
    expect(app.failures).toEqual([]);
  });
});
