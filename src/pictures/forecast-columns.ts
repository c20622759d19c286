// Days next to each other: one column per day, its number above it and its weekday below.
import { colors, LEFT, letters, line, RIGHT, text } from "./drawing.ts";
import { element, type Svg } from "./svg.ts";

export interface DayForecast {
  readonly weekday: string;
  readonly reviews: number;
}

/** The height of the tallest column, in pixels. */
export const COLUMNS_HEIGHT = 130;

/** Pixels from the floor down to the weekdays' baseline, and from a column up to its number's. */
const WEEKDAY_BELOW = 32;
const NUMBER_ABOVE = 8;

/** The share of a day's width that its column takes. */
const COLUMN_SHARE = 0.7;
const CORNER = 4;

/** The columns on `floor`. The first is today's, with a bold weekday. */
export function forecastColumns(forecast: readonly DayForecast[], floor: number): readonly Svg[] {
  const most = Math.max(1, ...forecast.map(({ reviews }) => reviews));
  const step = (RIGHT - LEFT) / forecast.length;
  const days = forecast.flatMap(({ weekday, reviews }, index) => {
    const middle = LEFT + (index + 0.5) * step;
    const height = (reviews / most) * COLUMNS_HEIGHT;
    const today = index === 0;
    return [
      column(middle, step * COLUMN_SHARE, floor, height),
      text(String(reviews), middle, floor - height - NUMBER_ABOVE, { align: "middle", bold: true }),
      // Two letters, because T could be Tuesday or Thursday.
      text(weekday.slice(0, 2), middle, floor + WEEKDAY_BELOW, {
        align: "middle",
        size: letters.small,
        color: today ? colors.ink : colors.muted,
        bold: today,
      }),
    ];
  });
  return [...days, line([LEFT, floor], [RIGHT, floor], colors.line, 2)];
}

/** A column with its upper corners rounded. */
function column(middle: number, width: number, floor: number, height: number): Svg {
  const corner = Math.min(CORNER, height);
  const left = middle - width / 2;
  const d =
    `M${left} ${floor}v${corner - height}q0 ${-corner} ${corner} ${-corner}` +
    `h${width - 2 * corner}q${corner} 0 ${corner} ${corner}v${height - corner}z`;
  return element("path", { d, fill: colors.mark });
}
