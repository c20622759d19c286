// Every message of the gallery, in each place where messages go.
import { describe, expect, it } from "vitest";
import type { Action, Block, OptionRow } from "../../../src/ports/reply.ts";
import { blockGallery, type GalleryMessage, onePixel } from "../../support/platforms/block-gallery.ts";
import { key, question } from "./examples.ts";
import { openWorld, type Subject, type World } from "./world.ts";

/** One block of every type, with the words that people have to see. */
const shownWords: readonly (readonly [words: readonly string[], block: Block])[] = [
  [["Which Service?"], { type: "heading", text: "Which Service?" }],
  [["Plain words"], { type: "text", markdown: "Plain words" }],
  [["Small print"], { type: "text", muted: true, markdown: "Small print" }],
  [["kind: Service"], { type: "code", language: "yaml", text: "kind: Service" }],
  [["Streak", "three days"], { type: "fields", fields: [{ label: "Streak", value: "three days" }] }],
  [
    ["Chidi", "22 points"],
    { type: "ranking", rows: [{ rank: 1, member: { externalId: "1", name: "Chidi" }, value: "22 points" }] },
  ],
  [["Alpha", "Beta"], { type: "options", options: options({ name: "answer", args: ["x"] }) }],
  [["Alpha", "Beta", "Right"], { type: "options", options: options(undefined) }],
  [
    ["Gamma", "3", "75%"],
    {
      type: "bars",
      rows: [
        { label: "A", detail: "Gamma", count: 3 },
        { label: "B", detail: "Delta", count: 1 },
      ],
    },
  ],
  [
    ["Kinds", "Reach", "ClusterIP", "inside"],
    {
      type: "table",
      caption: "Kinds",
      columns: [{ title: "Kind" }, { title: "Reach" }],
      rows: [{ cells: ["ClusterIP", "inside"] }],
    },
  ],
  [
    ["This month"],
    {
      type: "select",
      label: "Choose a period",
      choices: [{ label: "This month", action: { name: "leaderboard", args: ["month"] } }],
    },
  ],
  [["Look up"], { type: "buttons", buttons: [{ label: "Look up", action: { name: "lookup", args: [] } }] }],
];

function options(action: Action | undefined): readonly OptionRow[] {
  return [
    { letter: "A", markdown: "Alpha", ...(action === undefined ? { mark: "right" } : { action }) },
    { letter: "B", markdown: "Beta" },
  ];
}

/** Fewer than any platform takes in a second, where each message needs two requests. */
const AT_ONCE = 20;

const picture: Block = { type: "image", png: async () => onePixel, alt: "Three of four right" };

export function describeGallery<W extends World>(subject: Subject<W>): void {
  const { can, converse } = subject;
  const isPublic = ({ blocks }: GalleryMessage) =>
    can.publicPictures || blocks.every(({ type }) => type !== "image");
  const messages = blockGallery.filter(isPublic);

  /** Sends some messages at a time, each time in a new world: no platform asks to wait. What it refuses, with why. */
  async function refusedOf(
    given: readonly GalleryMessage[],
    prepare: (world: W) => Promise<(message: GalleryMessage) => Promise<unknown>>,
    check: (world: W, sent: number) => Promise<void> = async () => {},
  ): Promise<readonly string[]> {
    const refused: string[] = [];
    for (let start = 0; start < given.length; start += AT_ONCE) {
      const some = given.slice(start, start + AT_ONCE);
      const world = await openWorld(subject);
      const send = await prepare(world);
      for (const message of some) {
        await send(message).catch((error: unknown) => refused.push(`${message.name}: ${error}`));
      }
      await check(world, some.length);
    }
    return refused;
  }

  describe("the gallery", () => {
    it.each(shownWords)("shows %j", async (words, block) => {
      const { platform, channel, seen } = await openWorld(subject);
      await platform.post(channel, [block], key);
      const [message] = await seen();
      for (const word of words) expect(message?.text).toContain(word);
    });

    if (can.publicPictures)
      it("shows a picture with its words", async () => {
        const { platform, channel, seen } = await openWorld(subject);
        await platform.post(channel, [picture], key);
        expect((await seen())[0]?.text).toContain("Three of four right");
      });

    it("is posted whole", async () => {
      const refused = await refusedOf(
        messages,
        async ({ platform, channel }) =>
          ({ name, blocks }) =>
            platform.post(channel, blocks, name),
        async ({ seen }, sent) => expect(await seen()).toHaveLength(sent),
      );
      expect(refused).toEqual([]);
    });

    it("is taken as edits", async () => {
      const refused = await refusedOf(messages, async ({ platform, channel }) => {
        const ref = await platform.post(channel, question, key);
        return ({ blocks }) => platform.edit(ref, blocks);
      });
      expect(refused).toEqual([]);
    });

    it("is taken as answers in a thread", async () => {
      const refused = await refusedOf(messages, async ({ platform, channel }) => {
        const ref = await platform.post(channel, question, key);
        return ({ blocks }) => platform.reply(ref, blocks);
      });
      expect(refused).toEqual([]);
    });

    it("is taken as direct messages", async () => {
      const refused = await refusedOf(
        blockGallery,
        async ({ platform, member }) =>
          ({ blocks }) =>
            platform.direct(member, blocks),
        async (
          { received, member },
          sent, // Slack shows pictures in a message of their own.
        ) => expect(received(member).length).toBeGreaterThanOrEqual(sent),
      );
      expect(refused).toEqual([]);
    });

    if (converse !== "never")
      it("is taken as private answers, pictures included", async () => {
        let answer: readonly Block[] = [];
        const world = await subject.open(async () => ({ delivery: "private", blocks: answer }));
        const conversation = converse(world);
        const refused: string[] = [];
        for (const { name, blocks } of blockGallery) {
          answer = blocks;
          const words = await conversation.ask();
          if (words === "" || words.includes("went wrong")) refused.push(name);
        }
        expect(refused).toEqual([]);
      });
  });
}
