// /roles: what admins map, what they're warned of, and what isn't a role for members.
import { describe, expect, it } from "vitest";
import type { OptionValues } from "../../discord-server/interactions/fill-command.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { ORDINARY, type Permission } from "../../discord-server/permissions.ts";
import { openApp, textOf as replyText } from "../../support/app.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

async function open() {
  const app = await openDiscordApp();
  const { discord, guild, channel, ada } = app;
  discord.setBotPermissions(guild, [...ORDINARY, "ManageRoles"]);
  await app.start();
  const run = async (words: string, options?: OptionValues, who = ada) =>
    textOf(await who.command(channel, words, options, { force: who !== ada }));
  const mapped = async () => app.storage.roles.ofTeam((await app.meetAdmin()).teamId);
  return { ...app, run, mapped };
}

describe("/roles", () => {
  it("shows that no award gives a role, and then which ones do", async () => {
    const { discord, guild, run } = await open();
    expect(await run("roles show")).toContain("No award gives a role yet.");
    const [streaker, winner] = [discord.addRole(guild, "Streaker"), discord.addRole(guild, "*Winner*")];
    expect(await run("roles set", { award: "streak-30", role: streaker })).toContain(
      "**30 questions in a row** now gives **Streaker**.",
    );
    await run("roles set", { award: "season-winner", role: winner });
    const shown = await run("roles show");
    expect(shown).toMatch(
      /Season winner: \*\*\\\*Winner\\\*\*\*\.[\s\S]*30 questions in a row: \*\*Streaker\*\*\./,
    );
    expect(shown).toContain("milestones:channel");
  });

  it("clears a role, and says so if there's none", async () => {
    const { discord, guild, run, mapped } = await open();
    await run("roles set", { award: "topic", role: discord.addRole(guild, "Streaker") });
    expect(await run("roles clear", { award: "topic" })).toContain("Members keep the roles they have.");
    expect(await mapped()).toEqual([]);
    expect(await run("roles clear", { award: "topic" })).toContain("Nothing to change");
  });

  it("warns about a role that Kubedrill can't give yet, and maps it", async () => {
    const { discord, guild, run, mapped } = await open();
    const role = discord.addRole(guild, "Streaker");
    discord.moveRole(guild, role, 50);
    expect(await run("roles set", { award: "topic", role })).toMatch(/Streaker.*⚠️ My own role is below/);
    discord.setBotPermissions(guild, ORDINARY);
    expect(await run("roles set", { award: "topic", role })).toContain("I lack “Manage Roles”");
    expect(await mapped()).toEqual([{ award: "topic", role: role.id }]);
  });

  it.each<Permission>(["Administrator", "ManageGuild", "ManageRoles", "ManageMessages", "MentionEveryone"])(
    "refuses a role with %s: members would get it by themselves",
    async (permission) => {
      const { discord, guild, run, mapped } = await open();
      const role = discord.addRole(guild, "Mods", [permission]);
      expect(await run("roles set", { award: "topic", role })).toMatch(/This role has “.+”/);
      expect(await mapped()).toEqual([]);
    },
  );

  it("refuses everyone's role, an app's, one that's gone, and what is none", async () => {
    const { discord, guild, ada, channel, run, mapped } = await open();
    const app = [...guild.roles.values()].find(({ managed }) => managed);
    const gone = discord.addRole(guild, "Gone");
    discord.removeRole(guild, gone);
    const set = (role: { readonly id: string }) => run("roles set", { award: "topic", role });
    expect(await set({ id: guild.id })).toContain("Everyone has this role.");
    expect(await set({ id: app?.id ?? "" })).toContain("belongs to an app");
    expect(await set(gone)).toContain("This role is gone.");
    const forged = await ada.command(channel, "roles set", { award: "topic", role: "mods" }, { force: true });
    expect(textOf(forged)).toContain(`"mods" isn't a role.`);
    expect(await mapped()).toEqual([]);
  });

  it("is for team admins", async () => {
    const { discord, guild, run, mapped } = await open();
    const bo = discord.addUser("bo");
    discord.addMember(guild, bo);
    const role = discord.addRole(guild, "Streaker");
    expect(await run("roles set", { award: "topic", role }, bo)).toContain("Only team admins can do this.");
    for (const words of ["roles show", "roles clear"])
      expect(await run(words, { award: "topic" }, bo)).toContain("Only team admins can do this.");
    expect(await mapped()).toEqual([]);
  });

  it("says what it couldn't find out while Discord is away", async () => {
    const { discord, guild, run } = await open();
    const role = discord.addRole(guild, "Streaker");
    await run("roles set", { award: "topic", role });
    discord.fail({ route: "GET /guilds/:guild", status: 503, times: 4 });
    expect(await run("roles show")).toContain("I couldn't check its role just now.");
    expect(await run("roles set", { award: "topic", role })).toContain("Try again in a moment.");
  });

  it("works only where the platform has roles, and isn't listed elsewhere", async () => {
    const app = await openApp();
    expect(replyText(await app.type("ada", "/roles show"))).toContain(
      "I can't give roles here: this platform has none.",
    );
    expect(replyText(await app.type("ada", "/help"))).not.toContain("roles");
    expect(replyText(await app.type("ada", "/roles set"))).toContain("I can't give roles here");
  });

  it("is in Discord's list", async () => {
    const { run } = await open();
    expect(await run("help")).toContain("roles show|set|clear");
  });
});
