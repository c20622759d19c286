// Outcomes as a table for people, a line at a time, or as JSON for machines.
import { type Goal, meetsGoal, ratioOf } from "./measure.ts";
import { hasFailed, type Outcome } from "./run-rows.ts";

/** Columns of fixed width, because each line is printed before the next one is known. Figures are right-aligned. */
const columns = [
  { head: "", width: 76 },
  { head: "unit", width: 9 },
  { head: "ours", width: 8, isFigure: true },
  { head: "baseline", width: 8, isFigure: true },
  { head: "ratio", width: 8, isFigure: true },
  { head: "goal", width: 12 },
  { head: "", width: 0 },
] as const;

/** The table's first line. */
export function heading(): string {
  return toLine(columns.map(({ head }) => head));
}

/** An outcome's line in the table. */
export function describeOutcome(outcome: Outcome): string {
  if (hasFailed(outcome)) return `${outcome.name} FAILED: ${outcome.error.message}`;
  const { name, unit, ours, baseline, goal } = outcome;
  const met = meetsGoal(outcome);
  return toLine([
    name,
    unit,
    describeFigure(ours),
    describeFigure(baseline),
    describeFigure(ratioOf(outcome)),
    goal === undefined ? "" : describeGoal(goal),
    met === undefined ? "" : met ? "met" : "not met",
  ]);
}

/**
 * `[{name, unit, ours, baseline, ratio, goal, met}]`; goal and met are null for lines without a goal. A row that failed is
 * `{name, failed}`, with the error's message.
 */
export function toJson(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map((outcome) =>
    hasFailed(outcome)
      ? { name: outcome.name, failed: outcome.error.message }
      : {
          name: outcome.name,
          unit: outcome.unit,
          ours: outcome.ours,
          baseline: outcome.baseline,
          ratio: ratioOf(outcome),
          goal: outcome.goal === undefined ? null : describeGoal(outcome.goal),
          met: meetsGoal(outcome) ?? null,
        },
  );
  return JSON.stringify(lines, undefined, 2);
}

function toLine(cells: readonly string[]): string {
  return columns
    .map(({ width, ...column }, place) => {
      const cell = cells[place] ?? "";
      return "isFigure" in column ? cell.padStart(width) : cell.padEnd(width);
    })
    .join("  ")
    .trimEnd();
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
