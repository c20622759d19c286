// /settings by typing, buttons, and forms, and the effects elsewhere.
import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/ports/reply.ts";
import {
  buttonOf,
  buttonsOf,
  DAY,
  FIRST,
  HOUR,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";

/** A reply's fields by label. */
function fieldsOf(reply: Reply): Readonly<Record<string, string>> {
  const fields = reply.blocks.flatMap((block) => (block.type === "fields" ? block.fields : []));
  return Object.fromEntries(fields.map(({ label, value }) => [label, value]));
}

const usual = {
  "Time zone": "UTC (automatic)",
  "Reviews per day": "up to 10",
  "How sure you want to stay": "85%",
  "On leaderboards": "your name",
  "In reveals": "not named",
  Milestones: "private",
  Reminder: "None",
};

/** Sends a filled-in form as a platform does. */
const send = (app: TestApp, name: string, reply: Reply, values: Readonly<Record<string, string>>) =>
  app.bot.handle({
    type: "command",
    name: reply.form?.command ?? "",
    options: values,
    person: makePerson(name),
    now: app.clock.now,
  });

describe("/settings", () => {
  it.each([
    ["/settings", {}],
    ["/settings zone:Europe/Berlin", { "Time zone": "Europe/Berlin" }],
    ["/settings europe/berlin 20", { "Time zone": "Europe/Berlin", "Reviews per day": "up to 20" }],
    ["/settings zone:auto", {}],
    ["/settings America/New York 20", { "Time zone": "America/New_York", "Reviews per day": "up to 20" }],
    [
      "/settings cap:20 america / new york",
      { "Time zone": "America/New_York", "Reviews per day": "up to 20" },
    ],
    [
      "/settings zone:Europe/Berlin pseudonym",
      { "Time zone": "Europe/Berlin", "On leaderboards": expect.stringMatching(/^as/) },
    ],
    ["/settings 1", { "Reviews per day": "up to 1" }],
    ["/settings cap:100", { "Reviews per day": "up to 100" }],
    ["/settings boards:pseudonym", { "On leaderboards": expect.stringMatching(/^as \*\*\w+ \w+\*\*$/) }],
    ["/settings boards pseudonym", { "On leaderboards": expect.stringMatching(/^as \*\*/) }],
    ["/settings cap 20", { "Reviews per day": "up to 20" }],
    ["/settings pseudonym", { "On leaderboards": expect.stringMatching(/^as \*\*/) }],
    ["/settings reveals:name", { "In reveals": "named when you're right" }],
    [
      "/settings boards:pseudonym reveals:name",
      { "On leaderboards": expect.any(String), "In reveals": "not named, while leaderboards hide your name" },
    ],
  ])("%s is stored", async (text, changed) => {
    const app = await openApp();
    const reply = await app.type("bo", text);
    expect(reply.delivery).toBe("private");
    expect(fieldsOf(reply)).toEqual({ ...usual, ...changed });
    expect(fieldsOf(await app.type("bo", "/settings"))).toEqual({ ...usual, ...changed });
    expect(fieldsOf(await app.type("ada", "/settings"))).toEqual(usual);
    expect(textOf(reply).includes("**Saved.**")).toBe(text !== "/settings");
  });

  it.each([
    ["/settings cap:0", "takes a whole number from 1 to 100"],
    ["/settings cap:101", "takes a whole number from 1 to 100"],
    ["/settings boards:nothing", "takes one of: name, pseudonym"],
    ["/settings reveals:pseudonym", "takes one of: name, nothing"],
    ["/settings zone:Mars/Olympus cap:20", "There is no time zone “Mars/Olympus”"],
    ["/settings zone:+02:00", "is an offset"],
  ])("%s is not", async (text, why) => {
    const app = await openApp();
    expect(textOf(await app.type("bo", text))).toContain(why);
    expect(fieldsOf(await app.type("bo", "/settings"))).toEqual(usual);
  });

  it("asks which zone you mean, and keeps the other options", async () => {
    const app = await openApp();
    const asked = await app.type("bo", "/settings zone:Brlin cap:7");
    expect(textOf(asked)).toContain("Do you mean this?");
    const chosen = await app.press("bo", buttonOf(asked, "Berlin"));
    expect(chosen.delivery).toBe("replace");
    expect(fieldsOf(chosen)).toMatchObject({ "Time zone": "Europe/Berlin", "Reviews per day": "up to 7" });
  });

  it("works where there is no team", async () => {
    const app = await openApp();
    const team = { externalId: "dm:U-bo", name: "Direct messages", alone: true } as const;
    const person = makePerson("bo", { platform: "discord", team });
    const reply = await app.bot.handle({ type: "text", text: "/settings cap:5", person, now: FIRST });
    expect(fieldsOf(reply)["Reviews per day"]).toBe("up to 5");
  });

  it("is changed by a form that shows the current values", async () => {
    const app = await openApp();
    await app.type("bo", "/settings zone:Asia/Tokyo cap:12");
    const form = await app.press("bo", buttonOf(await app.type("bo", "/settings"), "Change zone"));
    expect(form.form?.fields).toMatchObject([
      { option: "zone", value: "Asia/Tokyo" },
      { option: "cap", value: "12" },
      { option: "retention", value: "85" },
    ]);
    expect(textOf(form)).toContain("{command:settings cap:20}");
    const sent = await send(app, "bo", form, { zone: "auto", cap: "15" });
    expect(fieldsOf(sent)).toEqual({ ...usual, "Reviews per day": "up to 15" });
    expect(fieldsOf(await send(app, "bo", form, { zone: "", cap: "" }))["Reviews per day"]).toBe("up to 15");
    expect(await send(app, "bo", form, { cap: "many" })).toMatchObject({ refused: { option: "cap" } });
  });

  it("has toggles that change in place", async () => {
    const app = await openApp();
    let reply = await app.type("bo", "/settings");
    for (const [label, field, value] of [
      ["Name me when", "In reveals", "named when you're right"],
      ["Hide my name", "On leaderboards", expect.stringMatching(/^as \*\*/)],
      ["Don't name me", "In reveals", "not named"],
      ["Show my name", "On leaderboards", "your name"],
    ] as const) {
      reply = await app.press("bo", buttonOf(reply, label));
      expect(reply.delivery).toBe("replace");
      expect(fieldsOf(reply)[field]).toEqual(value);
    }
    expect(fieldsOf(reply)).toEqual(usual);
    expect(textOf(await app.press("bo", "settings-set:nonsense:1"))).toContain(
      "There's no option `nonsense`.",
    );
    expect(app.failures).toEqual([]);
  });

  it("leads to the reminder and to stored data", async () => {
    const app = await openApp();
    const form = await app.press("bo", buttonOf(await app.type("bo", "/settings"), "Remind me"));
    expect(form.form?.fields).toMatchObject([
      { option: "time", value: "09:00" },
      { option: "days" },
      { option: "away" },
    ]);
    expect(textOf(await send(app, "bo", form, { time: "10" }))).toContain("**10:00** (UTC)");
    const set = await app.type("bo", "/settings");
    expect(fieldsOf(set).Reminder).toBe("10:00 (UTC), when reviews are due");
    expect(textOf(await app.press("bo", buttonOf(set, "Stop reminders")))).toBe("Done: no more reminders.");
    expect(buttonsOf(await app.type("bo", "/settings")).map(({ label }) => label)).not.toContain(
      "Stop reminders",
    );
    expect(textOf(await app.press("bo", buttonOf(set, "Show my data")))).toContain(
      "What Kubedrill stores about you",
    );
  });
});

describe("reviews per day", () => {
  it("apply in /review, its summary, and the home page", async () => {
    const app = await openApp();
    await app.type("bo", "/settings cap:2");
    let reply = await app.type("bo", "/review");
    expect(textOf(reply)).toContain("Review 1 of 2");
    for (let done = 0; done < 2; done++) {
      const verdict = await app.press("bo", buttonOf(reply, "A"));
      if (done < 1) reply = await app.press("bo", buttonOf(verdict, "Next"));
    }
    expect(textOf(await app.type("bo", "/review"))).toContain("That is enough for today: 2 reviews.");
    await app.type("bo", "/settings cap:3");
    expect(textOf(await app.type("bo", "/review"))).toContain("Review 1 of 1");
    await app.type("bo", "/settings cap:1");
    app.clock.now = FIRST + 30 * DAY;
    const home = await app.bot.handle({
      type: "command",
      name: "home",
      options: {},
      person: makePerson("bo"),
      now: app.clock.now,
    });
    expect(textOf(home)).toContain("1 due today");
    expect(textOf(home)).toContain("1 review per day");
  });
});

describe("due reviews", () => {
  async function openWithCards(): Promise<TestApp> {
    const app = await openApp();
    let reply = await app.type("bo", "/review");
    for (let done = 0; done < 5; done++) {
      const verdict = await app.press("bo", buttonOf(reply, "A"));
      reply = await app.press("bo", buttonOf(verdict, "Next"));
    }
    app.database.connection.exec("UPDATE card SET due_day = '2026-03-03'");
    return app;
  }

  it("are forecast up to the daily cap", async () => {
    const app = await openWithCards();
    await app.type("bo", "/settings cap:2");
    expect(textOf(await app.type("bo", "/review"))).toContain(
      "enough for today: 5 reviews. More would help little. Next: 2 tomorrow, 2 in 2 days, 1 in 3 days.",
    );
  });

  it.each([
    [3, "**3 reviews are due.**"],
    [50, "**5 reviews are due.**"],
  ])("are reminded of, up to %d", async (cap, text) => {
    const app = await openWithCards();
    await app.type("bo", "/remind 10");
    await app.type("bo", `/settings cap:${cap}`);
    app.clock.now = FIRST + DAY + HOUR;
    await app.tick();
    expect(app.platform.directs.map(({ blocks }) => textOf(blocks))).toEqual([expect.stringContaining(text)]);
  });
});

describe("an own zone", () => {
  it("applies to current and future reminders", async () => {
    const app = await openApp();
    app.platform.theirZone = "Europe/Berlin";
    await app.type("bo", "/remind 17:00");
    await app.type("bo", "/settings zone:Asia/Tokyo");
    expect(textOf(await app.type("bo", "/remind"))).toContain(
      `**17:00** (Asia/Tokyo). Next: {time:${FIRST + 23 * HOUR}}`,
    );
    expect(textOf(await app.type("bo", "/remind 18:30"))).toContain("**18:30** (Asia/Tokyo)");
    await app.type("bo", "/settings zone:auto");
    expect(textOf(await app.type("bo", "/remind"))).toContain("**18:30** (Europe/Berlin)");
  });

  it("that was never set moves no reminder, even if the form says “auto”", async () => {
    const app = await openApp();
    app.platform.theirZone = "Europe/Berlin";
    await app.type("bo", "/remind 17:00");
    app.platform.theirZone = undefined;
    const form = await app.press("bo", buttonOf(await app.type("bo", "/settings"), "Change zone"));
    expect(fieldsOf(await send(app, "bo", form, { zone: "auto", cap: "20" }))).toMatchObject({
      "Reviews per day": "up to 20",
      Reminder: "17:00 (Europe/Berlin), when reviews are due",
    });
  });
});
