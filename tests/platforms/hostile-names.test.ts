// Names on every platform: no name can reorder the text around it.
import { describe, expect, it } from "vitest";
import { compose, composeDirect } from "../../src/platforms/discord/render/compose.ts";
import { renderHome, renderMessage } from "../../src/platforms/slack/render/render.ts";
import { privateMessage } from "../../src/platforms/web/render.ts";
import type { Block } from "../../src/ports/reply.ts";
import { openApp, textOf } from "../support/app.ts";
import { reader } from "../support/playground/routes.ts";

const overridden = "\u202egnitset\u202c \u2067x";
const hebrew = "\u202eשלום\u202c";
const isolated = "\u2068שלום\u2069";

const bad = /[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c]/;

/** Everything that every renderer makes of the blocks, as one text. */
const renderers: Readonly<Record<string, (blocks: readonly Block[]) => Promise<string>>> = {
  Discord: async (blocks) => JSON.stringify((await compose(blocks)).body),
  "a direct message on Discord": async (blocks) => JSON.stringify((await composeDirect(blocks)).body),
  Slack: async (blocks) => JSON.stringify(renderMessage(blocks).blocks),
  "Slack's plain text": async (blocks) => renderMessage(blocks).text,
  "Slack's home": async (blocks) => JSON.stringify(renderHome(blocks)),
  "the playground": async (blocks) =>
    String(await privateMessage({ id: "r", blocks, form: undefined, at: 0 }, reader)),
};

const ranking: Block = {
  type: "ranking",
  rows: [
    { rank: 2, member: { externalId: "123456789012345678", name: overridden }, value: "22 points" },
    { rank: 3, member: { externalId: "123456789012345679", name: hebrew }, value: "10 points" },
    {
      rank: 4,
      member: { externalId: "123456789012345680", name: "\u200b\u202e" },
      value: "2 points",
      you: true,
    },
  ],
};

const everywhere = (words: string): readonly Block[] => [
  { type: "heading", text: words },
  { type: "text", markdown: words },
  { type: "text", markdown: `- **${words}**`, muted: true },
  { type: "code", language: "text", text: words },
  { type: "fields", fields: [{ label: words, value: words }] },
  { type: "ranking", rows: [{ rank: 1, member: { externalId: "1", name: "Ada" }, value: words }] },
  { type: "image", png: () => Promise.reject(new Error("not drawn")), alt: words },
  { type: "buttons", buttons: [{ label: words, action: { name: "x", args: [] } }] },
];

describe.each(Object.entries(renderers))("%s", (_name, render) => {
  it("isolates names that are written from right to left, and drops marks of direction", async () => {
    const shown = await render([ranking]);
    expect(shown).not.toMatch(bad);
    expect(shown).toContain("gnitset x");
    expect(shown).toContain(isolated);
    expect(shown).toContain("Someone");
  });

  it("drops marks of direction from every other text", async () => {
    const shown = await render(everywhere("a\u202eb \u2067c\u2069 \u200fd"));
    expect(shown).not.toMatch(bad);
    expect(shown).toContain("ab c d");
  });
});

describe("the app's own texts", () => {
  it("isolate the names of squads and members, in buttons too", async () => {
    const app = await openApp();
    const all = [
      await app.type("ada", "/squad create שלום"),
      await app.type("bo", "/squad create שלום"),
      await app.type("bo", "/squad join שלומ"),
      await app.type("bo", "/squad join שלום"),
      await app.type("bo", "/squad list"),
      await app.type("bo", "/leaderboard week squads"),
      await app.press("ada", "squad-members"),
      await app.type("bo", "/squad leave"),
      await app.type("bo", `/squad join ${hebrew}x`),
    ];
    const shown = all.map(textOf).join("\n");
    expect(shown).toContain(isolated);
    expect(shown.replaceAll(/\u2068[^\u2068\u2069\n]*\u2069/g, "")).not.toMatch(/[\u0590-\u05ff]/);
    expect(shown).not.toMatch(bad);
  });

  it("isolate what is suggested", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create שלום");
    const team = { platform: "playground", externalId: "T1" } as const;
    expect(await app.bot.suggest({ command: "squad join", option: "name", text: "", team })).toEqual([
      { label: isolated, value: "שלום" },
    ]);
  });
});
