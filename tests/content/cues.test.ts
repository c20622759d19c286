// What the options' form gives away: planted cues are found, and form without cues finds no more than chance.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCueModel } from "../../src/content/cues/cue-model.ts";
import { cueSummary, cueText } from "../../src/content/cues/cue-text.ts";
import { findSingleCues, measureRules } from "../../src/content/cues/single-cues.ts";
import { loadContent } from "../../src/content/load.ts";
import type { Question } from "../../src/core/model.ts";
import { makeQuestion } from "../support/make-question.ts";
import { seededRandom } from "../support/seeded-random.ts";

const words = "node port rule name range proxy table route label plugin record tunnel".split(" ");

/** A question with four options of random words; `dress` changes an option's text. */
function randomQuestion(
  index: number,
  random: () => number,
  dress: (text: string, isKey: boolean) => string = (text) => text,
): Question {
  const draw = () => words[Math.floor(random() * words.length)] ?? "";
  const key = Math.floor(random() * 4);
  return makeQuestion({
    id: `q-${index}`,
    topic: index % 2 === 0 ? "even" : "odd",
    stem: `Which ${draw()} is it?`,
    options: [0, 1, 2, 3].map((option) => ({
      text: dress(Array.from({ length: 3 + Math.floor(random() * 4) }, draw).join(" "), option === key),
      correct: option === key,
      why: "w",
    })),
  });
}

function randomBank(count: number, dress?: (text: string, isKey: boolean) => string): readonly Question[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, index) => randomQuestion(index, random, dress));
}

function options(...texts: readonly string[]): Pick<Question, "options"> {
  return { options: texts.map((text, index) => ({ text, correct: index === 0, why: "w" })) };
}

describe("the cue model", () => {
  it("finds a cue that keys have and distractors don't", () => {
    const report = runCueModel(randomBank(80, (text, isKey) => (isKey ? `not ${text}` : text)));
    expect(report.overall.accuracy).toBeGreaterThan(0.95);
    expect(report.features[0]?.name).toMatch(/negation$/);
    expect(report.items[0]?.reasons.join()).toContain("negation");
  });

  it("finds no more than chance without cues", () => {
    const { overall, topics } = runCueModel(randomBank(400));
    expect(overall).toMatchObject({ chance: 0.25, count: 400 });
    expect(overall.accuracy).toBeGreaterThan(0.18);
    expect(overall.accuracy).toBeLessThan(0.32);
    expect([...topics.keys()].toSorted()).toEqual(["even", "odd"]);
  });

  it("reports the same for the same questions", () => {
    const bank = randomBank(60);
    expect(runCueModel(bank)).toEqual(runCueModel(bank));
  });

  it("writes figures, features, rules, and the chosen questions", () => {
    const bank = randomBank(40, (text, isKey) => (isKey ? `${text}, 12` : text));
    const report = runCueModel(bank);
    expect(cueSummary(report)).toMatch(
      /^Keys that form alone gives away: 100% \(limit 30%, chance 25%\); over 33%: (even|odd) 100%, (even|odd) 100%\.$/,
    );
    const text = cueText(report, measureRules(bank), findSingleCues(bank), bank.slice(0, 2));
    expect(text).toContain("100%  all (40 questions, chance 25%)  over 30%");
    expect(text).toContain("100% of 40  the only one with digits");
    expect(text).toContain("# Questions, worst first");
    expect(text.match(/^\d+% {2}q-\d+ /gm)).toHaveLength(2);
    expect(text).toContain("      The key is the only one with digits: give another option a number");
  });
});

describe("a single cue", () => {
  it.each([
    [
      "negation",
      options("No port opens", "One port opens", "Two ports open"),
      "the only one with a negation",
    ],
    ["no negation", options("It opens", "It isn't", "None open"), "the only one without a negation"],
    ["digits", options("Port 80", "Port http", "Port web"), "the only one with digits"],
    ["code", options("`port`", "Name", "Label"), "the only one with code"],
    ["a comma", options("Ports, names", "Ports and labels", "Names and labels"), "the only one with a comma"],
    [
      "an echo",
      { stem: "Which range is it?", ...options("The whole range", "Part of it", "One port") },
      "the only echo of the stem",
    ],
    [
      "another form",
      options("Cluster IP", "A node port range", "A node name range", "A node label range"),
      "the odd one out",
    ],
  ])("is reported: %s", (_name, overrides, cue) => {
    const [first] = findSingleCues([makeQuestion(overrides)]).filter(({ message }) => message.includes(cue));
    expect(first?.message).toMatch(new RegExp(`^The key is ${cue}: .+\\.$`));
  });

  it("isn't reported if a distractor has it, too", () => {
    const messages = findSingleCues([makeQuestion(options("No port", "No name", "A label"))]).map(
      ({ message }) => message,
    );
    expect(messages.join()).not.toContain("with a negation");
  });
});

/** Shares that docs/authoring.md promises. */
const limits = { overall: 0.3, topic: 0.33 };

describe("the bundled questions", () => {
  it("hardly give away keys by form", () => {
    const loading = loadContent(join(import.meta.dirname, "../../content"));
    if (!loading.ok) throw new Error("The content doesn't load.");
    const { overall, topics } = runCueModel([...loading.curriculum.questions.values()]);
    expect(overall.accuracy).toBeLessThanOrEqual(limits.overall);
    const over = [...topics].filter(([, { accuracy }]) => accuracy > limits.topic);
    expect(over).toEqual([]);
  });
});
