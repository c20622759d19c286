// The small Markdown of messages and content as a tree, which every renderer walks.

/** A part of a line. Code and text are literal; nothing in them is marked. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "strong"; readonly inside: readonly Inline[] }
  | { readonly type: "emphasis"; readonly inside: readonly Inline[] }
  | { readonly type: "link"; readonly inside: readonly Inline[]; readonly url: string }
  /** `{time:<epoch ms>}`, shown in each reader's zone. */
  | { readonly type: "time"; readonly at: number }
  /** `{channel:<id>}`, shown by its name. */
  | { readonly type: "channel"; readonly id: string }
  /** `{member:<id>}`, shown by their name. */
  | { readonly type: "member"; readonly id: string }
  /** `{command:drill create}`, shown as people type it on their platform. */
  | { readonly type: "command"; readonly text: string };

export type Line = readonly Inline[];
