// Files in private replies: on Discord in the reply, on Slack in the direct messages, in the playground as a download.
import { describe, expect, it } from "vitest";
import type { Bot } from "../../src/ports/bot.ts";
import type { Reply } from "../../src/ports/reply.ts";
import { textOf as discordText } from "../discord-server/messages/read-message.ts";
import { isPrivate } from "../discord-server/wire.ts";
import { openDiscordBot } from "../support/platforms/discord-bot.ts";
import { openInstalledBot } from "../support/platforms/slack-bot.ts";
import { testRoutes } from "../support/playground/routes.ts";
import { textOf as slackText } from "./slack/example-replies.ts";

const bytes = Buffer.from('{"answers":[]}');
const reply: Reply = {
  delivery: "private",
  blocks: [
    { type: "text", markdown: "Your data" },
    { type: "file", name: "data.json", bytes, failed: "I couldn't send your file. Try again." },
  ],
};

describe("a file on Discord", () => {
  it("is in the private reply", async () => {
    const { channel, ada, start } = await openDiscordBot({ handle: async () => reply });
    await start();
    const answer = await ada.command(channel, "daily");
    expect(isPrivate(answer)).toBe(true);
    expect(answer.attachments).toMatchObject([{ filename: "data.json", size: bytes.length }]);
    expect(discordText(answer)).not.toContain("couldn't");
  });

  it("that its storage doesn't take is replaced by what to do", async () => {
    const { discord, channel, ada, start } = await openDiscordBot({ handle: async () => reply });
    await start();
    const route = "POST /interactions/:interaction/:token/callback";
    discord.fail({ route, status: 500, times: 2 });
    const answer = await ada.command(channel, "daily");
    expect(discordText(answer)).toContain("I couldn't send your file. Try again.");
    expect(answer.attachments).toEqual([]);
  });
});

describe("a file on Slack", () => {
  it("goes to the direct messages, and the reply says so", async () => {
    const { slack, ada, general } = await openInstalledBot("http", { handle: async () => reply });
    const outcome = await ada.command("/kubedrill", "privacy export", general);
    expect(slackText(await outcome.reply())).toContain("The file comes to your direct messages");
    const sent = await slack.until("the file", () =>
      slack.directMessages(ada).find(({ files }) => files.length > 0),
    );
    expect(sent.files[0]).toMatchObject({ name: "data.json", bytes });
    expect(slack.messages(general)).toEqual([]);
  });

  it.each([
    ["conversations.open", "cannot_dm_bot"],
    ["files.getUploadURLExternal", "missing_scope"],
    ["files.completeUploadExternal", "internal_error"],
  ])("that %s refuses is replaced by what to do", async (method, error) => {
    const { slack, ada, general } = await openInstalledBot("http", { handle: async () => reply });
    slack.outage({ method, times: 1, fault: { error } });
    await ada.command("/kubedrill", "privacy export", general);
    await slack.until("the sentence", () =>
      slack.shownTo(ada, general).find((message) => slackText(message).includes("I couldn't send your file")),
    );
  });
});

describe("a file in the playground", () => {
  const bot: Bot = {
    commands: [],
    handle: async () => reply,
    learned: async () => {},
    suggest: async () => [],
    joined: async () => [],
    left: async () => {},
  };

  it("is a download of its person, and of no one else", async () => {
    const routes = testRoutes({ bot });
    const get = (path: string) =>
      routes.request(`http://localhost${path}`, { headers: { Host: "localhost" } });
    const said = await routes.request("http://localhost/say", {
      method: "POST",
      body: new URLSearchParams({ as: "bo", text: "/privacy export" }),
      headers: { Accept: "application/json", Host: "localhost" },
    });
    const { html } = (await said.json()) as { html: string };
    const path = /href="(\/file[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const file = await get(path);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
    expect(file.headers.get("Content-Disposition")).toBe('attachment; filename="data.json"');
    const other = await get(path.replace("as=bo", "as=ada"));
    expect([other.status, await other.text()]).toEqual([
      404,
      "The file is gone. Type /privacy export again.",
    ]);
  });
});
