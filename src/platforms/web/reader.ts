// Who looks at the page, at what, and how.
import { html } from "hono/html";
import type { Block } from "../../ports/reply.ts";

type Html = ReturnType<typeof html>;

/** The parts of the playground: the channel, a person's direct messages, the threads, and their home page. */
export const panes = ["channel", "direct", "threads", "home"] as const;
export type Pane = (typeof panes)[number];

/** How messages look: as Slack's, as Discord's, or as a page's own. */
export const skins = ["page", "slack", "discord"] as const;
export type Skin = (typeof skins)[number];

/** Draws blocks as a platform shows them. */
export type Draw = (
  blocks: readonly Block[],
  controls: { readonly id: string; readonly hidden: Html },
) => Html;

export interface Reader {
  readonly as: string;
  readonly zone: string;
  readonly pane: Pane;
  readonly skin: Skin;
  /** Set for every skin but the page's own. */
  readonly draw?: Draw | undefined;
  /** The ID of the message that a button's reply is shown below. */
  readonly under?: string;
  /** The ID of the private reply that is being rendered: a button in it can replace it. */
  readonly entry?: string;
}

/** The page's address as this reader sees it. */
export function addressOf({ as, pane, skin }: Pick<Reader, "as" | "pane" | "skin">): string {
  const pick = pane === "channel" ? "" : `&pane=${pane}`;
  return `/?as=${encodeURIComponent(as)}${pick}${skin === "page" ? "" : `&skin=${skin}`}`;
}

/** What each of the page's forms sends along. */
export function hiddenFields({ as, pane, skin, under, entry }: Omit<Reader, "zone">): Html {
  const fields = { as, pane, skin, under, entry };
  return html`${Object.entries(fields).map(([name, value]) =>
    value === undefined ? "" : html`<input type="hidden" name="${name}" value="${value}">`,
  )}`;
}
