// Turns surfaces into numbers that compare an option with the others of its question.
import type { Question } from "../../core/model.ts";
import { readSurfaces, type SurfaceName } from "./surface.ts";

/** A question for the model: a row of features per option. */
export interface CueItem {
  readonly id: string;
  readonly topic: string;
  readonly rows: readonly Float64Array[];
  /** The index of the right option. */
  readonly key: number;
}

/** Items with the same features, by name. */
export interface CueData {
  readonly names: readonly string[];
  readonly items: readonly CueItem[];
}

/**
 * Three features per surface value: the difference from the question's mean, whether the option alone has the highest
 * value, and whether it alone has the lowest. Features that differ nowhere are left out; others have a deviation of 1.
 */
export function readFeatures(questions: readonly Question[]): CueData {
  const raw = questions.map((question) => {
    const surfaces = readSurfaces(question);
    const names = Object.keys(surfaces[0]?.values ?? {}) as SurfaceName[];
    return {
      id: question.id,
      topic: question.topic,
      key: surfaces.findIndex(({ isKey }) => isKey),
      features: names.flatMap((name) =>
        compare(
          name,
          surfaces.map(({ values }) => values[name]),
        ),
      ),
    };
  });
  const names = (raw[0]?.features ?? []).map(({ name }) => name);
  const scales = names.map((_, index) =>
    deviation(raw.flatMap(({ features }) => features[index]?.values ?? [])),
  );
  const used = names.flatMap((_, index) => ((scales[index] ?? 0) > 1e-9 ? [index] : []));
  return {
    names: used.map((index) => names[index] ?? ""),
    items: raw.map(({ id, topic, key, features }) => ({
      id,
      topic,
      key,
      rows: (features[0]?.values ?? []).map((_, option) =>
        Float64Array.from(used, (index) => (features[index]?.values[option] ?? 0) / (scales[index] ?? 1)),
      ),
    })),
  };
}

function compare(name: string, values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const alone = (extreme: number) => {
    const isAlone = values.filter((value) => value === extreme).length === 1;
    return values.map((value) => (isAlone && value === extreme ? 1 : 0));
  };
  return [
    { name: `more: ${name}`, values: values.map((value) => value - mean) },
    { name: `most: ${name}`, values: alone(Math.max(...values)) },
    { name: `least: ${name}`, values: alone(Math.min(...values)) },
  ];
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
