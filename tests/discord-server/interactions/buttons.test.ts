// Clicks and forms, answered by the real discord.js.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { buttonsOf, textOf } from "../messages/read-message.ts";
import { setUp } from "./example-bot.ts";

const row = (label: string, id: string) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setLabel(label).setCustomId(id).setStyle(ButtonStyle.Primary),
  );

describe("a button", () => {
  it("updates its message in place with one callback", async () => {
    const { discord, ada, bob, channel } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: "0", components: [row("+", "add")] });
      if (interaction.isButton())
        await interaction.update({ content: String(Number(interaction.message.content) + 1) });
    });
    const message = await ada.command(channel, "quiz");
    await bob.click(message, "+");
    const shown = await ada.click(message, "add");
    expect(shown).toMatchObject({ id: message.id, content: "2" });
    expect(buttonsOf(shown).map(({ label }) => label)).toEqual(["+"]);
    expect(discord.messages(channel)).toEqual([shown]);
    expect(discord.requestCounts).toMatchObject({ "POST /interactions/:interaction/:token/callback 204": 3 });
  });

  it("must be on the message and enabled, unless it is forged", async () => {
    const { ada, channel } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ components: [row("+", "add")] });
      if (interaction.isButton()) await interaction.reply(interaction.customId);
    });
    const message = await ada.command(channel, "quiz");
    await expect(ada.click(message, "-")).rejects.toThrow("no button -; there is + (add)");
    expect(textOf(await ada.forge(message, "foreign"))).toBe("foreign");
  });

  it("can open a form", async () => {
    const { ada, channel } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ components: [row("Report", "report")] });
      if (interaction.isButton()) {
        const input = new TextInputBuilder()
          .setCustomId("why")
          .setLabel("Why?")
          .setStyle(TextInputStyle.Short);
        const inputs = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
        await interaction.showModal(
          new ModalBuilder().setCustomId("form").setTitle("Report").addComponents(inputs),
        );
      }
      if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue("why"));
    });
    const message = await ada.command(channel, "quiz");
    await expect(ada.click(message, "Report")).rejects.toThrow("opened the form Report");
    const form = await ada.clickForForm(message, "Report");
    expect(textOf(await ada.submit(form, { "Why?": "outdated" }))).toBe("outdated");
  });
});
