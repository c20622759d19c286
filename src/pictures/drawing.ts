// What pictures share: their width, letters, colors, and shapes.
import { element, type Svg } from "./svg.ts";

/** Pixels before scaling. Phones show chat pictures at less than half this width, so letters are big. */
const WIDTH = 800;
export const LEFT = 32;
export const RIGHT = WIDTH - LEFT;

const FONT = "DejaVu Sans";
export const letters = { heading: 32, body: 26, small: 23 } as const;

/**
 * A light card with a border is as readable in a dark chat as in a light one. Contrast to the card:
 * ink 16:1, muted 7:1, mark 3.8:1, line 3.4:1; ink on mark 4.4:1.
 */
export const colors = {
  card: "#f7f9fc",
  line: "#7d8899",
  ink: "#161b24",
  muted: "#4b5565",
  mark: "#4a7fd6",
  track: "#d5dde8",
} as const;

/** `align` names the end of the text at x. */
interface TextStyle {
  readonly align?: "start" | "middle" | "end";
  readonly size?: number;
  readonly color?: string;
  readonly bold?: boolean;
}

/** One line of text with its baseline at `y`. */
export function text(
  words: string,
  x: number,
  y: number,
  { align = "start", size = letters.body, color = colors.ink, bold = false }: TextStyle = {},
): Svg {
  const weight = bold ? "bold" : "normal";
  return element(
    "text",
    { x, y, "text-anchor": align, "font-size": size, "font-weight": weight, fill: color },
    words,
  );
}

/** A heading with its baseline at `y` and an explanation 36 pixels below. */
export function headings(heading: string, explanation: string, y: number): readonly Svg[] {
  return [
    text(heading, LEFT, y, { size: letters.heading, bold: true }),
    text(explanation, LEFT, y + 36, { size: letters.small, color: colors.muted }),
  ];
}

/** A straight line from one point to another. */
export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  color: string,
  width: number,
): Svg {
  return element("line", { x1, y1, x2, y2, stroke: color, "stroke-width": width });
}

/** A picture as an SVG file: a card with a border, of the common width. */
export function card(height: number, content: readonly Svg[]): Svg {
  const border = 4;
  const background = {
    x: 0,
    y: 0,
    width: WIDTH,
    height,
    fill: colors.card,
    stroke: colors.line,
    "stroke-width": border,
  };
  return element("svg", { xmlns: "http://www.w3.org/2000/svg", width: WIDTH, height, "font-family": FONT }, [
    element("rect", background),
    ...content,
  ]);
}
