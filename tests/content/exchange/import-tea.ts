// Questions about tea, and their import into a copy of the example.
import type { ImportedQuestion } from "../../../src/content/exchange/exchange.ts";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { type ExampleCopy, writeProblem } from "../example-copy.ts";

/** A valid question about tea. */
export const oolong = {
  id: "steeping-oolong",
  version: 1,
  concept: "steeping",
  difficulty: 2,
  stem: "How hot is water for oolong?",
  options: [
    { text: "Near boiling", correct: true, why: "Rolled leaves open in heat." },
    { text: "Lukewarm", why: "Green tea misleads here." },
    { text: "Ice cold", why: "Cold brew takes hours." },
  ],
  explanation: "Rolled leaves want heat.",
  sources: ["https://example.org/oolong"],
  kubernetes: "1.0",
};

/** As in the example's file. */
export const time = {
  id: "steeping-time",
  version: 1,
  concept: "steeping",
  difficulty: 1,
  stem: "How long are leaves left in a mug?",
  options: [
    { text: "Some minutes", correct: true, why: "That is how it is done." },
    { text: "Some hours", why: "A common belief, but the leaf does not work that way." },
    { text: "Some seconds", why: "It sounds likely, and is another craft altogether." },
  ],
  explanation: "One fact, said plainly.",
  sources: ["https://en.wikipedia.org/wiki/Tea"],
  kubernetes: "1.0",
};

export const newer = { ...time, version: 2, changes: [{ version: 2, effect: "keep", note: "Clearer." }] };

/** Imports questions from lines 10, 20, 30… of tea.csv. */
export function plan({ folder }: ExampleCopy, ...values: readonly object[]) {
  const questions = values.map(
    (value, index): ImportedQuestion => ({
      value: { ...value },
      place: (path) => ({ line: 10 * (index + 1), name: path.join(".") }),
    }),
  );
  return planImport(folder, "tea.csv", { questions, problems: [] });
}

export function reported(copy: ExampleCopy, ...values: readonly object[]): readonly string[] {
  const planned = plan(copy, ...values);
  return planned.ok ? [] : planned.problems.map(writeProblem);
}
