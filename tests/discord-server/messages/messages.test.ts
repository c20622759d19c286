// Messages, threads and direct messages as the real discord.js sends them, and every refusal.
import { AttachmentBuilder, ContainerBuilder, MessageFlags, TextDisplayBuilder } from "discord.js";
import { describe, expect, it } from "vitest";
import { startBot, startDiscord, textChannel } from "../bare-bot.ts";
import { textOf } from "./read-message.ts";

/** A server with a channel, Ada, and a bot that sends to it. */
async function setUp() {
  const discord = await startDiscord();
  const ada = discord.addUser("ada");
  const guild = discord.addGuild({ owner: ada, channels: ["k8s"] });
  const channel = guild.channel("k8s");
  const client = await startBot(discord);
  return { discord, ada, guild, channel, client, target: await textChannel(client, channel) };
}

/** Code and words of a refusal. */
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "accepted",
    ({ code, message }) => `${code} ${message}`,
  );

const button = (more: object = {}) => ({ type: 2, style: 1, label: "A", custom_id: "a", ...more });
const rows = (...components: object[]) => ({ components: [{ type: 1, components }] });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe("a message", () => {
  it("is sent, read, listed, edited and deleted", async () => {
    const { discord, channel, target } = await setUp();
    const silent = MessageFlags.SuppressNotifications;
    const sent = await Promise.all(
      ["one", "two", "three"].map((content) => target.send({ content, flags: silent })),
    );
    const [first, second, third] = sent;
    await second?.edit("2");
    await third?.delete();
    expect((await target.messages.fetch({ message: second?.id ?? "", force: true })).content).toBe("2");
    const before = await target.messages.fetch({ limit: 1, before: second?.id ?? "", cache: false });
    expect(before.map(({ id }) => id)).toEqual([first?.id]);
    expect(discord.messages(channel).map(textOf)).toEqual(["one", "2"]);
    expect(discord.messages(channel)[0]?.flags).toBe(silent);
  });

  it("is sent once with one nonce, for a few minutes", async () => {
    const { discord, channel, target } = await setUp();
    const send = () => target.send({ content: "Q1", nonce: "posting-1", enforceNonce: true });
    const [first, again] = [await send(), await send()];
    expect(again.id).toBe(first.id);
    discord.advance(6 * 60_000);
    expect((await send()).id).not.toBe(first.id);
    expect(discord.messages(channel)).toHaveLength(2);
    expect(await refusal(target.send({ content: "Q", nonce: "x".repeat(26) }))).toContain("50035");
  });

  it("carries files, which an embed or a layout can show", async () => {
    const { discord, channel, target } = await setUp();
    const file = new AttachmentBuilder(Buffer.from("kind: Pod"), { name: "pod.yaml", description: "A pod" });
    const image = { image: { url: "attachment://pod.yaml" } };
    const message = await target.send({ files: [file], embeds: [image] });
    const [shown] = discord.messages(channel);
    expect(shown?.attachments).toMatchObject([{ filename: "pod.yaml", description: "A pod", size: 9 }]);
    expect(await (await fetch(shown?.attachments[0]?.url ?? "")).text()).toBe("kind: Pod");
    await message.edit("with words");
    expect(discord.message(shown as NonNullable<typeof shown>)).toMatchObject({
      attachments: [{ filename: "pod.yaml" }],
    });
    expect(await refusal(target.send({ embeds: [image] }))).toContain("REFERENCED_ATTACHMENT_NOT_FOUND");
  });

  it("pings only whom it may", async () => {
    const { discord, ada, channel, target } = await setUp();
    await target.send(`<@${ada.id}> @everyone`);
    await target.send({ content: `<@${ada.id}> @everyone`, allowedMentions: { parse: [] } });
    const pings = discord.messages(channel).map((one) => [one.mentions.length, one.mention_everyone]);
    expect(pings).toEqual([
      [1, true],
      [0, false],
    ]);
  });

  it("keeps the limits", async () => {
    const { target } = await setUp();
    const send = (message: object) => refusal(target.send(message));
    const embed = (more: object) => send({ embeds: [{ title: "T", ...more }] });
    const id = (index: number) => ({ custom_id: `b${index}` });
    expect(await send({ content: "x".repeat(2_001) })).toContain(
      "content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer",
    );
    expect(await send({ content: "" })).toContain("50006");
    expect(await embed({ title: "x".repeat(257) })).toContain("embeds[0].title[BASE_TYPE_MAX_LENGTH]");
    expect(await embed({ description: "x".repeat(4_097) })).toContain("embeds[0].description");
    expect(await embed({ footer: { text: "x".repeat(2_049) } })).toContain("between 1 and 2048");
    expect(await embed({ fields: times(26, () => ({ name: "n", value: "v" })) })).toContain("25 or fewer");
    expect(await embed({ fields: [{ name: "n", value: "x".repeat(1_025) }] })).toContain(
      "embeds[0].fields[0].value",
    );
    expect(await send({ embeds: times(2, () => ({ description: "x".repeat(3_001) })) })).toContain(
      "MAX_EMBED_SIZE_EXCEEDED",
    );
    expect(await send(rows(...times(6, (i) => button(id(i)))))).toContain("between 1 and 5");
    expect(await send({ components: times(6, (i) => rows(button(id(i))).components[0]) })).toContain(
      "5 or fewer",
    );
    expect(await send(rows(button(), button()))).toContain(
      "components[0].components[1].custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]",
    );
    expect(await send(rows(button({ custom_id: "x".repeat(101) })))).toContain("between 1 and 100");
    expect(await send(rows(button({ label: "x".repeat(81) })))).toContain("80 or fewer");
    const options = times(26, (i) => ({ label: `${i}`, value: `${i}` }));
    expect(await send(rows({ type: 3, custom_id: "s", options }))).toContain("between 1 and 25");
    expect(await send({ content: "fits", ...rows(...times(5, (i) => button(id(i)))) })).toBe("accepted");
  });

  it("keeps the limits of Components V2, which cannot be taken back", async () => {
    const { target } = await setUp();
    const flags = MessageFlags.IsComponentsV2 as const;
    const display = (text: string) => new TextDisplayBuilder().setContent(text);
    const send = (components: TextDisplayBuilder[], more: object = {}) =>
      refusal(target.send({ components, flags, ...more }));
    expect(await refusal(target.send({ components: [display("x").toJSON()] }))).toContain(
      "UNION_TYPE_CHOICES",
    );
    expect(await send([display("x")], { content: "y" })).toContain("'content' field cannot be used");
    expect(await send(times(41, () => display("x")))).toContain("40 or fewer");
    expect(await send([display("x".repeat(2_500)), display("y".repeat(1_501))])).toContain(
      "maximum size of 4000",
    );
    const container = new ContainerBuilder().addTextDisplayComponents(display("x"));
    const message = await target.send({ components: [container], flags });
    expect(await refusal(message.edit({ content: "y" }))).toContain("'content' field cannot be used");
  });
});

describe("what the bot may do", () => {
  it("follows roles and overwrites", async () => {
    const { discord, guild, channel, target } = await setUp();
    const forbidden = async (...permissions: Parameters<typeof discord.forbidBot>[1]) => {
      discord.forbidBot(channel, permissions);
      return [
        await refusal(target.send("x")),
        await refusal(target.send({ embeds: [{ title: "x" }] })),
        await refusal(target.send({ files: [Buffer.from("x")] })),
      ].map((words) => words.slice(0, 8));
    };
    expect(await forbidden("ViewChannel")).toEqual(["50001 Mi", "50001 Mi", "50001 Mi"]);
    expect(await forbidden("SendMessages")).toEqual(["50013 Mi", "50013 Mi", "50013 Mi"]);
    expect(await forbidden("EmbedLinks")).toEqual(["accepted", "50013 Mi", "accepted"]);
    expect(await forbidden("AttachFiles")).toEqual(["accepted", "accepted", "50013 Mi"]);
    expect(await forbidden("ReadMessageHistory")).toEqual(["accepted", "accepted", "accepted"]);
    expect((await target.messages.fetch({ cache: false })).size).toBe(0);
    discord.setBotPermissions(guild, ["Administrator"]);
    expect(await forbidden("ViewChannel")).toEqual(["accepted", "accepted", "accepted"]);
  });

  it("ends with the channel, the message and the moderators' patience", async () => {
    const { discord, channel, target } = await setUp();
    const message = await target.send("x");
    for (const posted of discord.messages(channel)) discord.removeMessage(posted);
    expect(await refusal(message.edit("y"))).toContain("10008");
    discord.fail({ code: 200000, channel });
    expect(await refusal(target.send("x"))).toContain("200000");
    discord.removeChannel(channel);
    expect(await refusal(target.send("x"))).toContain("10003");
  });
});

describe("a direct message", () => {
  it("reaches who is open to it", async () => {
    const { discord, ada, client } = await setUp();
    await (await client.users.fetch(ada.id)).send("due");
    expect(discord.messages(discord.directChannel(ada)).map(textOf)).toEqual(["due"]);
    ada.directMessages = "closed";
    expect(await refusal(client.users.send(ada.id, "due"))).toContain("50007");
    const stranger = discord.addUser("stranger");
    expect(await refusal(client.users.send(stranger.id, "hello"))).toContain("50278");
  });
});

describe("a thread", () => {
  it("starts from a message; only who manages threads locks and unlocks it", async () => {
    const { discord, guild, ada, channel, target } = await setUp();
    const bob = discord.addUser("bob");
    discord.addMember(guild, bob);
    const message = await target.send("Q");
    const thread = await message.startThread({ name: "Discussion" });
    expect(await refusal(message.startThread({ name: "Again" }))).toMatch(/160004|already has a thread/);
    await thread.send("Go on");
    expect(await refusal(thread.setLocked(true))).toContain("50013");
    discord.setBotPermissions(guild, ["ManageThreads"]);
    await thread.setLocked(true);
    expect(() => discord.say(bob, thread, "why?")).toThrow("locked");
    discord.say(ada, thread, "I own this place");
    await thread.setLocked(false);
    await thread.setArchived(true);
    discord.say(bob, thread, "why?");
    expect(discord.messages(thread).map(textOf)).toEqual(["Go on", "I own this place", "why?"]);
    discord.forbidBot(channel, ["SendMessagesInThreads"]);
    expect(await refusal(thread.send("x"))).toContain("50013");
  });
});
