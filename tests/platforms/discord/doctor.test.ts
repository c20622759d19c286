// Setting Discord up: the invitation, and what the doctor finds.
import { describe, expect, it, onTestFinished } from "vitest";
import { commands, groups } from "../../../src/app/commands.ts";
import { examine } from "../../../src/platforms/discord/doctor.ts";
import { describeCommands } from "../../../src/platforms/discord/server/describe-commands.ts";
import { invitation } from "../../../src/platforms/discord/server/invitation.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import { ORDINARY } from "../../discord-server/permissions.ts";
import { startDiscordServer } from "../../discord-server/server.ts";

const described = describeCommands(commands, groups);

async function open() {
  const discord = await startDiscordServer();
  onTestFinished(discord.close);
  const guild = discord.addGuild();
  const general = guild.channel("general");
  const doctor = (more: Partial<Parameters<typeof examine>[0]> = {}) =>
    examine({
      token: discord.token,
      apiUrl: discord.api,
      guild: undefined,
      commands: described,
      register: false,
      channels: [{ team: guild.id, channel: general.id }],
      ...more,
    });
  return { discord, guild, general, doctor };
}

describe("the invitation to Discord", () => {
  it("asks for the least permissions", () => {
    const { server, user } = invitation("100000000000000001");
    expect(Object.fromEntries(new URL(server).searchParams)).toEqual({
      client_id: "100000000000000001",
      integration_type: "0",
      scope: "bot applications.commands",
      // View, send, embed, attach, read history, create threads, write in threads.
      permissions: String(0x400n | 0x800n | 0x4000n | 0x8000n | 0x10000n | (1n << 35n) | (1n << 38n)),
    });
    expect(new URL(user).searchParams.get("scope")).toBe("applications.commands");
  });

  it("asks for Manage Roles, too, where members should get roles", () => {
    const permissionsOf = (roles: boolean) =>
      BigInt(new URL(invitation("1", roles).server).searchParams.get("permissions") ?? "");
    expect(permissionsOf(true) - permissionsOf(false)).toBe(1n << 28n);
  });
});

describe("the doctor on Discord", () => {
  it("finds commands that are missing, and registers them where asked to", async () => {
    const { doctor } = await open();
    const before = await doctor();
    expect(before.problems).toHaveLength(described.length);
    expect(before.problems.join("\n")).toContain("/daily is not registered");
    expect((await doctor({ register: true })).problems).toEqual([]);
    const after = await doctor();
    expect(after.problems).toEqual([]);
    expect(after.well.join("\n")).toContain(`${described.length} commands are registered`);
  });

  it("finds commands of another version", async () => {
    const { doctor } = await open();
    await doctor({ register: true });
    const [first, ...others] = described;
    const changed = { ...first, name: first?.name ?? "", description: "Another description" };
    const { problems } = await doctor({
      commands: [changed as (typeof described)[number], ...others.slice(1)],
    });
    expect(problems.join("\n")).toMatch(/is registered as another version describes it/);
    expect(problems.join("\n")).toMatch(/is registered, but this version has none/);
  });

  it("names what a drill's channel lacks", async () => {
    const { discord, general, doctor } = await open();
    await doctor({ register: true });
    discord.forbidBot(general, ["ReadMessageHistory"]);
    expect((await doctor()).problems).toEqual([expect.stringContaining("Read Message History")]);
    discord.removeChannel(general);
    expect((await doctor()).problems).toEqual([expect.stringContaining("is gone")]);
  });

  it("names what keeps Kubedrill from giving the roles for awards", async () => {
    const { discord, guild, doctor } = await open();
    await doctor({ register: true });
    const role = discord.addRole(guild, "Streaker");
    const roles = [{ team: guild.id, roles: [role.id] }];
    expect((await doctor({ roles })).problems).toEqual([
      expect.stringMatching(/Role Streaker of server \d+: I lack “Manage Roles”.*discord invite --roles/),
    ]);
    discord.setBotPermissions(guild, [...ORDINARY, "ManageRoles"]);
    const { well, problems } = await doctor({ roles });
    expect(problems).toEqual([]);
    expect(well).toContain("Kubedrill can give all roles for awards.");
    discord.moveRole(guild, role, 50);
    expect((await doctor({ roles })).problems).toEqual([expect.stringContaining("below this one")]);
    discord.removeRole(guild, role);
    const [gone] = (await doctor({ roles })).problems;
    expect(gone).toContain(`Role ${role.id} of server ${guild.id}: This role is gone.`);
    expect((await doctor()).well).not.toContain("Kubedrill can give all roles for awards.");
  });

  it("says why a drill is paused, and what its channel lacks or how to resume it", async () => {
    const { discord, guild, general, doctor } = await open();
    await doctor({ register: true });
    const channels = [{ team: guild.id, channel: general.id, paused: "It may not post there." }];
    discord.forbidBot(general, ["SendMessages"]);
    const [lacking, ...more] = (await doctor({ channels })).problems;
    expect(lacking).toMatch(/paused \(“It may not post there.”\).*Send Messages/);
    expect(more).toEqual([]);
    discord.forbidBot(general, []);
    const { well, problems } = await doctor({ channels });
    expect(problems).toEqual([expect.stringMatching(/It may not post there.*\/drill resume/)]);
    expect(well.join("\n")).not.toContain("channels of drills");
  });

  it("says that the one server is without Kubedrill", async () => {
    const { discord, doctor } = await open();
    const elsewhere = discord.addGuild({ bot: false });
    for (const register of [false, true]) {
      const error = await doctor({ guild: elsewhere.id, register }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(SetupError);
      expect(String(error)).toMatch(/DISCORD_GUILD.*discord invite/);
    }
  });

  it.each([
    ["an outage", "GET /users/@me/guilds", { status: 503 }, /outage/],
    ["a broken line", "GET /applications/:application/commands", { drop: "before" }, /cannot be reached/],
    ["an outage at a channel", "GET /channels/:channel", { status: 500 }, /outage/],
    [
      "too many commands a day",
      "PUT /applications/:application/commands",
      { code: 30034 },
      /daily application/,
    ],
  ] as const)("explains %s in a sentence", async (_, route, fault, sentence) => {
    const { discord, doctor } = await open();
    discord.fail({ route, times: 20, ...fault });
    const error = await doctor({ register: route.startsWith("PUT") }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toMatch(sentence);
  });

  it("does not take a wrong token", async () => {
    const { doctor } = await open();
    await expect(doctor({ token: "wrong" })).rejects.toThrow("does not know this token");
  });
});
