// Bad, old, or forged input on Discord: the person who can fix it gets a sentence, and nothing happens twice.
import { describe, expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { isPrivate } from "../../discord-server/wire.ts";
import { DAY, HOUR } from "../../support/app.ts";
import { type DiscordApp, openDiscordApp } from "../../support/platforms/discord-app.ts";
import { letterShown, verdictIn } from "../verdict.ts";

const POST = "POST /channels/:channel/messages";

async function open() {
  const app = await openDiscordApp();
  const kubedrill = await app.start();
  return { app, kubedrill };
}

/** What Kubedrill wrote to ada. */
function directTexts({ discord, ada }: DiscordApp): string {
  return discord.messages(discord.directChannel(ada)).map(textOf).join("\n");
}

async function drillOfAda(app: DiscordApp) {
  const { id: contactId } = await app.meetAdmin();
  return app.createDrill({ contactId });
}

describe("a channel on Discord that refuses", () => {
  it.each([
    [
      "cannot be seen",
      (app: DiscordApp) => app.discord.forbidBot(app.channel, ["ViewChannel"]),
      /lack permissions.*“View Channel”/,
    ],
    [
      "takes nothing from Kubedrill",
      (app: DiscordApp) => app.discord.forbidBot(app.channel, ["SendMessages"]),
      /lack permissions.*“Send Messages”/,
    ],
    ["was deleted", (app: DiscordApp) => app.discord.removeChannel(app.channel), /is gone/],
    [
      "blocks it by AutoMod",
      (app: DiscordApp) => app.discord.fail({ route: POST, channel: app.channel, code: 200000 }),
      /AutoMod/,
    ],
  ])("because it %s pauses its drill and notifies the admin, once", async (_, spoil, sentence) => {
    const { app, kubedrill } = await open();
    const drill = await drillOfAda(app);
    spoil(app);
    await kubedrill.tick();
    expect(directTexts(app)).toMatch(sentence);
    expect((await app.storage.drills.byId(drill.id))?.paused).toBeDefined();
    const requests = app.discord.requests.length;
    app.clock.now += DAY;
    await kubedrill.tick();
    expect(app.discord.requests).toHaveLength(requests);
    expect(app.discord.invalidRequests).toBeLessThanOrEqual(1);
  });

  it("shows it at the admin's next command if they accept no direct messages", async () => {
    const { app, kubedrill } = await open();
    app.ada.directMessages = "closed";
    await drillOfAda(app);
    app.discord.removeChannel(app.channel);
    await kubedrill.tick();
    expect(directTexts(app)).toBe("");
    const other = app.discord.addChannel(app.guild, "other");
    await app.ada.command(other, "daily");
    const shown = app.discord.shownTo(app.ada, other).map(textOf).join("\n");
    expect(shown).toMatch(/is gone/);
  });
});

describe("a message on Discord that is gone", () => {
  it("needs no reveal, and doesn't block the next question", async () => {
    const { app, kubedrill } = await open();
    await app.createDrill();
    await kubedrill.tick();
    app.discord.removeMessage(app.onlyMessage());
    app.clock.now += DAY;
    await kubedrill.tick();
    expect(textOf(app.onlyMessage())).toContain("0 answered");
    expect(kubedrill.failures).toEqual([]);
  });
});

describe("bad input on Discord", () => {
  it("is answered with a sentence: options of another type, buttons of another bot, old ids", async () => {
    const { app, kubedrill } = await open();
    const { ada, channel } = app;
    await app.createDrill();
    await kubedrill.tick();
    const message = app.onlyMessage();
    const said = async (answer: Promise<Parameters<typeof textOf>[0]>) => {
      const shown = await answer;
      expect(isPrivate(shown)).toBe(true);
      return textOf(shown);
    };
    expect(await said(ada.command(channel, "quiz", { count: 99 }, { force: true }))).toMatch(/from 1 to 20/);
    expect(await said(ada.command(channel, "lookup", {}, { force: true }))).toMatch(/needs “concept”/);
    expect(await said(ada.forge(message, "vote:1:yes"))).toMatch(/another version/);
    expect(await said(ada.forge(message, "%%%"))).toMatch(/another version/);
    expect(await said(ada.forge(message, "answer:nothing-like-it:A"))).toMatch(/no longer here/);
    expect(await said(ada.forge(message, `answer:${(await app.posting()).id}:Z`))).toMatch(/no such option/);
    expect(kubedrill.failures).toEqual([]);
    expect(await app.storage.postings.countAnswers((await app.posting()).id)).toBe(0);
  });

  it("counts a click that is replayed once, and shows the first verdict each time", async () => {
    const { app, kubedrill } = await open();
    await app.createDrill();
    await kubedrill.tick();
    const [posting, message] = [await app.posting(), app.onlyMessage()];
    const clicks = await Promise.all(Array.from({ length: 10 }, () => app.ada.click(message, "A")));
    const verdicts = clicks.map((click) => textOf(click).replace(/^.*You already answered A.*\n+/m, ""));
    expect(new Set(verdicts).size).toBe(1);
    expect(await app.storage.postings.countAnswers(posting.id)).toBe(1);
  });

  it("is late: a tap after the reveal is practice, and the verdict is shown", async () => {
    const { app, kubedrill } = await open();
    await app.createDrill({ closesAfterHours: 1 });
    await kubedrill.tick();
    const [posting, message] = [await app.posting(), app.onlyMessage()];
    app.clock.now += 2 * HOUR;
    await kubedrill.tick();
    const late = await app.ada.forge(message, `answer:${posting.id}:${app.letter(posting, "right")}`);
    expect(verdictIn(textOf(late))).toBe("right");
    expect(textOf(late)).not.toContain("points");
  });
});

describe("a direct message to Kubedrill", () => {
  it("looks up, quizzes and reviews without a team", async () => {
    const { app } = await open();
    app.ada.installed = true;
    const direct = app.discord.directChannel(app.ada);
    expect(textOf(await app.ada.command(direct, "lookup", { concept: "nodeport" }))).toContain("NodePort");
    const quiz = await app.ada.command(direct, "quiz", { count: 1 });
    const verdict = await app.ada.click(quiz, letterShown(textOf(quiz), "wrong"));
    expect(verdictIn(textOf(verdict))).toBe("wrong");
  });
});
