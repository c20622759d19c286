// What Discord says a person did, in the app's words.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  PermissionFlagsBits,
} from "discord.js";
import { describe, expect, it } from "vitest";
import {
  type AnsweredInteraction,
  readInteraction,
  readSuggesting,
} from "../../../src/platforms/discord/read-interaction.ts";

const user = { id: "200000000000000001", username: "ada.l", global_name: "Ada", discriminator: "0" };
const guild = "300000000000000001";
const channel = { id: "400000000000000001", type: 0 };

/** A command in a server as the gateway brings it; each test overrides what it's about. */
function interaction(more: object = {}): AnsweredInteraction {
  const whole = {
    id: "500000000000000001",
    application_id: "100000000000000001",
    type: InteractionType.ApplicationCommand,
    token: "token",
    version: 1,
    locale: "de",
    guild_id: guild,
    channel,
    channel_id: channel.id,
    member: { user, nick: null, roles: [], permissions: "0" },
    authorizing_integration_owners: { 0: guild },
    data: { id: "1", name: "daily", type: ApplicationCommandType.ChatInput },
    ...more,
  };
  return whole as unknown as AnsweredInteraction;
}

function read(more?: object) {
  return readInteraction(interaction(more), 7, (id) => (id === guild ? "Ship" : undefined));
}

function withOptions(name: string, options: readonly object[]) {
  return { data: { id: "1", name, type: ApplicationCommandType.ChatInput, options } };
}

describe("a command on Discord", () => {
  it("is by a member of a server, in a channel", () => {
    expect(read()).toEqual({
      type: "command",
      name: "daily",
      options: {},
      channel: channel.id,
      now: 7,
      person: {
        platform: "discord",
        sharedAccount: true,
        team: { externalId: guild, name: "Ship" },
        externalId: user.id,
        name: "Ada",
        locale: "de",
        admin: false,
      },
    });
  });

  it("keeps its options as they came", () => {
    const options = [
      { type: ApplicationCommandOptionType.String, name: "topic", value: "DNS" },
      { type: ApplicationCommandOptionType.Integer, name: "count", value: 3 },
    ];
    expect(read(withOptions("quiz", options))).toMatchObject({
      name: "quiz",
      options: { topic: "DNS", count: 3 },
    });
  });

  it("of a group has both words as its name", () => {
    const create = {
      type: ApplicationCommandOptionType.Subcommand,
      name: "create",
      options: [{ type: ApplicationCommandOptionType.String, name: "time", value: "09:00" }],
    };
    expect(read(withOptions("drill", [create]))).toMatchObject({
      name: "drill create",
      options: { time: "09:00" },
    });
    expect(
      read(withOptions("drill", [{ type: ApplicationCommandOptionType.Subcommand, name: "show" }])),
    ).toMatchObject({ name: "drill show", options: {} });
  });

  it.each([
    ["a nickname", { nick: "Countess" }, "Countess"],
    ["no display name", { user: { ...user, global_name: null } }, "ada.l"],
  ])("of a member with %s is by that name", (_, more, name) => {
    expect(read({ member: { user, permissions: "0", ...more } }).person.name).toBe(name);
  });

  it.each([
    ["who manages the server", PermissionFlagsBits.ManageGuild, true],
    ["who administers it", PermissionFlagsBits.Administrator, true],
    ["who manages channels only", PermissionFlagsBits.ManageChannels, false],
  ])("of a member %s is judged by that", (_, bit, admin) => {
    expect(read({ member: { user, permissions: String(bit) } }).person.admin).toBe(admin);
  });

  it.each([
    [
      "in a direct message",
      { guild_id: undefined, member: undefined, user, authorizing_integration_owners: { 0: "0" } },
    ],
    ["by a user install, in a server without Kubedrill", { authorizing_integration_owners: { 1: user.id } }],
  ])("%s is in no team and no channel", (_, more) => {
    const incoming = read(more);
    expect(incoming.channel).toBeUndefined();
    expect(incoming.person).toMatchObject({ team: { externalId: `dm:${user.id}` }, admin: false });
  });

  it("of a user install gives its owner no rights over a server they manage", () => {
    const member = { user, permissions: String(PermissionFlagsBits.Administrator) };
    expect(read({ member, authorizing_integration_owners: { 1: user.id } }).person.admin).toBe(false);
  });
});

describe("a button on Discord", () => {
  it("brings its action and the message it was under", () => {
    const pressed = {
      type: InteractionType.MessageComponent,
      data: { component_type: ComponentType.Button, custom_id: "answer:p1:A" },
      message: { id: "600000000000000001", channel_id: channel.id },
    };
    expect(read(pressed)).toMatchObject({
      type: "button",
      action: "answer:p1:A",
      message: "400000000000000001/600000000000000001",
    });
  });
});

describe("a select on Discord", () => {
  it("brings the action of what was chosen", () => {
    const chosen = {
      type: InteractionType.MessageComponent,
      data: {
        component_type: ComponentType.StringSelect,
        custom_id: "select:2",
        values: ["leaderboard:month"],
      },
      message: { id: "600000000000000001", channel_id: channel.id },
    };
    expect(read(chosen)).toMatchObject({ type: "button", action: "leaderboard:month" });
  });
});

describe("an option being typed on Discord", () => {
  const typing = (options: readonly object[]) =>
    readSuggesting(
      interaction({
        type: InteractionType.ApplicationCommandAutocomplete,
        ...withOptions("drill", options),
      }) as never,
    );

  it("is the focused one, also within a group", () => {
    const options = [
      { type: 3, name: "time", value: "09:00" },
      { type: 3, name: "zone", value: "ber", focused: true },
    ];
    expect(typing([{ type: 1, name: "create", options }])).toEqual({
      command: "drill create",
      option: "zone",
      text: "ber",
      locale: "de",
      team: { platform: "discord", externalId: guild },
    });
  });

  it("is nothing where Discord names none", () => {
    expect(typing([])).toBeUndefined();
  });
});
