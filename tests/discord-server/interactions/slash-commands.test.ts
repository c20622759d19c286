// Commands and completion, answered by the real discord.js.
import { type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import { describe, expect, it } from "vitest";
import { textOf } from "../messages/read-message.ts";
import { isPrivate } from "../wire.ts";
import { collectCodes, setUp } from "./example-bot.ts";

describe("a slash command", () => {
  it("reaches the bot with its options, who used it, and where", async () => {
    const { ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options, user, locale, channelId, memberPermissions } = interaction;
      const words = [options.getSubcommand(), options.getString("zone"), options.getInteger("hour"), locale];
      const admin = memberPermissions?.has("ManageGuild");
      await interaction.reply(`${words.join(" ")} ${user.username} ${channelId} ${admin}`);
    });
    const reply = await ada.command(channel, "drill create", { zone: "Europe/Berlin", hour: 9 });
    expect(textOf(reply)).toBe(`create Europe/Berlin 9 de ada ${channel.id} true`);
  });

  it("is checked as Discord's client checks it, unless it is forced", async () => {
    const { ada, channel } = await setUp(async (interaction) => {
      await (interaction as ChatInputCommandInteraction).reply("got it");
    });
    await expect(ada.command(channel, "drill create", {})).rejects.toThrow("zone is required");
    await expect(ada.command(channel, "drill create", { zone: "UTC", hour: 24 })).rejects.toThrow(
      "more than 23",
    );
    await expect(ada.command(channel, "drill create", { zone: 5 })).rejects.toThrow("not of type 3");
    await expect(ada.command(channel, "nothing")).rejects.toThrow("no command /nothing");
    const forced = await ada.command(channel, "drill create", { zone: 5 }, { force: true });
    expect(textOf(forced)).toBe("got it");
  });

  it("is answered privately: no one else sees it, and no one can fetch it", async () => {
    const { discord, ada, bob, channel } = await setUp(async (interaction) => {
      await (interaction as ChatInputCommandInteraction).reply({
        content: "psst",
        flags: MessageFlags.Ephemeral,
      });
    });
    const reply = await ada.command(channel, "quiz");
    expect(isPrivate(reply)).toBe(true);
    expect(discord.shownTo(ada, channel).map(textOf)).toEqual(["psst"]);
    expect(discord.shownTo(bob, channel)).toEqual([]);
    expect(discord.messages(channel)).toEqual([]);
    await expect(bob.click(reply, "A")).rejects.toThrow("bob does not see this message");
  });

  it("can be thought about first, and whether it is private is settled there", async () => {
    const { discord, ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply("at last");
      await interaction.followUp("and more");
    });
    const reply = await ada.command(channel, "quiz");
    expect([textOf(reply), isPrivate(reply)]).toEqual(["at last", true]);
    await discord.until("the follow-up", () => discord.messages(channel).length > 0);
    expect(discord.shownTo(ada, channel).map(textOf)).toEqual(["at last", "and more"]);
  });

  it("is answered with a message that the bot can read, edit and delete", async () => {
    const seen: unknown[] = [];
    const { discord, ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { resource } = await interaction.reply({ content: "one", withResponse: true });
      seen.push(resource?.message?.content);
      await interaction.editReply("two");
      seen.push((await interaction.fetchReply()).content);
      await interaction.deleteReply();
      seen.push("gone");
    });
    await ada.command(channel, "quiz");
    await discord.until("the bot to end", () => seen.includes("gone"));
    expect(seen).toEqual(["one", "two", "gone"]);
    expect(discord.messages(channel)).toEqual([]);
  });

  it("is still unanswered after a form error", async () => {
    const errors: string[] = [];
    const { ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply("x".repeat(2_001)).catch(({ message }) => errors.push(message));
      await interaction.reply("shorter");
    });
    expect(textOf(await ada.command(channel, "quiz"))).toBe("shorter");
    expect(errors).toEqual([
      expect.stringContaining("data.content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer"),
    ]);
  });

  it("has five follow-ups where only a user install allows it", async () => {
    const { codes, note } = collectCodes();
    const { discord, ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply("0");
      for (let i = 1; i <= 6; i++) await note(interaction.followUp(String(i)));
    });
    discord.commands.overwrite([{ name: "quiz", description: "Asks", integration_types: [1] }]);
    ada.installed = true;
    await ada.command(channel, "quiz");
    await discord.until("the refused follow-up", () => codes.length > 0);
    expect(codes).toEqual([40094]);
    expect(discord.messages(channel).map(textOf)).toEqual(["0", "1", "2", "3", "4", "5"]);
  });

  it("completes an option while it is typed", async () => {
    const { ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name} ${value}?`, value: "Europe/Berlin" }]);
    });
    const choices = await ada.type(channel, "drill create", "zone", { zone: "berl" });
    expect(choices).toEqual([{ name: "zone berl?", value: "Europe/Berlin" }]);
  });

  it("completes with up to 25 choices of up to 100 characters", async () => {
    const errors: string[] = [];
    const { ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const give = (count: number, name: string) =>
        interaction
          .respond(Array.from({ length: count }, () => ({ name, value: "v" })))
          .catch(({ message }) => errors.push(message.split(": ").at(-1)));
      await give(26, "n");
      await give(1, "n".repeat(101));
      await give(25, "n".repeat(100));
    });
    expect(await ada.type(channel, "drill create", "zone", { zone: "" })).toHaveLength(25);
    expect(errors).toEqual(["Must be between 0 and 25 in length.", "Must be between 1 and 100 in length."]);
  });
});
