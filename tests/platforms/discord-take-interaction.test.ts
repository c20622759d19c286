// Several processes on one shard: Discord sends each of them every interaction, and one answers it.
import { describe, expect, it, onTestFinished } from "vitest";
import { createUsedKeys } from "../../src/storage/used-keys.ts";
import { textOf } from "../discord-server/messages/read-message.ts";
import { createHandTimers } from "../support/hand-timers.ts";
import { connectTo, openDiscordBot, quiet } from "../support/platforms/discord-bot.ts";
import { openMigrated } from "../support/storage/migrated.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";

function openUsedKeys() {
  const database = openMigrated();
  onTestFinished(() => database.close());
  return createUsedKeys(database);
}

describe("an interaction that two processes get", () => {
  it("is handled by one of them", async () => {
    const handled: string[] = [];
    const bot = (process: string) => ({
      ...quiet,
      async handle() {
        handled.push(process);
        return { delivery: "private", blocks: [{ type: "text", markdown: `By ${process}` }] } as const;
      },
    });
    const usedKeys = openUsedKeys();
    const { discord, channel, ada, start } = await openDiscordBot(bot("one"), {}, { usedKeys });
    const other = connectTo(discord, { usedKeys });
    onTestFinished(other.stop);
    await start();
    await other.start(bot("two"));
    for (let count = 1; count <= 5; count++) {
      const message = await ada.command(channel, "daily");
      expect(textOf(message)).toBe(`By ${handled.at(-1)}`);
      expect(handled).toHaveLength(count);
    }
    await discord.until("five answers", () => discord.requestCounts[`${CALLBACK} 204`] === 5);
  });

  it.each<[string, () => Promise<boolean>]>([
    ["fails", () => Promise.reject(new Error("The database is away."))],
    ["hangs", () => new Promise(() => {})],
  ])("is answered while the database %s", async (what, answer) => {
    const timers = createHandTimers();
    const asked = Promise.withResolvers<void>();
    const use = () => {
      asked.resolve();
      return answer();
    };
    const { channel, ada, start, lines } = await openDiscordBot({}, {}, { usedKeys: { use }, timers });
    await start();
    const message = ada.command(channel, "daily");
    await asked.promise;
    await null; // the timer starts right after this function is called
    if (what === "hangs") timers.pass(500);
    expect(textOf(await message)).toBe("Done.");
    const warnings = lines.filter(({ level }) => level === "warn");
    expect(warnings).toHaveLength(what === "fails" ? 1 : 0);
  });
});
