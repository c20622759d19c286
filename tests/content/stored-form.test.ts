import { describe, expect, it } from "vitest";
import { questionHash } from "../../src/content/stored-form.ts";
import type { Question } from "../../src/core/model.ts";
import { makeQuestion } from "../support/make-question.ts";

describe("a question's hash", () => {
  const question = makeQuestion();

  it("is 32 hexadecimal characters and never changes", () => {
    const stored: Question = {
      topic: "dishes",
      id: "cup-1",
      version: 1,
      concept: "cup",
      difficulty: 1,
      stem: "Why “hot”?",
      options: [{ text: "b", correct: true, why: "y" }],
      explanation: "e",
      sources: ["https://example.org"],
      kubernetes: "1.0",
      changes: [],
    };
    expect(questionHash(stored)).toBe("17bd200ae127a055ce26ef60c8afb611");
  });

  it("doesn't depend on the order of keys, or on keys without a value", () => {
    const reversed = Object.fromEntries(Object.entries(question).toReversed()) as unknown as typeof question;
    expect(questionHash({ ...reversed, hint: undefined, code: undefined })).toBe(questionHash(question));
  });

  it("doesn't depend on the topic, because a concept can move", () => {
    expect(questionHash({ ...question, topic: "elsewhere" })).toBe(questionHash(question));
  });

  it("doesn't depend on notes that don't change what is asked", () => {
    const noted = {
      siblings: ["cup-2"],
      recheckAt: { "1.38": "The default." },
      checked: ["schema"],
    } as const;
    expect(questionHash({ ...question, ...noted })).toBe(questionHash(question));
  });

  it.each([
    ["stem", { stem: "Which type?" }],
    ["version", { version: 2 }],
    ["order of options", { options: question.options.toReversed() }],
    [
      "one rationale",
      { options: question.options.map((option, i) => (i === 2 ? { ...option, why: "So." } : option)) },
    ],
    ["changes", { changes: [{ version: 2, effect: "void", note: "n" }] }],
  ] as const)("changes with the %s", (_what, overrides) => {
    expect(questionHash({ ...question, ...overrides })).not.toBe(questionHash(question));
  });
});
