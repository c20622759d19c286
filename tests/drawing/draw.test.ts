// Real payloads as HTML: complete, with all content as text, and with buttons that send what the platforms send.
import { html } from "hono/html";
import { describe, expect, it } from "vitest";
import { drawDiscord } from "../../src/drawing/draw-discord.ts";
import { drawSlack } from "../../src/drawing/draw-slack.ts";
import { render } from "../../src/platforms/discord/render/render.ts";
import { renderMessage } from "../../src/platforms/slack/render/render.ts";
import type { Block } from "../../src/ports/reply.ts";
import { blockGallery } from "../support/platforms/block-gallery.ts";
import { realMessages } from "../support/platforms/gallery-messages.ts";

const moment = { now: Date.UTC(2026, 0, 5, 9), zone: "UTC" };
const controls = { id: "m-1", hidden: html`` };

const skins = {
  Slack: async (blocks: readonly Block[]) =>
    String(await drawSlack(renderMessage(blocks).blocks, "UTC", controls)),
  Discord: async (blocks: readonly Block[]) =>
    String(await drawDiscord(render(blocks).components, moment, controls)),
};

describe.each(Object.entries(skins))("a message drawn as on %s", (_, draw) => {
  it("shows every part of every message", async () => {
    for (const { name, blocks } of [...blockGallery, ...realMessages]) {
      const html = await draw(blocks);
      expect(html, name).not.toMatch(/class="(slack|discord)-unknown"|\[object Object\]|undefined/);
      expect(html.length, name).toBeGreaterThan(50);
    }
  });

  it("shows marks, and everything else as text", async () => {
    const html = await draw([
      {
        type: "text",
        markdown: "✅ **bold** and `x < y` by <script>alert(1)</script> & [docs](https://kubernetes.io/)",
      },
    ]);
    expect(html).toContain("✅");
    expect(html).toContain("<b>bold</b>");
    expect(html).toContain("<code>x &lt; y</code>");
    expect(html).toContain("&lt;script&gt;alert(1)");
    expect(html).toContain('href="https://kubernetes.io/"');
    expect(html).not.toContain("<script>");
  });

  it("has buttons that send their actions", async () => {
    const action = { name: "answer", args: ["p1", "A"] };
    const html = await draw([{ type: "buttons", buttons: [{ label: "Go", action, style: "danger" }] }]);
    expect(html).toMatch(
      /<button type="submit" class="\w+-button danger" form="form-m-1" name="action" value="answer:p1:A">Go</,
    );
    expect(html).toContain('<form id="form-m-1" class="drawn-form" method="post" action="/act">');
  });
});
