// The cue report as text for authors.
import type { Question } from "../../core/model.ts";
import type { CueAccuracy, CueReport } from "./cue-model.ts";
import type { CueRule, CueWarning } from "./single-cues.ts";

/** The largest shares of keys that form alone may give away, 0–1. */
const cueLimits = { overall: 0.3, topic: 0.33 } as const;

const shown = { features: 12, items: 30 } as const;

/** One line for `content check`. */
export function cueSummary({ overall, topics }: CueReport): string {
  const over = [...topics].filter(([, { accuracy }]) => accuracy > cueLimits.topic);
  const worst = over
    .toSorted(([, a], [, b]) => b.accuracy - a.accuracy)
    .map(([topic, { accuracy }]) => `${topic} ${percent(accuracy)}`);
  const topicText =
    over.length === 0
      ? `all topics within ${percent(cueLimits.topic)}`
      : `over ${percent(cueLimits.topic)}: ${worst.join(", ")}`;
  return `Keys that form alone gives away: ${percent(overall.accuracy)} (limit ${percent(cueLimits.overall)}, chance ${percent(overall.chance)}); ${topicText}.`;
}

/** The whole report: figures, strongest features, rules, worst questions, and warnings of the chosen questions. */
export function cueText(
  report: CueReport,
  rules: readonly CueRule[],
  warnings: readonly CueWarning[],
  chosen: readonly Question[],
): string {
  const ids = new Set(chosen.map(({ id }) => id));
  const byId = Map.groupBy(warnings, ({ id }) => id);
  const items = report.items
    .filter(({ id }) => ids.has(id))
    .toSorted((a, b) => (b.chances[b.key] ?? 0) - (a.chances[a.key] ?? 0));
  const isAll = chosen.length === report.items.length;
  const worst = isAll ? items.slice(0, shown.items) : items;
  return [
    "# Topics: share of keys found by form alone",
    figure("all", report.overall, cueLimits.overall),
    ...[...report.topics].map(([topic, accuracy]) => figure(topic, accuracy, cueLimits.topic)),
    "",
    "# Strongest features (a positive weight points to the key)",
    ...report.features
      .slice(0, shown.features)
      .map(({ name, weight }) => `${weight > 0 ? "+" : ""}${weight.toFixed(2)}  ${name}`),
    "",
    "# Single cues: how often each one is the key (chance 25%)",
    ...rules.map(({ name, count, hits }) => `${percent(hits / Math.max(1, count))} of ${count}  ${name}`),
    "",
    isAll ? `# Worst ${worst.length} questions` : "# Questions, worst first",
    ...worst.flatMap(({ id, chances, key, reasons }) => [
      `${percent(chances[key] ?? 0)}  ${id}  ${reasons.join("; ")}`,
      ...(byId.get(id) ?? []).map(({ message }) => `      ${message}`),
    ]),
  ].join("\n");
}

function figure(name: string, { accuracy, chance, count }: CueAccuracy, limit: number): string {
  const mark = accuracy > limit ? `  over ${percent(limit)}` : "";
  return `${percent(accuracy).padStart(4)}  ${name} (${count} questions, chance ${percent(chance)})${mark}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
