// The cue model: how often does someone who understands nothing pick the key from the options' form?
import type { Question } from "../../core/model.ts";
import { type CueData, type CueItem, readFeatures } from "./features.ts";
import { fitRanker, rankOptions } from "./ranker.ts";

/** How often the model picks the key. Shares are 0–1. */
export interface CueAccuracy {
  readonly accuracy: number;
  /** The share that blind guessing gets. */
  readonly chance: number;
  readonly count: number;
}

/** A question as the model sees it without having learned from it. */
interface CuedItem {
  readonly id: string;
  readonly topic: string;
  /** The mean probability that the model gives each option. */
  readonly chances: readonly number[];
  readonly key: number;
  /** The features that speak most for the key against the other options, strongest first. */
  readonly reasons: readonly string[];
}

export interface CueReport {
  readonly overall: CueAccuracy;
  readonly topics: ReadonlyMap<string, CueAccuracy>;
  /** Features by the weight that the model gives them; a negative one points to distractors. */
  readonly features: readonly { readonly name: string; readonly weight: number }[];
  /** In the order of the questions. */
  readonly items: readonly CuedItem[];
}

/** Chosen once on the bank of November 2026: neither another ridge (3–100) nor more steps found more keys. */
const model = { folds: 10, repeats: 5, ridge: 30, steps: 25, reasons: 3 } as const;

/**
 * Cross-validates the model: each question is ranked by models that learned from the other nine tenths. Five seeded
 * divisions are averaged, so that the figures don't hang on one. Ties count in part. The same questions give the same report.
 */
export function runCueModel(questions: readonly Question[]): CueReport {
  const data = readFeatures(questions);
  const { items, names } = data;
  const sums = items.map(({ rows }) => ({ hits: 0, chances: rows.map(() => 0) }));
  for (let repeat = 0; repeat < model.repeats; repeat++)
    for (const fold of divide(items, repeat)) {
      const weights = learn(
        items.filter((_, index) => !fold.has(index)),
        names.length,
      );
      for (const index of fold) {
        const [item, sum] = [items[index], sums[index]];
        if (item === undefined || sum === undefined) continue;
        const chances = rankOptions(item, weights);
        sum.hits += hitShare(chances, item.key) / model.repeats;
        for (const [option, chance] of chances.entries())
          sum.chances[option] = (sum.chances[option] ?? 0) + chance / model.repeats;
      }
    }
  const hits = sums.map((sum) => sum.hits);
  const all = learn(items, names.length);
  const indexes = [...items.keys()];
  return {
    overall: measure(items, hits, indexes),
    topics: new Map(
      [...Map.groupBy(indexes, (index) => items[index]?.topic ?? "")].map(([topic, own]) => [
        topic,
        measure(items, hits, own),
      ]),
    ),
    features: names
      .map((name, index) => ({ name, weight: all[index] ?? 0 }))
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    items: items.map((item, index) => ({
      id: item.id,
      topic: item.topic,
      key: item.key,
      chances: sums[index]?.chances ?? [],
      reasons: explain(data, item, all),
    })),
  };
}

function learn(items: readonly CueItem[], size: number): Float64Array {
  return fitRanker(items, size, model.ridge, model.steps);
}

/** Divides the items into ten parts by a hash of their IDs: a new or edited question doesn't move the others. */
function divide(items: readonly CueItem[], seed: number): readonly ReadonlySet<number>[] {
  const folds = Array.from({ length: model.folds }, () => new Set<number>());
  for (const [index, { id }] of items.entries()) folds[hash(`${seed}/${id}`) % model.folds]?.add(index);
  return folds.filter(({ size }) => size > 0);
}

function measure(
  items: readonly CueItem[],
  hits: readonly number[],
  indexes: readonly number[],
): CueAccuracy {
  const mean = (value: (index: number) => number) =>
    indexes.reduce((sum, index) => sum + value(index), 0) / Math.max(1, indexes.length);
  return {
    accuracy: mean((index) => hits[index] ?? 0),
    chance: mean((index) => 1 / (items[index]?.rows.length ?? 1)),
    count: indexes.length,
  };
}

/** 1 if the key alone is ranked first, a half if two tie for it, and so on. */
function hitShare(chances: readonly number[], key: number): number {
  const top = Math.max(...chances);
  const first = chances.filter((chance) => chance > top - 1e-12).length;
  return (chances[key] ?? 0) > top - 1e-12 ? 1 / first : 0;
}

function explain({ names }: CueData, { rows, key }: CueItem, weights: Float64Array): readonly string[] {
  const gain = (index: number) => {
    const values = rows.map((row) => row[index] ?? 0);
    const others = values.filter((_, option) => option !== key);
    const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
    return (weights[index] ?? 0) * ((values[key] ?? 0) - mean);
  };
  return names
    .map((name, index) => ({ name, gain: gain(index), weight: weights[index] ?? 0 }))
    .filter((one) => one.gain > 0)
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, model.reasons)
    .map(({ name, weight }) => (weight > 0 ? name : `not ${name}`));
}

/** FNV-1a, 32 bits, with MurmurHash3's finalizer. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
