import { describe, expect, it } from "vitest";
import { lintCurriculum } from "../../src/content/lint/lint.ts";
import { loadContent } from "../../src/content/load.ts";
import type { Curriculum, Option, Question } from "../../src/core/model.ts";
import { makeConcept } from "../support/make-concept.ts";
import { makeQuestion } from "../support/make-question.ts";
import { exampleFolder } from "./example-copy.ts";

/** The messages about questions. Each question's line is its position in the list. */
function lint(questions: readonly Partial<Question>[]): readonly string[] {
  const all = questions.map((overrides, index) => makeQuestion({ id: `q-${index}`, ...overrides }));
  const curriculum: Curriculum = {
    name: "Example",
    topics: [{ slug: "services", title: "Services", summary: "All.", concepts: ["clusterip"] }],
    concepts: new Map([["clusterip", makeConcept()]]),
    questions: new Map(all.map((question) => [question.id, question])),
  };
  const locate = (id: string) => ({ file: "questions.yaml", line: Number(id.slice(2)) + 1 });
  return lintCurriculum(curriculum, locate).map(({ file, line, message }) => `${file}:${line} ${message}`);
}

/** The first one is right. */
function options(...texts: readonly string[]): readonly Option[] {
  return texts.map((text, index) => ({ text, correct: index === 0, why: "So." }));
}

describe("linting an item", () => {
  it("finds nothing in the example", () => {
    const loading = loadContent(exampleFolder);
    expect(loading.ok && lintCurriculum(loading.curriculum, loading.locate)).toEqual([]);
  });

  it("finds a right option that is longer than the others", () => {
    expect(
      lint([{ options: options("It keeps the address of the caller", "It drops it", "It turns it") }]),
    ).toEqual([
      "questions.yaml:1 q-0: The right option has 34 characters, 3.09 times the others' mean of 11 (limit 1.25): shorten it or lengthen the others.",
    ]);
  });

  it.each([
    ["a difference of ten characters", options("80 and 8080.", "80", "80")],
    [
      "marks that readers don't see",
      options("[a **link**](https://example.org/a/long/one)", "a link", "a line"),
    ],
    ["a ratio of 1.25", options("x".repeat(100), "y".repeat(80), "z".repeat(80))],
  ])("accepts %s", (_what, given) => {
    expect(lint([{ options: given }])).toEqual([]);
  });

  it.each([
    "All of the above",
    "None of the above.",
    "both A and B",
    "A and C",
    "Neither B nor C",
    "None of the other options",
  ])("finds an option about options: %s", (text) => {
    expect(lint([{ options: options("One thing", text, "Another thing") }])).toEqual([
      `questions.yaml:1 q-0: "${text}" refers to other options, but options are shuffled: write what it claims.`,
    ]);
  });

  it.each(["Both client and server", "None of them", "All Pods", "A and AAAA records"])(
    "accepts: %s",
    (text) => {
      expect(lint([{ options: options("One thing or two", text, "Another thing") }])).toEqual([]);
    },
  );

  it("finds always and never in distractors, but not in the key or in code", () => {
    expect(lint([{ options: options("It never does", "It always does", "Pull `Always`") }])).toEqual([
      'questions.yaml:1 q-0: "It always does" gives itself away as wrong with "always": rephrase it.',
    ]);
  });
});

describe("a negative stem", () => {
  it.each([
    "Which of these is not a Service type?",
    "A Pod is new. Which of these does not apply to it?",
    "Which field isn't part of the spec?",
    "Which traffic does the policy not cover?",
    "What can a NetworkPolicy not do?",
    "All of these are Service types except one. Which?".replace(". Which?", "?"),
    "Which Pods are matched except the last?",
  ])("needs its NOT in capitals: %s", (stem) => {
    expect(lint([{ stem }])).toEqual([
      "questions.yaml:1 q-0: The stem asks what isn't true: ask what is, or write NOT or EXCEPT in capitals.",
    ]);
  });

  it.each([
    "Which of these is NOT a Service type?",
    "All of these are Service types EXCEPT one?",
    "The Pod does not start and nothing answers. Which command shows why?",
    "Which component answers when a Pod is not ready?",
    "Which setting keeps traffic that is not local away?",
    "A name cannot be resolved. What do you check first?",
    "Which address does a client see if the Service has not been given one?",
    "A client cannot reach the Pod although it is not isolated. What is the cause?",
    "Which policy allows every Pod?",
    "Which command prints `is not found`?",
  ])("accepts: %s", (stem) => {
    expect(lint([{ stem }])).toEqual([]);
  });
});

describe("two stems", () => {
  const stem = "Which address does a client outside of the cluster use to reach a Service of type NodePort?";

  it("are alike if only case, marks, or one word of many differ", () => {
    expect(lint([{ stem }, { stem: stem.toUpperCase().replaceAll(" ", " **") }])).toEqual([
      'questions.yaml:2 q-1: The stem is almost the same as in "q-0": ask from another angle.',
    ]);
    expect(lint([{ stem }, { stem: stem.replace("client", "user") }])).toEqual([]);
    expect(lint([{ stem }, { stem: `${stem.slice(0, -1)} today?` }])).toEqual([
      'questions.yaml:2 q-1: The stem is almost the same as in "q-0": ask from another angle.',
    ]);
  });

  it("can be equal about different code", () => {
    const code = (text: string) => ({ language: "yaml", text });
    expect(
      lint([
        { stem, code: code("a: 1") },
        { stem, code: code("a: 2") },
      ]),
    ).toEqual([]);
    expect(
      lint([
        { stem, code: code("a: 1") },
        { stem, code: code("a: 1") },
      ]),
    ).toHaveLength(1);
  });
});

describe("linting the bank", () => {
  const stems = (count: number) =>
    Array.from({ length: count }, (_, n) => `Question ${n} asks for ${n} of what?`);
  /** 40 / 40 / 20. */
  const difficulty = (n: number) => ([1, 1, 2, 2, 3] as const)[n % 5] ?? 1;
  const bank = (count: number, of: (n: number) => Partial<Question>) =>
    lint(stems(count).map((stem, n) => ({ stem, difficulty: difficulty(n), ...of(n) })));
  const place = (at: number) =>
    ["aa", "bb", "cc", "dd"].map((text, n) => ({ text, correct: n === at, why: "So." }));

  it("finds a key that's too often the longest or the shortest", () => {
    const uneven = (first: string) => (n: number) => ({
      options: n % 5 < 2 ? options(first, "three", "seven") : place(n % 4),
    });
    expect(bank(20, uneven("longest"))).toEqual([
      "topics.yaml:1 The right option is the only longest one in 8 of 20 questions (40%, limit 35%): change some options' lengths.",
    ]);
    expect(bank(20, uneven("two"))).toEqual([
      "topics.yaml:1 The right option is the only shortest one in 8 of 20 questions (40%, limit 35%): change some options' lengths.",
    ]);
    expect(bank(15, uneven("two"))).toEqual([]);
  });

  it("finds a position that has the key too often", () => {
    expect(bank(40, (n) => ({ options: place(n < 17 ? 2 : n % 2) }))).toEqual([
      "topics.yaml:1 The right option is in position 3 in 43% of 40 questions (by position: 11, 12, 17, 0; limit 40%): move some.",
    ]);
    expect(bank(39, () => ({ options: place(2) }))).toEqual([]);
    expect(bank(40, (n) => ({ options: place(n % 4) }))).toEqual([]);
  });

  it("finds a topic with too many or too few questions of a difficulty", () => {
    const shift = (n: number) => ({
      options: place(n % 4),
      difficulty: n < 12 ? (1 as const) : difficulty(n),
    });
    expect(bank(20, shift)).toEqual([
      'topics.yaml:1 Topic "services" has 14 / 4 / 2 questions of difficulty 1 / 2 / 3; aim for 40% / 40% / 20%, each within 15 points.',
    ]);
    expect(bank(19, shift)).toEqual([]);
    const nearly = (n: number) => (n < 11 ? 1 : n < 17 ? 2 : 3);
    expect(bank(20, (n) => ({ options: place(n % 4), difficulty: nearly(n) }))).toEqual([]);
  });
});
