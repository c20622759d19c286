// Real log lines have the fields that docs/operations.md describes, and its events are those of the code.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startDiscordServer } from "../discord-server/server.ts";
import { documentAt } from "../repository/documents.ts";
import { startSlackServer } from "../slack-server/server.ts";
import { replyOf, send } from "../support/http.ts";
import { root, startProcess, temporaryDatabase } from "../support/kubedrill-process.ts";

const page = documentAt("docs/operations.md").text;

/** The rows of the table with this header, each as its cells. */
function table(header: string): readonly (readonly string[])[] {
  const after = page.slice(page.indexOf(header)).split("\n\n")[0] ?? "";
  return after
    .split("\n")
    .slice(2)
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const codes = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
const fields = new Map(
  table("| field | type |").flatMap(([names, type = ""]) => codes(names).map((name) => [name, type])),
);
const levels = new Set(table("| level | | |").map(([level]) => Number(level)));
const events = table("| event (`msg`) |").map(([names, level]) => ({
  names: codes(names),
  level: Number(level),
}));

type Line = Readonly<Record<string, unknown>>;

async function run(environment: Readonly<Record<string, string>>) {
  const kubedrill = await startProcess(temporaryDatabase(), { LOG_LEVEL: "trace", ...environment });
  onTestFinished(kubedrill.kill);
  const lines = () =>
    kubedrill
      .log()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Line);
  return { kubedrill, lines };
}

/** Expects lines, each as the page has it, and returns their events. */
function expectDocumented(lines: readonly Line[]): readonly unknown[] {
  const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
    number: Number.isFinite,
    string: (value) => typeof value === "string",
    list: Array.isArray,
    object: (value) => typeof value === "object",
  };
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(expect.arrayContaining(["level", "time", "msg"]));
    expect(levels).toContain(line.level);
    for (const [name, value] of Object.entries(line)) {
      const types = fields.get(name);
      expect(types, `${name} in ${JSON.stringify(line)}`).toBeDefined();
      const fits = String(types)
        .split(/ or |, /)
        .some((type) => isOf[type]?.(value));
      expect(fits, `${name} in ${JSON.stringify(line)}`).toBe(true);
    }
    const event = events.find(({ names }) => names.includes(String(line.msg)));
    if (event !== undefined) expect([line.msg, line.level]).toEqual([line.msg, event.level]);
  }
  return lines.map(({ msg }) => msg);
}

describe("log lines", () => {
  it("of the playground are as documented", async () => {
    const { kubedrill, lines } = await run({});
    await replyOf(`${kubedrill.address}/say`, { as: "bo", text: "/help" });
    await replyOf(`${kubedrill.address}/say`, { as: "bo", text: "/squad join none" });
    expect(await kubedrill.stop()).toBe(0);
    expect(expectDocumented(lines())).toEqual(
      expect.arrayContaining(["database migrated", "started", "request", "stopping", "stopped"]),
    );
  });

  it("of Discord are as documented, in trouble, too", async () => {
    const discord = await startDiscordServer();
    onTestFinished(discord.close);
    const channel = discord.addGuild({ name: "Ship" }).channel("general");
    const ada = discord.addUser("ada");
    const { kubedrill, lines } = await run({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api });
    discord.fail({ route: "POST /interactions/:interaction/:token/callback", status: 500, times: 9 });
    void ada.command(channel, "help").catch(() => {});
    await vi.waitUntil(() => lines().some(({ level }) => level === 50), { timeout: 15_000 });
    discord.heal();
    discord.gateway.drop();
    await vi.waitUntil(() => kubedrill.log().includes("went on with Discord"), { timeout: 15_000 });
    discord.resetToken();
    await vi.waitUntil(() => kubedrill.log().includes("Set DISCORD_TOKEN"), { timeout: 15_000 });
    expect(await kubedrill.stop()).toBe(0);
    expect(expectDocumented(lines())).toContain("commands registered with Discord");
    expect(kubedrill.log()).not.toContain(ada.id);
  });

  it("of Slack are as documented, in trouble, too", async () => {
    const slack = await startSlackServer();
    onTestFinished(() => slack.stop());
    const team = slack.addWorkspace("Ship");
    const { botToken } = team.install(team.addMember("ada", { owner: true }));
    const { kubedrill, lines } = await run({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: slack.settings.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    slack.outage({ method: "apps.connections.open", times: 2, fault: { status: 503 } });
    slack.sockets.drop();
    await vi.waitUntil(() => kubedrill.log().includes("another try follows"), { timeout: 15_000 });
    expect((await send(`${kubedrill.address}/livez`)).status).toBe(200);
    expect(await kubedrill.stop()).toBe(0);
    expect(expectDocumented(lines())).toContain("a socket to Slack did not open; another try follows");
  });
});

it("every documented event is one of the code's", () => {
  const code = globSync("src/**/*.ts", { cwd: root })
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
  expect(events.length).toBeGreaterThan(10);
  expect(events.flatMap(({ names }) => names).filter((name) => !code.includes(`"${name}"`))).toEqual([]);
});
