// The gallery's page: messages as Slack, Discord, and the playground show them, drawn from the real payloads.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html, raw } from "hono/html";
import { drawDiscord } from "../drawing/draw-discord.ts";
import { drawSlack } from "../drawing/draw-slack.ts";
import { render } from "../platforms/discord/render/render.ts";
import { takeAttachments } from "../platforms/slack/render/attachments.ts";
import { renderMessage } from "../platforms/slack/render/render.ts";
import { publicMessage } from "../platforms/web/render.ts";
import type { Block } from "../ports/reply.ts";
import type { GalleryMessage } from "./gallery-message.ts";

type Html = ReturnType<typeof html>;

export const skins = ["slack", "discord", "page"] as const;
type Skin = (typeof skins)[number];
export const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];

/** An hour after the samples' question opened (epoch ms). */
const NOW = Date.UTC(2026, 2, 2, 10);
const ZONE = "Europe/Berlin";

const client = join(import.meta.dirname, "..", "platforms", "web", "client");
const own = `
  body.gallery { max-width: none; padding: 1rem; overflow-wrap: anywhere; }
  .gallery main { padding: 0; }
  .gallery table { overflow-wrap: normal; }
  .gallery nav { display: flex; gap: 1rem; }
  .gallery section { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; margin-block: 0.5rem 2.5rem; }
  .gallery .shown { min-width: 0; }
  .gallery .shown > h3 { margin: 0; font-size: 0.8rem; font-weight: normal; }
`;

/** @param scheme of all messages @param wanted the skins to show next to each other */
export function galleryPage(
  messages: readonly GalleryMessage[],
  scheme: Scheme,
  wanted: readonly Skin[] = skins,
): Html {
  const styles = ["style.css", "slack.css", "discord.css"].map((file) =>
    readFileSync(join(client, file), "utf8"),
  );
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kubedrill's messages</title>
<style>${raw([...styles, own, `:root { color-scheme: ${scheme}; }`].join("\n"))}</style></head>
<body class="gallery"><main><h1>Kubedrill's messages</h1>
<nav>${schemes.map((one) => html`<a href="/?scheme=${one}">${one}</a>`)}</nav>
${messages.map(({ name, blocks }, index) => html`<h2>${name}</h2><section>${wanted.map((skin) => show(skin, blocks, index))}</section>`)}
</main></body></html>`;
}

function show(skin: Skin, blocks: readonly Block[], index: number): Html {
  return html`<div class="shown ${skin}-shown" id="${skin}-${index}"><h3>${skin}</h3>${draw(skin, blocks, index)}</div>`;
}

function draw(skin: Skin, blocks: readonly Block[], index: number): Html {
  switch (skin) {
    case "slack":
      return drawSlack(renderMessage(takeAttachments(blocks).blocks).blocks, ZONE);
    case "discord":
      return drawDiscord(render(blocks, { files: filesOf(blocks) }).components, { now: NOW, zone: ZONE });
    case "page":
      return publicMessage(
        { id: `m-${index}`, blocks, at: NOW, revision: 0 },
        { as: "ada", zone: ZONE, pane: "channel", skin: "page" },
      );
    default:
      return skin satisfies never;
  }
}

/** Discord shows pictures and files that are attached. */
function filesOf(blocks: readonly Block[]): ReadonlyMap<Block, string> {
  return new Map(
    blocks.flatMap((block): readonly (readonly [Block, string])[] => {
      if (block.type === "image") return [[block, "picture.png"]];
      return block.type === "file" ? [[block, block.name]] : [];
    }),
  );
}
