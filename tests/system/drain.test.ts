// SIGTERM: not ready at once, running work ends, exit code 0, and never longer than Kubernetes waits.
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { textOf } from "../discord-server/messages/read-message.ts";
import { startDiscordServer } from "../discord-server/server.ts";
import { exampleContent } from "../support/content-folder.ts";
import { send } from "../support/http.ts";
import { beginStart, startProcess, temporaryDatabase } from "../support/kubedrill-process.ts";
import { createDatabase } from "../support/storage/postgres.ts";
import { startProxy } from "../support/storage/postgres-proxy.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";

async function open() {
  const discord = await startDiscordServer();
  onTestFinished(discord.close);
  const guild = discord.addGuild({ name: "Ship" });
  const ada = discord.addUser("ada");
  discord.addMember(guild, ada, ["ManageGuild"]);
  const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api };
  const kubedrill = await startProcess(temporaryDatabase(), environment);
  onTestFinished(kubedrill.kill);
  return { discord, ada, channel: guild.channel("general"), kubedrill };
}

describe("a process that is asked to stop", () => {
  it("isn't ready but alive while running work ends, finishes that, and exits with 0", async () => {
    const { discord, ada, channel, kubedrill } = await open();
    discord.fail({ route: CALLBACK, delay: 2_000 });
    const asked = ada.command(channel, "lookup", { concept: "nodeport" });
    await vi.waitUntil(() => discord.faultsMet === 1, { timeout: 15_000 });
    const ended = kubedrill.stop();
    await vi.waitUntil(() => kubedrill.log().includes('"msg":"stopping"'), { timeout: 15_000 });
    const ready = await send(`${kubedrill.address}/readyz`);
    expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { ready: false, phase: "stopping" }]);
    expect((await send(`${kubedrill.address}/livez`)).status).toBe(200);
    expect(textOf(await asked)).toContain("NodePort");
    expect(await ended).toBe(0);
    expect(kubedrill.log()).toContain('"msg":"stopped"');
  });

  it("ends after eight seconds if something hangs, says so, and exits with 1", async () => {
    const wire = await startProxy(await createDatabase());
    const kubedrill = await startProcess(wire.url, { KUBEDRILL_CONTENT: exampleContent });
    onTestFinished(kubedrill.kill);
    wire.silence();
    void send(`${kubedrill.address}/?as=ada`).catch(() => {}); // waits for the database
    const answered = (await send(`${kubedrill.address}/livez`)).status;
    expect([answered, await kubedrill.stop()]).toEqual([200, 1]);
    expect(kubedrill.log()).toContain(
      "Kubedrill was still busy after 8 seconds, so it ended. Nothing that was confirmed is lost.",
    );
  });

  it("takes one Ctrl+C that comes twice as one", async () => {
    const kubedrill = await startProcess(temporaryDatabase(), { KUBEDRILL_CONTENT: exampleContent });
    onTestFinished(kubedrill.kill);
    kubedrill.child.kill("SIGINT");
    kubedrill.child.kill("SIGTERM");
    expect(await kubedrill.stop("SIGINT")).toBe(0);
  });

  it("ends at once at a second signal", async () => {
    const { discord, ada, channel, kubedrill } = await open();
    discord.fail({ route: CALLBACK, delay: 60_000 });
    void ada.command(channel, "help").catch(() => {});
    await vi.waitUntil(() => discord.faultsMet === 1, { timeout: 15_000 });
    const { child } = kubedrill;
    const hasEnded = () => {
      child.kill("SIGTERM");
      return child.exitCode !== null;
    };
    await vi.waitUntil(hasEnded, { timeout: 15_000, interval: 100 });
    expect(child.exitCode).toBe(143);
  });
});

describe("a process that is asked to stop while it starts", () => {
  it("ends at once: as a container's first process, it would otherwise not hear it", async () => {
    const discord = await startDiscordServer();
    onTestFinished(discord.close);
    discord.fail({ route: "GET /gateway/bot", delay: 60_000 });
    const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api };
    const { started, child } = beginStart(temporaryDatabase(), environment);
    const failed = started.catch((error: Error) => error.message);
    await vi.waitUntil(() => discord.faultsMet === 1, { timeout: 15_000 });
    child.kill("SIGTERM");
    expect(await failed).toContain("ended with 143");
  });
});
