// Topics below each other: title, share in numbers, and a bar with its credible interval.
import { type Mastery, masteryText } from "../core/mastery.ts";
import { colors, LEFT, letters, line, RIGHT, text } from "./drawing.ts";
import { element, type Svg } from "./svg.ts";
import { wrap } from "./wrap.ts";

export interface TopicMastery {
  readonly title: string;
  readonly mastery: Mastery;
}

const TITLE_LINE = 32;
/** Pixels from a title's last baseline to its bar, of the bar, and from there to the next row's first baseline. */
const ABOVE_BAR = 14;
const BAR = 16;
const BELOW_BAR = 42;
const CORNER = 4;
/** Pixels by which an interval's ends extend above and below the bar. */
const END = 4;

/** Characters of a title that leave room for the numbers next to it. */
const TITLE_WIDTH = 24;

/** The rows with the first title's baseline at `top`, and the next row's baseline. */
export function masteryRows(topics: readonly TopicMastery[], top: number) {
  const drawn: Svg[] = [];
  let titleAt = top;
  for (const { title, mastery } of topics) {
    const lines = wrap(title, TITLE_WIDTH);
    const barTop = titleAt + (lines.length - 1) * TITLE_LINE + ABOVE_BAR;
    drawn.push(
      ...lines.map((words, index) => text(words, LEFT, titleAt + index * TITLE_LINE)),
      numbers(mastery, titleAt),
      ...bar(mastery, barTop),
    );
    titleAt = barTop + BAR + BELOW_BAR;
  }
  return { drawn, bottom: titleAt };
}

function numbers(mastery: Mastery, y: number): Svg {
  if (mastery.type === "estimate") return text(masteryText(mastery), RIGHT, y, { align: "end", bold: true });
  const { right, answered, missing } = mastery;
  const words = `${right} of ${answered}, ${missing} more ${missing === 1 ? "answer" : "answers"} needed`;
  return text(words, RIGHT, y, { align: "end", size: letters.small, color: colors.muted });
}

function bar(mastery: Mastery, top: number): readonly Svg[] {
  if (mastery.type !== "estimate") {
    const dashes = { stroke: colors.line, "stroke-width": 2, "stroke-dasharray": "10 6" };
    const share = mastery.answered === 0 ? 0 : mastery.right / mastery.answered;
    return [
      ...(share === 0 ? [] : [box(LEFT, along(share), top, { fill: `url(#${STRIPES})` })]),
      box(LEFT, RIGHT, top, { fill: "none", ...dashes }),
    ];
  }
  const [share, low, high] = [mastery.share, mastery.low, mastery.high].map(along) as [
    number,
    number,
    number,
  ];
  const middle = top + BAR / 2;
  const end = (x: number) => line([x, top - END], [x, top + BAR + END], colors.ink, 4);
  return [
    box(LEFT, RIGHT, top, { fill: colors.track }),
    box(LEFT, share, top, { fill: colors.mark }),
    line([low, middle], [high, middle], colors.ink, 4),
    end(low),
    end(high),
  ];
}

const STRIPES = "stripes";

/** The fill of a share that few answers back. */
export const stripes: Svg = element("defs", {}, [
  element("pattern", { id: STRIPES, width: 12, height: 12, patternUnits: "userSpaceOnUse" }, [
    element("rect", { width: 12, height: 12, fill: colors.track }),
    element("rect", { width: 6, height: 12, fill: colors.mark }),
  ]),
]);

function box(
  left: number,
  right: number,
  top: number,
  looks: Readonly<Record<string, string | number>>,
): Svg {
  return element("rect", { x: left, y: top, width: right - left, height: BAR, rx: CORNER, ...looks });
}

/** The x of a share (0 to 1) of the full width. */
function along(share: number): number {
  return LEFT + share * (RIGHT - LEFT);
}
