// Forms on Discord: modals that run a command with the submitted values.
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import { type Reply, say } from "../../../src/ports/reply.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { isPrivate } from "../../discord-server/wire.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { type DiscordParts, openDiscordBot } from "../../support/platforms/discord-bot.ts";
import { nameForm } from "../../support/platforms/example-form.ts";

/** Without a name the bot asks for one; with “Root” it refuses. */
async function open(
  reply: (incoming: Incoming) => Promise<Reply> = async () => nameForm,
  more: Partial<DiscordParts> = {},
) {
  const heard: Incoming[] = [];
  const world = await openDiscordBot(
    {
      async handle(incoming) {
        heard.push(incoming);
        if (incoming.type !== "command" || incoming.name === "daily") return reply(incoming);
        return say(`Squad ${incoming.options.name} is yours.`);
      },
    },
    {},
    more,
  );
  await world.start();
  return { ...world, heard };
}

describe("a form on Discord", () => {
  it("opens instead of a reply, and runs its command in the same channel", async () => {
    const { ada, channel, heard, guild } = await open();
    const opened = await ada.commandForForm(channel, "daily");
    expect(opened.form).toMatchObject({ title: "New squad", components: [{ type: 10 }, { type: 18 }, {}] });
    const answer = await ada.submit(opened, { "Name of the squad": "Router" });
    expect([isPrivate(answer), textOf(answer)]).toEqual([true, "Squad Router is yours."]);
    expect(heard[1]).toMatchObject({
      type: "command",
      name: "squad create",
      options: { name: "Router", motto: "Packets first" },
      channel: channel.id,
      person: { externalId: ada.id, team: { externalId: guild.id } },
    });
  });

  it("opens from a button, and leaves the button's message as it is", async () => {
    const button = { label: "Create", action: { name: "create", args: [] } };
    const { ada, channel } = await open(async ({ type }) =>
      type === "button"
        ? nameForm
        : { delivery: "private", blocks: [{ type: "buttons", buttons: [button] }] },
    );
    const message = await ada.command(channel, "daily");
    const answer = await ada.submit(await ada.clickForForm(message, "Create"), { name: "Router" });
    expect(answer.id).not.toBe(message.id);
    expect(textOf(answer)).toBe("Squad Router is yours.");
  });

  it("that comes too late to open shows how to type the command", async () => {
    const timers = createHandTimers();
    const { ada, channel } = await open(
      async () => {
        await null; // the timer starts right after this function is called
        timers.pass(1_500);
        return nameForm;
      },
      { timers },
    );
    expect(textOf(await ada.command(channel, "daily"))).toBe("Type `/squad create name:…`.");
  });

  it("of another version runs as an unknown command, and as nothing else", async () => {
    const { ada, channel, heard } = await open();
    const opened = await ada.commandForForm(channel, "daily");
    await ada.submit({ ...opened, form: { ...opened.form, custom_id: "answer:1:A" } }, { name: "Router" });
    expect(heard[1]).toMatchObject({ type: "command", name: "answer:1:A" });
  });
});
