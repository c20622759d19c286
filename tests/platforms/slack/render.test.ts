// Slack's renderer over the gallery: what it makes of every message, and that Slack takes it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderHome, renderMessage, renderModal } from "../../../src/platforms/slack/render/render.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { checkBlocks } from "../../slack-server/blocks/check-blocks.ts";
import { blankBlock } from "../../support/platforms/any-blocks.ts";
import { blockGallery } from "../../support/platforms/block-gallery.ts";
import { transcript } from "./transcript.ts";

describe("Slack's rendering of the gallery", () => {
  for (const { name, blocks } of blockGallery) {
    it(`shows ${name}`, () => {
      const message = renderMessage(blocks);
      const json = JSON.stringify(message);
      expect(checkBlocks(JSON.parse(json).blocks, "message", "/blocks")).toEqual([]);
      expect(message.text.length).toBeGreaterThan(0);
      expect(message.text.length).toBeLessThanOrEqual(4_000);
      // Labels, rich text, and cells aren't parsed: nothing in them is a mention.
      const marked = json
        .replaceAll(/"type":"(?:plain_text|text|raw_text)","text":"(?:[^"\\]|\\.)*"/g, "")
        .replaceAll(/"accessibility_label":"(?:[^"\\]|\\.)*"/g, "")
        .replaceAll("<!date^", "");
      expect(marked).not.toMatch(/<[!@]/);
      expect(transcript(message)).toMatchSnapshot();
    });
  }

  it("shows everything in the App Home and in a modal too", () => {
    for (const { blocks } of blockGallery) {
      expect(checkBlocks(JSON.parse(JSON.stringify(renderHome(blocks).blocks)), "home", "/view")).toEqual([]);
      expect(checkBlocks(JSON.parse(JSON.stringify(renderModal(blocks).blocks)), "modal", "/view")).toEqual(
        [],
      );
    }
  });
});

describe("a section", () => {
  it("is never folded, wherever it's shown: long code and reveals are to be read", () => {
    for (const { blocks } of blockGallery) {
      for (const rendered of [renderMessage(blocks), renderHome(blocks), renderModal(blocks)]) {
        const sections = rendered.blocks.filter(({ type }) => type === "section");
        for (const section of sections) expect(section).toHaveProperty("expand", true);
      }
    }
  });
});

describe("Slack's limits", () => {
  it("hold for blocks of which none shows anything: there always is something to see", () => {
    const surfaces = [
      ["message", (blocks: readonly Block[]) => renderMessage(blocks).blocks],
      ["home", (blocks: readonly Block[]) => renderHome(blocks).blocks],
      ["modal", (blocks: readonly Block[]) => renderModal(blocks).blocks],
    ] as const;
    fc.assert(
      fc.property(fc.array(blankBlock, { maxLength: 8 }), (given) => {
        for (const [surface, render] of surfaces) {
          const blocks = JSON.parse(JSON.stringify(render(given)));
          expect(blocks.length).toBeGreaterThan(0);
          expect(checkBlocks(blocks, surface, "/blocks")).toEqual([]);
        }
      }),
    );
  });

  it("splits a long text into sections of at most 3,000 characters without losing a word", () => {
    const words = Array.from({ length: 1_000 }, (_, index) => `word${index}`).join(" ");
    const texts = sectionTexts([{ type: "text", markdown: words }]);
    expect(texts.length).toBeGreaterThan(2);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(3_000);
    expect(texts.join(" ")).toBe(words);
  });

  it("never cuts a link, an entity or a piece of code in two", () => {
    const markdown = "[docs & more](https://kubernetes.io/docs/a?b=c&d=e) `a < b` & ".repeat(150);
    for (const text of sectionTexts([{ type: "text", markdown }])) {
      expect(text.replaceAll(/<https:[^<>\n]*\|[^<>\n]*>/g, "").replaceAll(/`[^`\n]*`/g, "")).not.toMatch(
        /[<>`]/,
      );
      expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
    }
  });

  it("fences every part of a long code, and keeps its lines", () => {
    const code = Array.from({ length: 200 }, (_, index) => `  line ${index}: <value> & more`).join("\n");
    const texts = sectionTexts([{ type: "code", language: "yaml", text: code }]);
    expect(texts.length).toBeGreaterThan(2);
    const inside = texts.map((text) => /^```\n(?<code>[\s\S]*)\n```$/.exec(text)?.groups?.code);
    expect(inside.join("\n").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")).toBe(
      code,
    );
  });

  it("shows every stem in one style, with or without code, and a page's title as a header", () => {
    const typeOf = (text: string, large?: true) =>
      renderMessage([{ type: "heading", text, ...(large ? { large } : {}) }]).blocks[0]?.type;
    for (const stem of ["Why?", "Which `Service`?", "TLS & mTLS: why?", "W".repeat(400)])
      expect(typeOf(stem)).toBe("rich_text");
    for (const title of ["Your progress", "TLS & `mTLS`: all", "W".repeat(400)])
      expect(typeOf(title, true)).toBe("header");
  });

  it("shows one table in a message, and further ones as lines", () => {
    const table: Block = { type: "table", columns: [{ title: "Name" }], rows: [{ cells: ["Ada"] }] };
    expect(renderMessage([table, table]).blocks.map(({ type }) => type)).toEqual(["table", "section"]);
    expect(renderHome([table]).blocks.map(({ type }) => type)).toEqual(["section"]);
  });

  it("puts a select and the buttons after it into one row", () => {
    const select: Block = {
      type: "select",
      label: "Choose",
      choices: [{ label: "One", action: { name: "n", args: [] } }],
    };
    const buttons: Block = { type: "buttons", buttons: [{ label: "Go", action: { name: "g", args: [] } }] };
    const [row, ...more] = renderMessage([select, buttons, buttons]).blocks;
    expect(row).toMatchObject({ elements: [{ type: "static_select" }, { type: "button" }] });
    expect(more).toHaveLength(1);
  });

  it("gives every button of a message its own action_id, and its action as the value", () => {
    const same = { label: "Look up", action: { name: "lookup", args: ["a:b"] } };
    const buttons: Block = { type: "buttons", buttons: Array.from({ length: 30 }, () => same) };
    const elements = renderMessage([buttons, buttons]).blocks.flatMap((block) =>
      block.type === "actions" ? [block.elements] : [],
    );
    expect(elements.map(({ length }) => length)).toEqual([25, 5, 25, 5]);
    const all = elements.flat().flatMap((element) => (element.type === "button" ? [element] : []));
    expect(new Set(all.map(({ action_id }) => action_id)).size).toBe(60);
    expect(new Set(all.map(({ value }) => value))).toEqual(new Set(["lookup:a%3Ab"]));
  });

  it("shows at most 50 blocks in a message and 100 in a view, and says that there is more", () => {
    const many = Array.from({ length: 120 }, (): Block => ({ type: "text", markdown: "text" }));
    expect(renderMessage(many).blocks).toHaveLength(50);
    expect(renderHome(many).blocks).toHaveLength(100);
    expect(JSON.stringify(renderMessage(many).blocks.at(-1))).toContain("more than Slack shows");
  });

  it("shows at most what Slack takes of text in one message, and says that there is more", () => {
    const words = "word ".repeat(5_000);
    const blocks = renderMessage([{ type: "text", markdown: words }]).blocks;
    expect(JSON.stringify(blocks).length).toBeLessThan(11_000);
    expect(JSON.stringify(blocks.at(-1))).toContain("more than Slack shows");
  });

  it.each([
    ["blocks", Array.from({ length: 120 }, (): Block => ({ type: "text", markdown: "text" }))],
    ["text", [{ type: "text", markdown: "word ".repeat(5_000) }] satisfies Block[]],
  ])("keeps the buttons at the end where there is too much %s", (_, texts) => {
    const next = { type: "buttons", buttons: [{ label: "Next", action: { name: "n", args: [] } }] } as const;
    const { blocks } = renderMessage([...texts, next]);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks.at(-2))).toContain("more than Slack shows");
    expect(JSON.stringify(blocks.at(-1))).toContain("Next");
  });

  it("puts ten fields into one section", () => {
    const fields = Array.from({ length: 23 }, (_, index) => ({ label: `L${index}`, value: "v" }));
    const counts = renderMessage([{ type: "fields", fields }]).blocks.map((block) =>
      block.type === "section" ? block.fields?.length : undefined,
    );
    expect(counts).toEqual([10, 10, 3]);
  });
});

describe("plain text next to the blocks", () => {
  it("reads without marks, and names times in UTC", () => {
    const { text } = renderMessage([
      { type: "heading", text: "Which `Service`?" },
      { type: "text", markdown: "**A** one\n- [docs](https://kubernetes.io)\ncloses {time:1772528400000}" },
      { type: "ranking", rows: [{ rank: 1, member: { externalId: "U1", name: "Ada" }, value: "10 points" }] },
    ]);
    expect(text).toBe("Which Service?\nA one\n• docs\ncloses Tue, Mar 3, 09:00 UTC\n1. Ada: 10 points");
  });

  it("mentions no one", () => {
    const { text } = renderMessage([{ type: "text", markdown: "<!channel> <@U1> & more" }]);
    expect(text).toBe("&lt;!channel&gt; &lt;@U1&gt; &amp; more");
  });
});

function sectionTexts(blocks: readonly Block[]): readonly string[] {
  return renderMessage(blocks).blocks.flatMap((block) =>
    block.type === "section" && block.text !== undefined ? [block.text.text] : [],
  );
}
