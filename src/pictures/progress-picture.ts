// A learner's progress as a picture: mastery per topic, and the reviews of the next days.

import type { Mastery } from "../core/mastery.ts";
import { card, headings } from "./drawing.ts";
import { COLUMNS_HEIGHT, type DayForecast, forecastColumns } from "./forecast-columns.ts";
import { masteryRows, stripes, type TopicMastery } from "./mastery-rows.ts";
import type { Svg } from "./svg.ts";

/** What the picture shows. `forecast` begins today; a weekday is an English name, in full or short. */
export interface ProgressPicture {
  readonly overall: Mastery;
  readonly topics: readonly TopicMastery[];
  readonly forecast: readonly DayForecast[];
}

/** Baselines and distances in pixels. */
const FIRST_HEADING = 66;
const HEADING_TO_ROW = 92;
const HEADING_TO_COLUMNS = 92;
const BELOW_ROWS = 24;
const BELOW_FLOOR = 64;

/** The picture as SVG, 800 pixels wide and as high as its topics need. */
export function progressSvg({ overall, topics, forecast }: ProgressPicture): Svg {
  const all = [{ title: "Overall", mastery: overall }, ...topics];
  const rows = masteryRows(all, FIRST_HEADING + HEADING_TO_ROW);
  const secondHeading = rows.bottom + BELOW_ROWS;
  const floor = secondHeading + HEADING_TO_COLUMNS + COLUMNS_HEIGHT;
  return card(floor + BELOW_FLOOR, [
    stripes,
    ...headings("Mastery", "Right answers, likely range (90%). Striped: few answers", FIRST_HEADING),
    ...rows.drawn,
    ...headings("Reviews due", "Today and the days after it", secondHeading),
    ...forecastColumns(forecast, floor),
  ]);
}
