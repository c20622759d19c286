// A learner's progress as a picture: mastery per topic, and the reviews of the next days.
import type { TopLevelSpec } from "vega-lite";
import { colours, FONT, headings, WIDTH } from "./drawing.ts";
import { COLUMNS_HEIGHT, type DayForecast, forecastColumns } from "./forecast-columns.ts";
import { masteryRows, rowsHeight, type TopicMastery } from "./mastery-rows.ts";

/** What the picture shows. `forecast` begins today; a weekday is an English name, in full or short. */
export interface ProgressPicture {
  readonly topics: readonly TopicMastery[];
  readonly forecast: readonly DayForecast[];
}

/** Baselines and distances in pixels. */
const FIRST_HEADING = 66;
const HEADING_TO_ROW = 92;
const HEADING_TO_COLUMNS = 92;
const BELOW_FLOOR = 64;

/** The picture as a Vega-Lite specification, 800 pixels wide and as high as its topics need. */
export function progressSpec({ topics, forecast }: ProgressPicture): TopLevelSpec {
  const rows = FIRST_HEADING + HEADING_TO_ROW;
  const secondHeading = rows + rowsHeight(topics) + 24;
  const floor = secondHeading + HEADING_TO_COLUMNS + COLUMNS_HEIGHT;
  return {
    width: WIDTH,
    height: floor + BELOW_FLOOR,
    padding: 0,
    // How wide a text is can only be guessed without a browser: no place depends on it.
    autosize: "none",
    background: colours.card,
    config: { font: FONT, view: { stroke: colours.line, strokeWidth: 4 } },
    resolve: { scale: { x: "independent", y: "independent" } },
    layer: [
      ...headings("Mastery per topic", "Right answers, and the likely range (90 %)", FIRST_HEADING),
      masteryRows(topics, rows),
      ...headings("Reviews due", "Today and the days after it", secondHeading),
      forecastColumns(forecast, floor),
    ],
  };
}
