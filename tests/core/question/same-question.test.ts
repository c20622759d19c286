// Whether two versions of a question ask the same.
import { describe, expect, it } from "vitest";
import type { Option, Question } from "../../../src/core/model.ts";
import { asksTheSame } from "../../../src/core/question/item-statistics.ts";
import { makeQuestion } from "../../support/make-question.ts";

describe("two versions of a question ask the same", () => {
  const before = makeQuestion({ code: { language: "yaml", text: "kind: Service" } });
  const options = (change: (option: Option, index: number) => Option) => before.options.map(change);

  it("if only texts shown after the answer changed", () => {
    const after = makeQuestion({
      ...before,
      version: 2,
      difficulty: 3,
      options: options((option) => ({ ...option, why: "Another reason.", concept: "service" })),
      explanation: "Explained again.",
      hint: "Look twice.",
      sources: [],
      kubernetes: "1.38",
      changes: [{ version: 2, effect: "keep", note: "Checked again." }],
    });
    expect(asksTheSame(before, after)).toBe(true);
  });

  it.each<[string, Partial<Question>]>([
    ["stem", { stem: "Which one?" }],
    ["code", { code: { language: "yaml", text: "kind: Ingress" } }],
    ["absent code", { code: undefined }],
    [
      "option",
      { options: options((option, index) => (index === 3 ? { ...option, text: "Other" } : option)) },
    ],
    ["key", { options: options((option, index) => ({ ...option, correct: index === 1 })) }],
    ["order of options", { options: before.options.toReversed() }],
  ])("but not with another %s", (_, change) => {
    expect(asksTheSame(before, makeQuestion({ ...before, ...change }))).toBe(false);
  });
});
