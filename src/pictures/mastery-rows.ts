// Topics below one another: title, share in numbers, and a bar with its credible interval.
import { type Mastery, masteryText } from "../core/mastery.ts";
import { colours, down, type Layer, LEFT, letters, RIGHT, textMark } from "./drawing.ts";
import { wrap } from "./wrap.ts";

export interface TopicMastery {
  readonly title: string;
  readonly mastery: Mastery;
}

const TITLE_LINE = 32;
/** From the last baseline of a title to its bar; the bar; from there to the next row's first baseline. */
const ABOVE_BAR = 14;
const BAR = 16;
const BELOW_BAR = 42;

/** Characters of a title that leave room for “3 of 4, too few to say” beside it. */
const TITLE_WIDTH = 24;

/** The height of all rows, from the first title's baseline to where the next one's would be. */
export function rowsHeight(topics: readonly TopicMastery[]): number {
  return place(topics, 0).height;
}

/** The rows, the first title's baseline at `top`. */
export function masteryRows(topics: readonly TopicMastery[], top: number): Layer {
  const { rows } = place(topics, top);
  const isEstimate = { filter: "datum.type === 'estimate'" };
  const isTooFew = { filter: "datum.type === 'too few'" };
  const bar = { y: down("barTop"), y2: { field: "barBottom" } };
  const whole = { x: { value: LEFT }, x2: { value: RIGHT } };
  const middle = down("barMiddle");
  return {
    data: { values: rows.map((row) => ({ ...row })) },
    layer: [
      {
        mark: { ...textMark({}), lineHeight: TITLE_LINE },
        encoding: { x: { value: LEFT }, y: down("titleAt"), text: { field: "lines" } },
      },
      {
        transform: [isEstimate],
        mark: textMark({ align: "right", bold: true }),
        encoding: { x: { value: RIGHT }, y: down("titleAt"), text: { field: "words" } },
      },
      {
        transform: [isTooFew],
        mark: textMark({ align: "right", size: letters.small, color: colours.muted }),
        encoding: { x: { value: RIGHT }, y: down("titleAt"), text: { field: "words" } },
      },
      {
        transform: [isEstimate],
        mark: { type: "rect", color: colours.track, cornerRadius: 4 },
        encoding: { ...bar, ...whole },
      },
      {
        transform: [isTooFew],
        mark: {
          type: "rect",
          fill: null,
          stroke: colours.line,
          strokeDash: [10, 6],
          strokeWidth: 2,
          cornerRadius: 4,
        },
        encoding: { ...bar, ...whole },
      },
      {
        transform: [isEstimate],
        mark: { type: "rect", color: colours.mark, cornerRadius: 4 },
        encoding: { ...bar, x: along("none"), x2: { field: "share" } },
      },
      {
        transform: [isEstimate],
        mark: { type: "rule", color: colours.ink, strokeWidth: 4 },
        encoding: { y: middle, x: along("low"), x2: { field: "high" } },
      },
      ...(["low", "high"] as const).map(
        (end): Layer => ({
          transform: [isEstimate],
          mark: {
            type: "tick",
            orient: "vertical",
            color: colours.ink,
            thickness: 4,
            size: BAR + 8,
            opacity: 1,
          },
          encoding: { y: middle, x: along(end) },
        }),
      ),
    ],
  };
}

/** A share of the whole width. */
function along(field: string) {
  const scale = { domain: [0, 1], range: [LEFT, RIGHT], nice: false };
  return { field, type: "quantitative" as const, scale, axis: null };
}

function place(topics: readonly TopicMastery[], top: number) {
  let titleAt = top;
  const rows = topics.map(({ title, mastery }) => {
    const lines = wrap(title, TITLE_WIDTH);
    const barTop = titleAt + (lines.length - 1) * TITLE_LINE + ABOVE_BAR;
    const row = {
      ...mastery,
      none: 0,
      lines,
      words: masteryText(mastery),
      titleAt,
      barTop,
      barMiddle: barTop + BAR / 2,
      barBottom: barTop + BAR,
    };
    titleAt = barTop + BAR + BELOW_BAR;
    return row;
  });
  return { rows, height: titleAt - top };
}
