// Roles for awards on Discord: members get what an admin mapped, through the real discord.js.
import { describe, expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import type { Person } from "../../discord-server/people.ts";
import { ORDINARY } from "../../discord-server/permissions.ts";
import { DAY, FIRST, HOUR } from "../../support/app.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

const PUT = "PUT /guilds/:guild/members/:user/roles/:role";
const WITH_ROLES = [...ORDINARY, "ManageRoles"] as const;
const shared = { milestones: "channel" } as const;

/** A server whose members get a role for their first mastered topic; Kubedrill runs. */
async function open(award = "topic") {
  const app = await openDiscordApp();
  const { discord, guild, channel, ada, storage, clock } = app;
  discord.setBotPermissions(guild, WITH_ROLES);
  const role = discord.addRole(guild, "Streaker");
  await app.createDrill({ contactId: (await app.meetAdmin()).id });
  const running = await app.start();
  await ada.command(channel, "roles set", { award, role });

  async function join(name: string, settings: Readonly<Record<string, string | number>>): Promise<Person> {
    const person = discord.addUser(name);
    discord.addMember(guild, person);
    await person.command(channel, "settings", settings);
    return person;
  }
  /** The person's first topic is mastered, as a practice finds out at its end. */
  async function master(person: Person): Promise<void> {
    const team = { externalId: guild.id, name: guild.name };
    const who = {
      platform: "discord",
      team,
      externalId: person.id,
      name: person.name,
      admin: false,
    } as const;
    const ids = { team: "-", learner: "-", member: "-", chance: 0.5 };
    const { id } = await storage.people.meet({ ...who, sharedAccount: true }, clock.now, ids);
    const topic = { id: `by ${id}`, memberId: id, topic: "dns", now: clock.now };
    if (!(await storage.milestones.reachTopic(topic))) throw new Error("They had a topic already.");
  }
  const given = (person: Person) => discord.roleNames(guild, person);
  const show = async () => textOf(await ada.command(channel, "roles show"));
  const heard = () => discord.notifications(ada).map(({ text }) => text);
  return { ...running, ...app, role, join, master, given, show, heard };
}

describe("a role for a milestone", () => {
  it("is given once to a member who shares their milestones", async () => {
    const { discord, join, master, given, tick, failures } = await open();
    const bo = await join("bo", shared);
    await tick();
    expect(given(bo)).toEqual([]);
    await master(bo);
    await tick();
    await tick();
    expect(given(bo)).toEqual(["Streaker"]);
    expect(discord.requestCounts[`${PUT} 204`]).toBe(1);
    expect(failures).toEqual([]);
  });

  it("isn't given to members who keep milestones to themselves or hide, until they don't", async () => {
    const { channel, join, master, given, tick } = await open();
    const private_ = await join("private", { cap: 10 });
    const hidden = await join("hidden", { ...shared, boards: "pseudonym" });
    for (const person of [private_, hidden]) await master(person);
    await tick();
    expect([given(private_), given(hidden)]).toEqual([[], []]);
    await private_.command(channel, "settings", shared);
    await hidden.command(channel, "settings", { boards: "name" });
    await tick();
    expect([given(private_), given(hidden)]).toEqual([["Streaker"], ["Streaker"]]);
  });

  it("isn't given for what was reached before an admin mapped it, or after they cleared it", async () => {
    const { channel, ada, role, join, master, given, tick } = await open("streak-7");
    const bo = await join("bo", shared);
    await master(bo);
    await ada.command(channel, "roles set", { award: "topic", role });
    await tick();
    expect(given(bo)).toEqual([]);
    const cy = await join("cy", shared);
    await master(cy);
    await ada.command(channel, "roles clear", { award: "topic" });
    await tick();
    expect(given(cy)).toEqual([]);
  });

  it("isn't given to someone who left, and no one is bothered", async () => {
    const { discord, guild, join, master, tick, failures, heard } = await open();
    const bo = await join("bo", shared);
    await master(bo);
    discord.removeMember(guild, bo);
    await tick();
    await tick();
    expect(discord.requestCounts[`${PUT} 404`]).toBe(1);
    expect(failures).toEqual([]);
    expect(heard()).toEqual([]);
  });

  it("comes a bit later if Discord asks to wait", async () => {
    const { discord, join, master, given, tick } = await open();
    const bo = await join("bo", shared);
    await master(bo);
    discord.fail({ route: PUT, retryAfter: 50 });
    await tick();
    expect(given(bo)).toEqual(["Streaker"]);
  });
});

describe("a role that Discord refuses", () => {
  it.each<
    [
      string,
      RegExp,
      (app: Awaited<ReturnType<typeof open>>) => unknown,
      (app: Awaited<ReturnType<typeof open>>) => unknown,
    ]
  >([
    [
      "without Manage Roles",
      /I lack “Manage Roles”/,
      ({ discord, guild }) => discord.setBotPermissions(guild, ORDINARY),
      ({ discord, guild }) => discord.setBotPermissions(guild, WITH_ROLES),
    ],
    [
      "above Kubedrill's own",
      /My own role is below this one/,
      ({ discord, guild, role }) => discord.moveRole(guild, role, 50),
      ({ discord, guild, role }) => discord.moveRole(guild, role, 1),
    ],
    [
      "that is gone",
      /This role is gone/,
      ({ discord, guild, role }) => discord.removeRole(guild, role),
      ({ discord, guild, role }) => discord.moveRole(guild, role, 1),
    ],
    [
      "that got a moderator's permissions",
      /This role has “Manage Messages”/,
      ({ guild, role }) => guild.roles.set(role.id, { ...role, permissions: String(1n << 13n) }),
      ({ discord, guild, role }) => discord.moveRole(guild, role, 1),
    ],
  ])(
    "%s: the admin hears of it once, and it's tried again after an hour",
    async (_, sentence, spoil, fix) => {
      const app = await open();
      const { clock, join, master, given, tick, show, heard, failures } = app;
      const [bo, cy] = [await join("bo", shared), await join("cy", shared)];
      await master(bo);
      await master(cy);
      spoil(app);
      await tick();
      expect(heard()).toEqual([expect.stringMatching(sentence)]);
      expect(await show()).toMatch(sentence);
      clock.now += HOUR;
      await tick();
      expect(heard()).toHaveLength(1);
      fix(app);
      await tick();
      expect([given(bo), given(cy)].flat()).toEqual([]);
      clock.now += HOUR;
      await tick();
      expect([given(bo), given(cy)]).toEqual([["Streaker"], ["Streaker"]]);
      expect(failures).toEqual([]);
      expect(await show()).not.toMatch(sentence);
    },
  );

  it("for a reason that Discord alone knows is tried again, too", async () => {
    const { discord, clock, join, master, given, tick, heard } = await open();
    const bo = await join("bo", shared);
    await master(bo);
    discord.fail({ route: PUT, code: 50013 });
    await tick();
    expect(heard()).toEqual([expect.stringContaining("Discord doesn't let me give this role.")]);
    clock.now += HOUR;
    await tick();
    expect(given(bo)).toEqual(["Streaker"]);
  });

  it("is tried again as soon as an admin sets it again", async () => {
    const { discord, guild, channel, ada, role, join, master, given, tick } = await open();
    const bo = await join("bo", shared);
    await master(bo);
    discord.setBotPermissions(guild, ORDINARY);
    await tick();
    discord.setBotPermissions(guild, WITH_ROLES);
    await ada.command(channel, "roles set", { award: "topic", role });
    await tick();
    expect(given(bo)).toEqual(["Streaker"]);
  });
});

describe("a role for a season's winners", () => {
  it("is given when the season is over and its last question is closed, not to those who hide", async () => {
    const app = await open("season-winner");
    const { clock, storage, join, given, tick, letter, onlyMessage, channel } = app;
    const people = {
      bo: await join("bo", { cap: 10 }),
      cy: await join("cy", { cap: 10 }),
      dan: await join("dan", { boards: "pseudonym" }),
    };
    await tick();
    const posting = await app.posting();
    for (const [name, person] of Object.entries(people)) {
      const which = name === "cy" ? "wrong" : "right";
      await person.click(onlyMessage(), `answer:${posting.id}:${letter(posting, which)}`);
    }
    clock.now = Date.UTC(2026, 3, 1, 8);
    await tick();
    expect(given(people.bo)).toEqual([]);
    await storage.closing.close(posting.id, clock.now);
    await tick();
    expect(Object.values(people).map(given)).toEqual([["Streaker"], [], []]);
    expect(channel.guild_id).toBe(app.guild.id);
    expect(clock.now - FIRST).toBeGreaterThan(DAY);
  });
});
