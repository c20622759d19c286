// A token that was reset while Kubedrill runs: it says what to do, keeps running, and starts again once the new one is there.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { startDiscordServer } from "../../discord-server/server.ts";
import { send } from "../../support/http.ts";
import { startProcess, temporaryDatabase, temporaryFolder } from "../../support/kubedrill-process.ts";

async function open() {
  const discord = await startDiscordServer();
  onTestFinished(discord.close);
  const guild = discord.addGuild({ name: "Ship" });
  const ada = discord.addUser("ada");
  const secret = join(temporaryFolder(), "token");
  writeFileSync(secret, `${discord.token}\n`);
  const database = temporaryDatabase();
  async function start(environment: Readonly<Record<string, string>>) {
    const kubedrill = await startProcess(database, { DISCORD_API_URL: discord.api, ...environment });
    onTestFinished(kubedrill.kill);
    const ask = async (path: string) => {
      const { status, body } = await send(kubedrill.address + path);
      return { status, state: JSON.parse(body) as unknown };
    };
    return { kubedrill, ask };
  }
  return { discord, ada, channel: guild.channel("general"), secret, start };
}

const refused =
  "Discord does not take this token any more. Set DISCORD_TOKEN to the one of the Bot page, and start again.";
const notReady = (said: string) => ({
  status: 503,
  state: { ready: false, platforms: { discord: "lost" }, lost: [said] },
});

it("in a file: it ends with 75 once the file changes, and answers after the next start", async () => {
  const { discord, ada, channel, secret, start } = await open();
  const { kubedrill, ask } = await start({ DISCORD_TOKEN_FILE: secret });
  const ended = new Promise((resolve) => kubedrill.child.once("exit", resolve));
  const token = discord.resetToken();
  const said = `${refused} DISCORD_TOKEN comes from the file ${secret}.`;
  await expect.poll(() => ask("/readyz")).toMatchObject(notReady(said));
  expect((await ask("/livez")).status).toBe(200);
  expect(kubedrill.log()).toContain(said);
  expect(kubedrill.child.exitCode).toBeNull();
  writeFileSync(secret, `${token}\n`);
  expect(await ended).toBe(75);
  expect(kubedrill.log()).toContain("A secret's file changed after the old one was refused.");
  expect(kubedrill.log()).not.toContain(token);

  const next = await start({ DISCORD_TOKEN_FILE: secret });
  expect((await next.ask("/readyz")).status).toBe(200);
  expect(textOf(await ada.command(channel, "lookup", { concept: "nodeport" }))).toContain("NodePort");
});

it("in a variable: it keeps running, not ready", async () => {
  const { discord, secret, start } = await open();
  const { kubedrill, ask } = await start({ DISCORD_TOKEN: discord.token });
  writeFileSync(secret, discord.resetToken());
  await expect.poll(() => ask("/readyz")).toMatchObject(notReady(refused));
  expect((await ask("/livez")).status).toBe(200);
  expect(await kubedrill.stop()).toBe(0);
});
