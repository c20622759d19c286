// The time limits of interactions, with the real discord.js.
import { type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import { describe, expect, it } from "vitest";
import { textOf } from "../messages/read-message.ts";
import { collectCodes, setUp } from "./example-bot.ts";

describe("the deadlines of an interaction", () => {
  it("refuses a first answer that is late with 10062, and the person sees a failure", async () => {
    const { codes, note } = collectCodes();
    const failed = Promise.withResolvers<void>();
    const { discord, ada, channel } = await setUp(
      async (interaction) => {
        await failed.promise;
        await note((interaction as ChatInputCommandInteraction).reply("late"));
      },
      { deadline: 60 },
    );
    await expect(ada.command(channel, "quiz")).rejects.toThrow("The application did not respond");
    failed.resolve();
    await discord.until("the late answer", () => codes.length > 0);
    expect(codes).toEqual([10062]);
    expect(discord.shownTo(ada, channel)).toEqual([]);
  });

  it("refuses a second first answer with 40060", async () => {
    const { codes, note } = collectCodes();
    const { discord, ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply("first");
      interaction.replied = false;
      await note(interaction.reply("second"));
    });
    expect(textOf(await ada.command(channel, "quiz"))).toBe("first");
    await discord.until("the second answer", () => codes.length > 0);
    expect(codes).toEqual([40060]);
  });

  it("ends the token after 15 minutes", async () => {
    const { codes, note } = collectCodes();
    const { discord, ada, channel } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply({ content: "then", flags: MessageFlags.Ephemeral });
      discord.advance(14 * 60_000);
      await interaction.editReply("in time");
      discord.advance(2 * 60_000);
      await note(interaction.editReply("too late"));
    });
    await ada.command(channel, "quiz");
    await discord.until("the late edit", () => codes.length > 0);
    expect(codes).toEqual([50027]);
    expect(discord.shownTo(ada, channel).map(textOf)).toEqual(["in time"]);
  });

  it("shows a person that the bot is still thinking", async () => {
    const { ada, channel } = await setUp(
      async (interaction) => {
        if (interaction.isChatInputCommand()) await interaction.deferReply();
      },
      { patience: 60 },
    );
    await expect(ada.command(channel, "quiz")).rejects.toThrow("still thinking");
  });
});
