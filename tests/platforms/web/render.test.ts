// Blocks as HTML: all their contents are text.
import { describe, expect, it } from "vitest";
import { privateMessage, publicMessage } from "../../../src/platforms/web/render.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { reader } from "../../support/playground/routes.ts";

const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;`;

const everywhere: readonly (readonly [string, Block])[] = [
  ["a heading", { type: "heading", text: hostile }],
  ["a text", { type: "text", markdown: hostile }],
  ["a muted text", { type: "text", markdown: hostile, muted: true }],
  ["a text after a mark", { type: "text", markdown: `*so* ${hostile}` }],
  ["a text before a mark", { type: "text", markdown: `${hostile} *so*` }],
  ["bold", { type: "text", markdown: `**${hostile}**` }],
  ["emphasis", { type: "text", markdown: `*${hostile}*` }],
  ["code", { type: "text", markdown: `\`${hostile}\`` }],
  ["a link's label", { type: "text", markdown: `[${hostile}](https://example.org/)` }],
  ["a link's address", { type: "text", markdown: `[x](https://example.org/${hostile.replaceAll(" ", "")})` }],
  ["a list", { type: "text", markdown: `- ${hostile}\n- ${hostile}` }],
  ["a second line", { type: "text", markdown: `so\n${hostile}\n\n${hostile}` }],
  ["a block of code", { type: "code", language: "yaml", text: hostile }],
  ["a language", { type: "code", language: hostile, text: "x" }],
  ["a field", { type: "fields", fields: [{ label: hostile, value: hostile }] }],
  [
    "a ranking",
    {
      type: "ranking",
      rows: [{ rank: 1, member: { externalId: hostile, name: hostile }, value: hostile, you: true }],
    },
  ],
  ["a button's label", { type: "buttons", buttons: [{ label: hostile, action: { name: "x", args: [] } }] }],
  [
    "a button's action",
    { type: "buttons", buttons: [{ label: "x", action: { name: "x", args: [`"><script>`, "'><img>"] } }] },
  ],
];

describe("a message", () => {
  it("of which no block shows anything says so", async () => {
    const blocks: readonly Block[] = [
      { type: "text", markdown: " \n" },
      { type: "fields", fields: [] },
      { type: "buttons", buttons: [] },
    ];
    for (const shown of [[], blocks]) {
      const text = String(await publicMessage({ id: "m-1", blocks: shown, at: 0, revision: 0 }, reader));
      expect(text).toContain("Nothing to show here.");
      expect(text).not.toMatch(/<dl>|<form/);
    }
  });

  it.each(everywhere)("with a page's code in %s shows it as text", async (_, block) => {
    const shown = { id: "m-1", blocks: [block], at: 0 };
    for (const html of [publicMessage({ ...shown, revision: 0 }, reader), privateMessage(shown, reader)]) {
      const text = String(await html);
      expect(text).not.toMatch(/<script|<img|"'>/);
      expect(text).toMatch(/&lt;script|%3Cscript/);
    }
  });

  it.each(["javascript:alert(1)", "http://example.org/", "data:text/html,x", "//example.org"])(
    "makes no link to %s",
    async (address) => {
      const blocks = [{ type: "text", markdown: `[x](${address})` } as const];
      const text = String(await privateMessage({ id: "r-1", blocks, at: 0 }, reader));
      expect(text).not.toContain("<a ");
      expect(text).toContain("[x](");
    },
  );

  it("sends no referrer with its links", async () => {
    const blocks = [{ type: "text", markdown: "[docs](https://kubernetes.io/docs/)" } as const];
    expect(String(await privateMessage({ id: "r-1", blocks, at: 0 }, reader))).toContain(
      '<a href="https://kubernetes.io/docs/" target="_blank" rel="noreferrer">docs</a>',
    );
  });

  it("is an article named by its first heading, with a button for each option", async () => {
    const blocks: readonly Block[] = [
      { type: "heading", text: "Why `ClusterIP`?" },
      { type: "heading", text: "Because" },
      { type: "buttons", buttons: [{ label: "A", action: { name: "answer", args: ["p1", "A"] } }] },
    ];
    const text = String(await publicMessage({ id: "m-1", blocks, at: 0, revision: 7 }, reader));
    expect(text).toMatch(
      /^<article id="m-1" class="message" data-revision="7"\s+aria-labelledby="m-1-title">/,
    );
    expect(text).toContain('<h2 id="m-1-title">Why <code>ClusterIP</code>?</h2><h2>Because</h2>');
    expect(text).toContain('<button name="action" value="answer:p1:A">A</button>');
  });
});
