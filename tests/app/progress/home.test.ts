// The hidden pages behind Slack's App Home and bare /kubedrill.
import { describe, expect, it } from "vitest";
import { buttonOf, buttonsOf, openApp, type TestApp, textOf } from "../../support/app.ts";

const ask = (app: TestApp, name: string) =>
  app.bot.handle({
    type: "command",
    name,
    options: {},
    person: app.person("bo"),
    channel: undefined,
    now: app.clock.now,
  });

describe("the home page", () => {
  it("starts empty, and says what to do", async () => {
    const app = await openApp();
    const page = await ask(app, "home");
    expect(textOf(page)).toContain("None due today");
    expect(textOf(page)).toContain("No points yet");
    expect(textOf(page)).toContain("You don't get reminders");
    expect(buttonsOf(page).map(({ label }) => label)).toEqual([
      "Today's question",
      "Learn something new",
      "Practice",
      "Remind me",
      "Change zone and reviews",
      "Hide my name on leaderboards",
      "Name me when I'm right",
      "Share my milestones",
      "Show my data",
    ]);
    await app.press("bo", buttonOf(page, "Learn something new"));
    expect(app.failures).toEqual([]);
  });

  it("ends with the reminder and the settings, and their buttons", async () => {
    const app = await openApp();
    await app.type("bo", "/remind 10");
    await app.type("bo", "/settings cap:5 zone:Asia/Tokyo boards:pseudonym");
    const page = await ask(app, "home");
    expect(textOf(page)).toContain("you get a direct message at **10:00** (Asia/Tokyo)");
    expect(textOf(page)).toMatch(
      /^Settings and privacy\nAsia\/Tokyo · 5 reviews per day · 85% sure · on leaderboards as \*\*\w+ \w+\*\* · in reveals not named · milestones private$/m,
    );
    expect((await app.press("bo", buttonOf(page, "Change the time"))).form?.command).toBe("remind");
    expect((await app.press("bo", buttonOf(page, "Change zone"))).form?.command).toBe("settings");
    await app.press("bo", buttonOf(page, "Stop reminders"));
    const toggled = await app.press("bo", buttonOf(page, "Show my name on leaderboards"));
    expect(textOf(toggled)).toContain("Your settings");
    const fresh = textOf(await ask(app, "home"));
    expect(fresh).toContain("You don't get reminders");
    expect(fresh).toContain("on leaderboards your name");
  });

  it("shows streak, reviews, topics and standings after an answer", async () => {
    const app = await openApp();
    await app.createDrill({ closesAfterHours: 1 });
    await app.tick();
    await app.tap("bo", "wrong");
    app.clock.now += 25 * 3_600_000;
    await app.tick();
    const page = textOf(await ask(app, "home"));
    expect(page).toContain("1-day streak (best: 1)");
    expect(page).toContain("1 due today");
    expect(page).toMatch(/\*\*Mastery\*\*[\s\S]*0 of 1/);
    expect(page).toContain("2 points");
  });
});

describe("the menu", () => {
  it("leads to commands by buttons", async () => {
    const app = await openApp();
    const menu = await ask(app, "menu");
    for (const { action } of buttonsOf(menu)) {
      const reply = await app.bot.handle({
        type: "button",
        isPrivate: true,
        action: [action.name, ...action.args].join(":"),
        person: app.person("bo"),
        now: app.clock.now,
      });
      expect(textOf(reply)).not.toContain("another version");
    }
    expect(textOf(await app.press("bo", "show:questions"))).toContain("This button no longer works");
    expect(app.failures).toEqual([]);
  });

  it("isn't listed anywhere, nor is the home page", async () => {
    const app = await openApp();
    expect(app.bot.commands.map(({ name }) => name)).not.toEqual(expect.arrayContaining(["home"]));
    expect(app.bot.commands.some(({ name }) => name === "menu")).toBe(false);
    expect(textOf(await app.type("bo", "/help"))).not.toMatch(/\/home|\/menu/);
  });
});
