// What pictures share: their width, letters and colours, and texts at a place.
import type { TopLevelSpec } from "vega-lite";

/** One layer of a picture. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

/** Pixels, before scaling. Chats show pictures at less than half of this on a phone: letters are big. */
export const WIDTH = 800;
export const LEFT = 32;
export const RIGHT = WIDTH - LEFT;

export const FONT = "DejaVu Sans";
export const letters = { heading: 32, body: 26, small: 23 } as const;

/**
 * A light card of its own, with a border, is as readable in a dark chat as in a light one. Contrast to the
 * card: ink 16:1, muted 7:1, mark 3.8:1, line 3.4:1; ink on mark 4.4:1.
 */
export const colours = {
  card: "#f7f9fc",
  line: "#7d8899",
  ink: "#161b24",
  muted: "#4b5565",
  mark: "#4a7fd6",
  track: "#d5dde8",
} as const;

/** A text's place and looks; `align` says which of its ends is at `x`, `y` is its baseline. */
interface TextStyle {
  readonly align?: "left" | "center" | "right";
  readonly size?: number;
  readonly color?: string;
  readonly bold?: true;
}

/** A mark that writes; what and where comes from its `text`, `x` and `y`, or from data. */
export function textMark({ align = "left", size = letters.body, color = colours.ink, bold }: TextStyle) {
  return {
    type: "text",
    align,
    baseline: "alphabetic",
    fontSize: size,
    fontWeight: bold ? "bold" : "normal",
    color,
  } as const;
}

/** A heading whose baseline is at `y`, and a line that explains it, 36 pixels below. */
export function headings(heading: string, explanation: string, y: number): readonly Layer[] {
  return [
    writing(heading, y, { size: letters.heading, bold: true }),
    writing(explanation, y + 36, { size: letters.small, color: colours.muted }),
  ];
}

function writing(text: string, y: number, style: TextStyle): Layer {
  return { data: { values: [{}] }, mark: { ...textMark(style), text, x: LEFT, y }, encoding: {} };
}

/** A field that already holds pixels from the top. */
export function down(field: string) {
  return { field, type: "quantitative", scale: null, axis: null } as const;
}
