// Commands as Discord registers them.
import { ApplicationCommandOptionType, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { commands, groups } from "../../../src/app/commands.ts";
import { describeCommands } from "../../../src/platforms/discord/server/describe-commands.ts";
import type { CommandDescription } from "../../../src/ports/command-description.ts";
import { commandsSchema } from "../../discord-server/interactions/command-schema.ts";

const quiz: CommandDescription = {
  name: "quiz",
  description: "Practice",
  options: {
    topic: { type: "text", description: "A topic", suggest: "topic" },
    count: { type: "integer", description: "How many", minimum: 1, maximum: 20, required: true },
    period: { type: "choice", description: "When", choices: ["week", "all time"] },
  },
};
const create: CommandDescription = {
  name: "drill create",
  description: "Begin a drill",
  who: "team admin",
  where: "team",
  options: {},
};
const show: CommandDescription = { ...create, name: "drill show", description: "The drill of this channel" };

describe("the commands on Discord", () => {
  it("are within Discord's limits", () => {
    const described = describeCommands(commands, groups);
    expect(commandsSchema.parse(described)).toBeDefined();
    for (const one of described) expect(JSON.stringify(one).length).toBeLessThan(8_000);
  });

  it("take options as described, what is required first", () => {
    const [described] = describeCommands([quiz], {});
    expect(described?.options).toEqual([
      expect.objectContaining({
        name: "count",
        type: ApplicationCommandOptionType.Integer,
        min_value: 1,
        max_value: 20,
        required: true,
      }),
      expect.objectContaining({
        name: "topic",
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
        max_length: 200,
      }),
      expect.objectContaining({
        name: "period",
        choices: [
          { name: "week", value: "week" },
          { name: "all time", value: "all time" },
        ],
      }),
    ]);
  });

  it("of two words are one group, hidden from others where all of it is for admins", () => {
    expect(describeCommands([create, show], { drill: "The daily question of a channel" })).toMatchObject([
      {
        name: "drill",
        description: "The daily question of a channel",
        default_member_permissions: String(PermissionFlagsBits.ManageGuild),
        contexts: [0],
        integration_types: [0],
        options: [
          { type: ApplicationCommandOptionType.Subcommand, name: "create", description: "Begin a drill" },
          { type: ApplicationCommandOptionType.Subcommand, name: "show" },
        ],
      },
    ]);
  });

  it("that need no team also work in direct messages and as a user install", () => {
    expect(describeCommands([quiz], {})).toMatchObject([
      { default_member_permissions: null, contexts: [0, 1, 2], integration_types: [0, 1] },
    ]);
  });

  it("carry translated names and descriptions, if there are any", () => {
    const [described] = describeCommands([quiz], {}, { de: { Practice: "Üben", "How many": "Wie viele" } });
    expect(described).toMatchObject({ description_localizations: { de: "Üben" } });
    expect(described).not.toHaveProperty("name_localizations");
    expect(described?.options?.[0]).toMatchObject({ description_localizations: { de: "Wie viele" } });
  });
});
