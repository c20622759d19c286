// The tree of our small Markdown dialect. Every renderer walks it.

/** A part of a line. Code and text are literal. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "strong"; readonly inside: readonly Inline[] }
  | { readonly type: "emphasis"; readonly inside: readonly Inline[] }
  | { readonly type: "link"; readonly inside: readonly Inline[]; readonly url: string }
  /** `{time:<epoch ms>}`, shown in each reader's zone; `{until:<epoch ms>}` is relative where the platform can. */
  | { readonly type: "time"; readonly at: number; readonly relative?: true }
  /** `{channel:<id>}`, shown with its name. */
  | { readonly type: "channel"; readonly id: string }
  /** `{member:<id>}`, shown with their name. */
  | { readonly type: "member"; readonly id: string }
  /** `{command:drill create}`, shown as people type it on their platform. */
  | { readonly type: "command"; readonly text: string };

export type Line = readonly Inline[];
