// How the playground's messages look as Slack's or Discord's: the payloads that we would send, drawn. Loaded when
// someone looks first.
import type { Draw, Skin } from "./platforms/web/reader.ts";

interface Viewing {
  /** Epoch ms. */
  now(): number;
  /** IANA. */
  readonly zone: string;
}

/** What draws blocks in a skin; undefined for the page's own. */
export async function loadSkin(skin: Skin, { now, zone }: Viewing): Promise<Draw | undefined> {
  if (skin === "slack") {
    const { drawSlack } = await import("./drawing/draw-slack.ts");
    const { renderMessage } = await import("./platforms/slack/render/render.ts");
    return (blocks, controls) => drawSlack(renderMessage(blocks).blocks, zone, controls);
  }
  if (skin === "discord") {
    const { drawDiscord } = await import("./drawing/draw-discord.ts");
    const { render } = await import("./platforms/discord/render/render.ts");
    return (blocks, controls) => drawDiscord(render(blocks).components, { now: now(), zone }, controls);
  }
  return undefined;
}
