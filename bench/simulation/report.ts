// An experiment as tables for people, or as JSON for machines.
import { ahead, type Claim, inPoints, recallsOf, settingsOf } from "./claims.ts";
import { policyNames, type Result, type Setting } from "./experiment.ts";
import { meanOf } from "./paired-difference.ts";
import type { PolicyName } from "./policies.ts";

/** A figure for every policy and setting. */
interface Section {
  readonly title: string;
  readonly cell: (results: readonly Result[], setting: Setting, policy: PolicyName) => string;
}

const sections: readonly Section[] = [
  {
    title: "recall, %",
    cell: (results, setting, policy) => (100 * meanOf(recallsOf(results, setting, policy))).toFixed(1),
  },
  { title: "minus random, points", cell: minus("random") },
  { title: "minus round-robin, points", cell: minus("round-robin") },
  { title: "minus ours, points", cell: minus("ours") },
];

export function toText(results: readonly Result[], claims: readonly Claim[]): string {
  const settings = settingsOf(results);
  const heads = [
    ["truth", ...settings.map(({ truth }) => truth)],
    ["questions", ...settings.map(({ pool }) => String(pool))],
    ["queue", ...settings.map(({ queue }) => (queue === 0 ? "none" : String(queue)))],
  ];
  const tables = sections.flatMap(({ title, cell }) => [
    [],
    [title],
    ...policyNames.map((policy) => [
      `  ${policy}`,
      ...settings.map((setting) => cell(results, setting, policy)),
    ]),
  ]);
  const checked = claims.flatMap(({ text, met, evidence }) => [
    `${met ? "met    " : "NOT MET"}  ${text}`,
    ...evidence.map((line) => `           ${line}`),
  ]);
  return [...align([...heads, ...tables]), "", ...checked].join("\n");
}

/** `{results: [{truth, pool, queue, policy, mean, minusRandom, minusRoundRobin, minusOurs, recalls}], claims}`. */
export function toJson(results: readonly Result[], claims: readonly Claim[]): string {
  const rows = results.map(({ setting, policy, recalls }) => ({
    ...setting,
    policy,
    mean: meanOf(recalls),
    minusRandom: ahead(results, setting, policy, "random"),
    minusRoundRobin: ahead(results, setting, policy, "round-robin"),
    minusOurs: ahead(results, setting, policy, "ours"),
    recalls,
  }));
  return JSON.stringify({ results: rows, claims }, undefined, 2);
}

function minus(other: PolicyName): Section["cell"] {
  return (results, setting, policy) =>
    policy === other ? "" : inPoints(ahead(results, setting, policy, other));
}

/** The first column stands to the left, figures to the right. */
function align(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
