// Blocks as Discord messages: every message of the gallery, and the limits as laws.
import { ComponentType, MessageFlags } from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose } from "../../../src/platforms/discord/render/compose.ts";
import { type DiscordMessage, render } from "../../../src/platforms/discord/render/render.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { checkMessage } from "../../discord-server/messages/check-message.ts";
import { draftSchema } from "../../discord-server/messages/message-schema.ts";
import { anyBlock, blankBlock } from "../../support/platforms/any-blocks.ts";
import { blockGallery } from "../../support/platforms/block-gallery.ts";
import { transcript } from "./transcript.ts";

/** @throws where Discord would refuse it */
function checkLimits(
  message: DiscordMessage & { readonly attachments?: readonly { filename: string }[] },
): void {
  const { components, flags, ...draft } = draftSchema.parse(message);
  const attachments = (message.attachments ?? []).map(({ filename }) => ({ filename }));
  checkMessage({
    content: "",
    embeds: [],
    components: components ?? [],
    flags: flags ?? 0,
    attachments: attachments as never,
  });
  expect(draft.allowed_mentions).toEqual({ parse: [] });
  // Beyond so many bytes Discord fails (issue 8554 of discord-api-docs).
  const texts = textsOf(message);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  expect(bytes).toBeLessThanOrEqual(10_170);
}

function textsOf({ components }: DiscordMessage): readonly string[] {
  const all = components.flatMap((one) => (one.type === ComponentType.Container ? one.components : [one]));
  return all.flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));
}

describe("a message on Discord", () => {
  it.each(blockGallery)("shows $name", async ({ blocks }) => {
    const { body } = await compose(blocks);
    checkLimits(body);
    expect(transcript(body)).toMatchSnapshot();
  });

  it("is always of Components V2, for it cannot change that when it is edited", () => {
    for (const { blocks } of blockGallery) {
      expect(render(blocks).flags & MessageFlags.IsComponentsV2).toBeTruthy();
    }
  });

  it("carries its mark, however short it is", () => {
    const [frame] = render([{ type: "text", markdown: "Hello" }], { mark: 4_711 }).components;
    expect(frame).toMatchObject({ type: ComponentType.Container, id: 4_711 });
  });

  it("keeps the addresses of small print only as long as there is room", () => {
    const small: Block = {
      type: "text",
      muted: true,
      markdown: "Source: [docs](https://kubernetes.io/docs/)",
    };
    const long: Block = { type: "text", markdown: "x".repeat(3_980) };
    expect(textsOf(render([small])).join()).toContain("(https://kubernetes.io/docs/)");
    expect(textsOf(render([long, small]))).toEqual([long.markdown, "-# Source: docs"]);
  });
});

describe("the limits of Discord", () => {
  it("hold for any blocks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBlock, { maxLength: 30 }), async (blocks) => {
        const images = blocks.filter(({ type }) => type === "image").length;
        fc.pre(images <= 10);
        checkLimits((await compose(blocks)).body);
      }),
      { numRuns: 60 },
    );
  });

  it("hold for blocks of which none shows anything, whether or not the message carries a mark", async () => {
    const marks = fc.constantFrom(undefined, 4_711);
    await fc.assert(
      fc.asyncProperty(fc.array(blankBlock, { maxLength: 8 }), marks, async (blocks, mark) => {
        checkLimits((await compose(blocks, { mark })).body);
      }),
    );
  });
});
