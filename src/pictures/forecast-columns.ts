// Days side by side: a column each, its number above it and its weekday below.
import { colours, type Layer, LEFT, letters, RIGHT, textMark } from "./drawing.ts";

export interface DayForecast {
  readonly weekday: string;
  readonly reviews: number;
}

/** Pixels from the top of the highest column to the floor that all stand on. */
export const COLUMNS_HEIGHT = 130;

/** From the floor down to the weekdays' baseline. */
const WEEKDAYS_BELOW = 32;

/** The columns, standing on `floor`. The first is today's: its weekday is bold. */
export function forecastColumns(forecast: readonly DayForecast[], floor: number): Layer {
  const days = forecast.map(({ weekday, reviews }, index) => ({
    index,
    reviews,
    // Two letters tell Tuesday from Thursday.
    label: weekday.slice(0, 2),
    when: index === 0 ? "today" : "later",
  }));
  const most = Math.max(1, ...forecast.map(({ reviews }) => reviews));
  const x = { field: "index", type: "ordinal" as const, axis: null, scale: band };
  const middle = { ...x, bandPosition: 0.5 };
  const scale = { domain: [0, most], range: [floor, floor - COLUMNS_HEIGHT], nice: false };
  const y = { field: "reviews", type: "quantitative" as const, axis: null, scale };
  const weekday = { x: middle, y: { value: floor + WEEKDAYS_BELOW }, text: { field: "label" } };
  return {
    data: { values: days },
    layer: [
      { mark: { type: "bar", color: colours.mark, cornerRadiusEnd: 4 }, encoding: { x, y } },
      {
        mark: { type: "rule", color: colours.line, strokeWidth: 2 },
        encoding: { x: { value: LEFT }, x2: { value: RIGHT }, y: { value: floor } },
      },
      {
        mark: { ...textMark({ align: "center", bold: true }), dy: -8 },
        encoding: { x: middle, y, text: { field: "reviews" } },
      },
      {
        transform: [{ filter: "datum.when === 'today'" }],
        mark: textMark({ align: "center", size: letters.small, bold: true }),
        encoding: weekday,
      },
      {
        transform: [{ filter: "datum.when === 'later'" }],
        mark: textMark({ align: "center", size: letters.small, color: colours.muted }),
        encoding: weekday,
      },
    ],
  };
}

const band = {
  type: "band" as const,
  range: [LEFT, RIGHT],
  paddingInner: 0.3,
  paddingOuter: 0.15,
};
