// Measurements as a table for people, or as JSON for machines.
import { type Goal, type Measurement, meetsGoal, ratioOf } from "./measure.ts";

const heads = ["", "unit", "ours", "baseline", "ratio", "goal", ""] as const;
/** Right-aligned columns. */
const figures: ReadonlySet<number> = new Set([2, 3, 4]);

export function toTable(measurements: readonly Measurement[]): string {
  const rows = [heads, ...measurements.map(toCells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return figures.has(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `[{name, unit, ours, baseline, ratio, goal, met}]`; goal and met are null for rows without a goal. */
export function toJson(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => ({
    name: measurement.name,
    unit: measurement.unit,
    ours: measurement.ours,
    baseline: measurement.baseline,
    ratio: ratioOf(measurement),
    goal: measurement.goal === undefined ? null : describeGoal(measurement.goal),
    met: meetsGoal(measurement) ?? null,
  }));
  return JSON.stringify(rows, undefined, 2);
}

function toCells(measurement: Measurement): readonly string[] {
  const { name, unit, ours, baseline, goal } = measurement;
  const met = meetsGoal(measurement);
  return [
    name,
    unit,
    describeFigure(ours),
    describeFigure(baseline),
    describeFigure(ratioOf(measurement)),
    goal === undefined ? "" : describeGoal(goal),
    met === undefined ? "" : met ? "met" : "MISSED",
  ];
}

/** Such as "ratio ≥ 4". */
function describeGoal({ of, sign, value }: Goal): string {
  return `${of} ${sign} ${value}`;
}

/** Three significant digits, or all integer digits: 21,340, 4.73, and 0.0312. */
function describeFigure(figure: number): string {
  return figure.toLocaleString(
    "en",
    Math.abs(figure) >= 100
      ? { maximumFractionDigits: 0 }
      : { maximumSignificantDigits: 3, minimumSignificantDigits: 3 },
  );
}
