// The registration of commands, and where they can be used.
import { PermissionFlagsBits, REST, Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import { startBot, startDiscord } from "../bare-bot.ts";
import { textOf } from "../messages/read-message.ts";

const command = (name: string, more: object = {}) => ({ name, description: `About ${name}`, ...more });

/** The errors of a refused form, path by path. */
async function problemsOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "accepted",
    ({ code, message }) => `${code} ${message}`,
  );
}

describe("registered commands", () => {
  it("are replaced as a whole, everywhere or in one server, and new ones are counted", async () => {
    const discord = await startDiscord();
    const guild = discord.addGuild();
    const client = await startBot(discord);
    await client.application.commands.set([command("daily"), command("quiz")]);
    const before = discord.commands.list().map(({ id }) => id);
    await client.application.commands.set([command("quiz"), command("daily")]);
    await client.application.commands.set([command("daily")], guild.id);
    expect(discord.commands.list().map(({ id }) => id)).toEqual(before.toReversed());
    expect(discord.commands.list(guild.id).map(({ name }) => name)).toEqual(["daily"]);
    expect((await client.application.commands.fetch()).map(({ name }) => name)).toEqual(["quiz", "daily"]);
    expect(discord.commands.creates).toBe(3);
  });

  it("keep the limits", async () => {
    const discord = await startDiscord();
    const rest = new REST({ api: discord.api, version: "10" }).setToken(discord.token);
    const put = (body: unknown) =>
      problemsOf(rest.put(Routes.applicationCommands(discord.applicationId), { body }));
    const option = (name: string, more: object = {}) => ({ ...command(name), type: 3, ...more });
    const choices = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ name: `${i}`, value: `${i}` }));
    expect(await put([command("Daily")])).toMatch(/50035.*\n?.*0.name\[APPLICATION_COMMAND_INVALID_NAME\]/);
    expect(await put([{ name: "daily", description: "" }])).toContain("between 1 and 100");
    expect(await put([command("a"), command("a")])).toContain("must be unique");
    expect(await put([command("a", { options: [option("b", { choices: choices(26) })] })])).toContain(
      "25 or fewer",
    );
    expect(await put([command("a", { options: [option("b"), option("c", { required: true })] })])).toContain(
      "Required options must be placed before",
    );
    const long = Array.from({ length: 25 }, (_, i) =>
      option(`o${i}`, { choices: choices(25), description: "x".repeat(100) }),
    );
    const heavy = long.map((one) => ({
      ...one,
      choices: choices(25).map(({ name }) => ({ name, value: name.padEnd(12) })),
    }));
    expect(await put([command("a", { options: long })])).toBe("accepted");
    expect(await put([command("a", { options: heavy })])).toContain("maximum size (8000)");
    expect(await put(Array.from({ length: 101 }, (_, i) => command(`c${i}`)))).toContain("100 or fewer");
  });

  it("are refused with 30034 beyond 200 new ones a day", async () => {
    const discord = await startDiscord();
    const rest = new REST({ api: discord.api, version: "10" }).setToken(discord.token);
    const route = Routes.applicationCommands(discord.applicationId);
    const put = (letter: string) => {
      const body = Array.from({ length: 100 }, (_, i) => command(letter + i));
      return problemsOf(rest.put(route, { body }));
    };
    expect([await put("a"), await put("b")]).toEqual(["accepted", "accepted"]);
    expect(await put("c")).toContain("30034");
    discord.advance(25 * 3_600_000);
    expect(await put("c")).toBe("accepted");
  });

  it("can be used where they are installed and offered, by whom they are meant for", async () => {
    const discord = await startDiscord();
    const ada = discord.addUser("ada");
    const bob = discord.addUser("bob");
    const here = discord.addGuild({ owner: ada }).channel("general");
    const elsewhere = discord.addGuild({ owner: bob, bot: false }).channel("general");
    discord.commands.overwrite([
      command("drill", {
        contexts: [0],
        default_member_permissions: String(PermissionFlagsBits.ManageGuild),
      }),
      command("lookup", { contexts: [0, 1, 2], integration_types: [0, 1] }),
    ]);
    await startBot(discord, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply(
        JSON.stringify([interaction.context, interaction.authorizingIntegrationOwners]),
      );
    });
    const use = async (...args: Parameters<typeof ada.command>) =>
      JSON.parse(textOf(await ada.command(...args)));
    expect(await use(here, "drill")).toEqual([0, { "0": here.guild_id }]);
    await expect(bob.command(here, "drill")).rejects.toThrow("bob may not use /drill");
    await expect(ada.command(discord.directChannel(ada), "drill")).rejects.toThrow("not offered here");
    expect(await use(discord.directChannel(ada), "lookup")).toEqual([1, { "0": "0" }]);
    await expect(ada.command(elsewhere, "lookup")).rejects.toThrow("not installed here");
    ada.installed = true;
    expect(await use(elsewhere, "lookup")).toEqual([0, { "1": ada.id }]);
    expect(await use(discord.addGroup(ada, bob), "lookup")).toEqual([2, { "1": ada.id }]);
  });
});
