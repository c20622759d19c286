// Direct messages on Discord: they ring, and the notification shows their words.
import { ComponentType } from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pausedDrill, unknownPosting } from "../../../src/app/drill/trouble-view.ts";
import { reminderMessage } from "../../../src/app/reminder/reminder-view.ts";
import { welcome } from "../../../src/app/team/welcome-view.ts";
import { reviewOf } from "../../../src/gallery/practice-samples.ts";
import { composeDirect } from "../../../src/platforms/discord/render/compose.ts";
import { type Block, type Reply, say } from "../../../src/ports/reply.ts";
import { checkMessage } from "../../discord-server/messages/check-message.ts";
import { draftSchema } from "../../discord-server/messages/message-schema.ts";
import { buttonsOf, textOf } from "../../discord-server/messages/read-message.ts";
import { curriculum } from "../../support/app.ts";
import { anyBlock, blankBlock } from "../../support/platforms/any-blocks.ts";
import { blockGallery, onePixel } from "../../support/platforms/block-gallery.ts";
import { openDiscordBot } from "../../support/platforms/discord-bot.ts";

async function open(handle: () => Promise<Reply> = async () => say("Done.")) {
  const bot = await openDiscordBot({ handle });
  await bot.start();
  const { discord, guild, ada, kubedrill } = bot;
  discord.addMember(guild, ada);
  const send = (blocks: readonly Block[]) =>
    kubedrill.platform.direct({ team: guild.id, member: ada.id }, blocks);
  const received = () => discord.messages(discord.directChannel(ada));
  return { ...bot, send, received };
}

const questions = [...curriculum.questions.values()].slice(0, 3);
const drill = { channel: "123456789012345678" } as Parameters<typeof pausedDrill>[0];
const posting = { id: "p1", channel: "123456789012345678", date: "2026-03-02" } as Parameters<
  typeof unknownPosting
>[0];

describe("a direct message on Discord", () => {
  it.each([
    ["a reminder", reminderMessage(reviewOf(questions), curriculum), "3 reviews are due"],
    ["a greeting", welcome("Kubernetes networking"), "/drill create"],
    ["trouble", pausedDrill(drill, "The channel is gone."), "The channel is gone."],
    ["a question to an admin", unknownPosting(posting), "March 2"],
  ] as const)("rings, and says in the notification what it is about: %s", async (_, blocks, words) => {
    const { discord, ada, send } = await open();
    await send(blocks);
    expect(discord.notifications(ada)).toEqual([{ silent: false, text: expect.stringContaining(words) }]);
  });

  it("shows all its words, even very many, and its buttons", async () => {
    const { send, received } = await open();
    const texts = Array.from({ length: 30 }, (_, index) => `Line ${index} ${"x".repeat(100)}.`);
    await send([
      ...texts.map((markdown): Block => ({ type: "text", markdown })),
      { type: "buttons", buttons: [{ label: "Go on", action: { name: "next", args: [] } }] },
    ]);
    const [message] = received();
    expect(message && textOf(message).match(/Line \d+/g)).toEqual(texts.map((_, index) => `Line ${index}`));
    expect(message && buttonsOf(message).map(({ label }) => label)).toEqual(["Go on"]);
  });

  it("shows a picture with its words", async () => {
    const { send, received } = await open();
    await send([
      { type: "text", markdown: "Your week" },
      { type: "image", png: async () => onePixel, alt: "Three of four" },
    ]);
    expect(received()[0]?.attachments).toMatchObject([
      { filename: "picture-1.png", description: "Three of four" },
    ]);
  });

  it("can be replaced by a reply to its button", async () => {
    const { ada, send, received } = await open(async () => ({
      ...say("It counts as posted."),
      delivery: "replace",
    }));
    await send(unknownPosting(posting));
    const [message] = received();
    if (message === undefined) throw new Error("No message came.");
    await ada.click(message, "It's there");
    expect(received().map(textOf)).toEqual(["It counts as posted."]);
  });
});

describe("Discord's limits on a direct message", () => {
  async function check(blocks: readonly Block[]): Promise<void> {
    const { body } = await composeDirect(blocks);
    const { content, embeds, components, flags, attachments } = draftSchema.parse(body);
    const draft = {
      content: content ?? "",
      embeds: embeds ?? [],
      components: components ?? [],
      flags: flags ?? 0,
    };
    checkMessage({ ...draft, attachments: (attachments ?? []) as never });
    expect(draft.content.trim()).not.toBe("");
    expect(draft.components.length).toBeLessThanOrEqual(5);
    expect(draft.components.every(({ type }) => type === ComponentType.ActionRow)).toBe(true);
  }

  it.each(blockGallery)("hold for $name", ({ blocks }) => check(blocks));

  it("hold for any blocks, and for those of which none shows anything", async () => {
    const blocks = fc.oneof(fc.array(anyBlock, { maxLength: 20 }), fc.array(blankBlock, { maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(blocks, async (given) => {
        fc.pre(given.filter(({ type }) => type === "image").length <= 10);
        await check(given);
      }),
      { numRuns: 60 },
    );
  });
});
