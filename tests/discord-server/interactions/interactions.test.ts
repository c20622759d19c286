// Commands, clicks, completion and forms, answered by the real discord.js.
import { setTimeout as sleep } from "node:timers/promises";
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { startBot, startDiscord } from "../bare-bot.ts";
import { buttonsOf, textOf } from "../messages/read-message.ts";
import type { DiscordOptions } from "../options.ts";
import { isPrivate } from "../wire.ts";

const COMMANDS = [
  {
    name: "drill",
    description: "Drills",
    options: [
      {
        type: 1,
        name: "create",
        description: "Creates one",
        options: [
          { type: 3, name: "zone", description: "The zone", required: true, autocomplete: true },
          { type: 4, name: "hour", description: "The hour", min_value: 0, max_value: 23 },
        ],
      },
    ],
  },
  { name: "quiz", description: "Asks" },
];

const row = (label: string, id: string) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setLabel(label).setCustomId(id).setStyle(ButtonStyle.Primary),
  );

/** A server with one channel, two people, and a bot that answers so. */
async function setUp(answer: (interaction: Interaction) => Promise<unknown>, options?: DiscordOptions) {
  const discord = await startDiscord(options);
  const ada = discord.addUser("ada", { locale: "de" });
  const bob = discord.addUser("bob");
  const channel = discord.addGuild({ owner: ada, channels: ["k8s"] }).channel("k8s");
  discord.commands.overwrite(COMMANDS);
  await startBot(discord, answer);
  return { discord, ada, bob, channel };
}

/** What the bot's calls threw, by code. */
function collectCodes() {
  const codes: unknown[] = [];
  const note = (call: Promise<unknown>) => call.catch(({ code }) => void codes.push(code));
  return { codes, note };
}

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

  it("completes with 25 choices of 100 characters at most", async () => {
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

describe("the deadlines of an interaction", () => {
  it("refuses a first answer that is late with 10062, and the person sees a failure", async () => {
    const { codes, note } = collectCodes();
    const { discord, ada, channel } = await setUp(
      async (interaction) => {
        await sleep(120);
        await note((interaction as ChatInputCommandInteraction).reply("late"));
      },
      { deadline: 60 },
    );
    await expect(ada.command(channel, "quiz")).rejects.toThrow("The application did not respond");
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
