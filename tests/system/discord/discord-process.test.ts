// A whole Kubedrill process on a local Discord, and the commands that set Discord up.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/open-database.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { type DiscordServer, startDiscordServer } from "../../discord-server/server.ts";
import { FIRST } from "../../support/app.ts";
import { date } from "../../support/dates.ts";
import {
  root,
  runCli,
  startProcess,
  temporaryDatabase,
  temporaryFolder,
} from "../../support/kubedrill-process.ts";
import { lettersStored, verdictIn } from "../verdict.ts";

async function open() {
  const discord = await startDiscordServer();
  onTestFinished(discord.close);
  const guild = discord.addGuild({ name: "Ship" });
  const ada = discord.addUser("ada");
  discord.addMember(guild, ada, ["ManageGuild"]);
  return { discord, guild, ada, channel: guild.channel("general"), environment: environmentOf(discord) };
}

function environmentOf({ token, api }: DiscordServer) {
  return { DISCORD_TOKEN: token, DISCORD_API_URL: api };
}

describe("a process with a Discord token", () => {
  it("runs Discord next to the health page, and continues after a restart", async () => {
    const { discord, ada, channel, environment } = await open();
    const database = temporaryDatabase();
    const first = await startProcess(database, environment);
    onTestFinished(first.kill);
    expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
    expect(first.out()).not.toContain("playground");
    const hour = new Date(Date.now() + 7_200_000).toISOString().slice(11, 16);
    await ada.command(channel, "drill create", { zone: "UTC", time: hour, weekdays: "daily" });
    await ada.command(channel, "drill post");
    const message = await discord.until("the question", () => discord.messages(channel).find(isPublic));
    const { right, wrong } = lettersStored(database);
    expect(verdictIn(textOf(await ada.click(message, right)))).toBe("right");
    expect(await first.stop()).toBe(0);
    expect(discord.gateway.sessions).toEqual([]);

    const second = await startProcess(database, environment);
    onTestFinished(second.kill);
    expect(verdictIn(textOf(await discord.addUser("bo").click(message, wrong)))).toBe("wrong");
    expect(verdictIn(textOf(await ada.command(channel, "daily")))).toBe("right");
    expect(discord.requestCounts["PUT /applications/:application/commands 200"]).toBe(1);
    expect(await second.stop()).toBe(0);
    expect(second.log()).not.toContain(ada.id);
  });

  it("answers and ends while something in between asks it to wait for 35 days", async () => {
    const { discord, ada, channel, environment } = await open();
    const kubedrill = await startProcess(temporaryDatabase(), environment);
    onTestFinished(kubedrill.kill);
    const headers = { "Retry-After": "3024000", "X-RateLimit-Global": "true", "X-RateLimit-Remaining": "0" };
    discord.fail({ route: "GET /channels/:channel", answer: { status: 429, headers }, times: 1_000 });
    discord.fail({
      route: "POST /channels/:channel/messages",
      answer: { status: 429, headers },
      times: 1_000,
    });
    const create = () => ada.command(channel, "drill create", { zone: "UTC", weekdays: "daily" });
    expect(textOf(await create())).toContain("Discord asks to wait");
    discord.heal();
    await create();
    discord.fail({
      route: "POST /channels/:channel/messages",
      answer: { status: 429, headers },
      times: 1_000,
    });
    expect(textOf(await ada.command(channel, "drill post"))).toContain("could not be posted just now");
    expect(await kubedrill.stop()).toBe(0);
    expect(kubedrill.log()).not.toContain("TimeoutOverflowWarning");
  });

  it("that is wrong ends with a sentence", async () => {
    const { environment } = await open();
    const started = startProcess(temporaryDatabase(), { ...environment, DISCORD_TOKEN: "MTk4.wrong-secret" });
    const error = await started.catch((reason: unknown) => String(reason));
    expect(error).toMatch(/ended with 1/);
    expect(error).toContain("Discord does not know this token");
    expect(error).not.toMatch(/wrong-secret|\n {4}at /);
  });

  it("that is wrong and comes from a file ends with a sentence that names the file", async () => {
    const { environment } = await open();
    const secret = join(temporaryFolder(), "token");
    writeFileSync(secret, "MTk4.wrong-secret");
    const fromFile = { ...environment, DISCORD_TOKEN: "", DISCORD_TOKEN_FILE: secret };
    const started = runCli(["start"], { ...fromFile, KUBEDRILL_DATABASE: temporaryDatabase(), PORT: "0" });
    const examined = runCli(["discord", "doctor"], fromFile);
    for (const { code, err } of await Promise.all([started, examined])) {
      expect(code).toBe(1);
      expect(err).toContain(`DISCORD_TOKEN comes from the file ${secret}.`);
      expect(err).not.toContain("wrong-secret");
    }
  });
});

function isPublic({ flags }: { readonly flags: number }): boolean {
  return (flags & 64) === 0;
}

/** Whether the printed invitation into a server asks for Manage Roles (bit 28). */
function mayManageRoles(printed: string): boolean {
  const [, permissions = ""] = /[?&]permissions=(\d+)/.exec(printed) ?? [];
  return (BigInt(permissions) & (1n << 28n)) !== 0n;
}

describe("kubedrill discord", () => {
  it("invites", async () => {
    const { discord, environment } = await open();
    const { code, out, err } = await runCli(["discord", "invite"], environment);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`client_id=${discord.applicationId}`);
    expect(mayManageRoles(out)).toBe(false);
  });

  it("invites with the permission to give roles", async () => {
    const { environment } = await open();
    const { code, out, err } = await runCli(["discord", "invite", "--roles"], environment);
    expect([code, err]).toEqual([0, ""]);
    expect(mayManageRoles(out)).toBe(true);
  });

  it("doctor looks at the channel of each running drill", async () => {
    const { discord, guild, channel, environment } = await open();
    const database = temporaryDatabase();
    const opened = await openDatabase(database, join(root, "migrations"), 0);
    await createDrill(createStorage(opened.database), guild.id, channel.id);
    await opened.database.close();
    discord.forbidBot(channel, ["SendMessages"]);
    const doctor = await runCli(["discord", "doctor"], { ...environment, KUBEDRILL_DATABASE: database });
    expect(doctor).toMatchObject({ code: 1, err: expect.stringContaining("Send Messages") });
  });

  it("says what it needs if the token is missing", async () => {
    const { code, err } = await runCli(["discord", "invite"], { DISCORD_TOKEN: "" });
    expect([code, err]).toEqual([1, expect.stringContaining("DISCORD_TOKEN is not set")]);
  });
});

async function createDrill({ people, drills }: Storage, guild: string, channel: string): Promise<void> {
  const team = { externalId: guild, name: "Ship" };
  const person = { platform: "discord", team, externalId: "1", name: "ada", admin: true } as const;
  const id = "4".repeat(20);
  const ids = { team: "1".repeat(20), learner: "2".repeat(20), member: "3".repeat(20), chance: 0.5 };
  const { teamId } = await people.meet(person, 0, ids);
  const schedule = { time: "09:00", zone: "UTC", weekdays: [1], holidays: [] };
  const next = { date: date("2026-03-02"), at: FIRST };
  await drills.create({ id, teamId, channel, schedule, feedback: "instant", next }, 0);
}
