// Kubedrill on Discord behind something that answers in Discord's place: replies come, and nothing is posted twice.
import { describe, expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

const POST = "POST /channels/:channel/messages";
const day = { status: 429, body: "error code: 1015", headers: { "Retry-After": "86400" } };

async function open() {
  const app = await openDiscordApp();
  const kubedrill = await app.start();
  return {
    app,
    kubedrill,
    posted: () => app.discord.messages(app.channel).filter(({ flags }) => (flags & 64) === 0),
  };
}

describe("a page with status 200 after the question was posted", () => {
  it("is not taken for an answer: the question is found, and asked once", async () => {
    const { app, kubedrill, posted } = await open();
    await app.createDrill();
    app.discord.fail({ route: POST, answer: { status: 200, body: "<html>Sign in</html>" }, done: true });
    expect(textOf(await app.ada.command(app.channel, "drill post"))).toMatch(/do not know yet/);
    app.clock.now += 61_000;
    await kubedrill.tick();
    const [message, ...more] = posted();
    expect(more).toEqual([]);
    expect(await app.posting()).toMatchObject({
      state: "posted",
      message: `${app.channel.id}/${message?.id}`,
    });
  });
});

describe("a day to wait", () => {
  it.each(["GET /channels/:channel", "GET /guilds/:guild", "GET /guilds/:guild/members/:user", POST])(
    "keeps no one waiting for a reply, and no process from its end: %s",
    async (route) => {
      const { app, kubedrill, posted } = await open();
      await app.createDrill();
      app.discord.fail({ route, answer: day, times: 1_000 });
      const reply = textOf(await app.ada.command(app.channel, "drill post"));
      expect(reply).toMatch(/Discord asks to wait|could not be posted just now/);
      expect(posted()).toEqual([]);
      await kubedrill.stop();
    },
  );

  it("is not waited for where Discord answers nothing at all", async () => {
    const { app } = await open();
    await app.createDrill();
    app.discord.fail({ route: "GET /channels/:channel", delay: 20_000, times: 1_000 });
    expect(textOf(await app.ada.command(app.channel, "drill post"))).toMatch(/cannot be reached/);
  });

  it.each([
    ["an answer that does not come", { delay: 20_000 }],
    ["an answer that does not end", { answer: { status: 200, body: "{", stalls: true } }],
  ] as const)("is not waited for at the end: %s", async (_, fault) => {
    const { app, kubedrill } = await open();
    await app.createDrill();
    app.discord.fail({ route: "GET /channels/:channel", ...fault, times: 1_000 });
    const replying = app.ada.command(app.channel, "drill post");
    await app.discord.until("the question", () => app.discord.faultsMet > 0);
    await kubedrill.discord.stop();
    expect(textOf(await replying)).toMatch(/cannot be reached/);
  });
});
