// Who looks at the page, at what, and how.
import { html } from "hono/html";

/** The parts of the playground: the channel, a person's direct messages, the threads, and their home page. */
export const panes = ["channel", "direct", "threads", "home"] as const;
export type Pane = (typeof panes)[number];

export interface Reader {
  readonly as: string;
  readonly zone: string;
  readonly pane: Pane;
  /** The ID of the message that a button's reply is shown below. */
  readonly under?: string;
  /** The ID of the private reply that is being rendered: a button in it can replace it. */
  readonly entry?: string;
}

/** The page's address as this reader sees it. */
export function addressOf({ as, pane }: Pick<Reader, "as" | "pane">): string {
  return `/?as=${encodeURIComponent(as)}${pane === "channel" ? "" : `&pane=${pane}`}`;
}

/** What each of the page's forms sends along. */
export function hiddenFields({ as, pane, under, entry }: Reader) {
  const fields = { as, pane, under, entry };
  return html`${Object.entries(fields).map(([name, value]) =>
    value === undefined ? "" : html`<input type="hidden" name="${name}" value="${value}">`,
  )}`;
}
