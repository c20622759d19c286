// Flags: both sides of each limit.
import { describe, expect, it } from "vitest";
import {
  type Flag,
  flagSentence,
  flagsOf,
  type RatedAnswer,
  worstFirst,
} from "../../../src/core/question/item-flags.ts";
import { itemStatistics } from "../../../src/core/question/item-statistics.ts";
import { makeQuestion } from "../../support/make-question.ts";

const { options } = makeQuestion();

/** The flags of a question whose options were chosen this often by learners who answered nothing else. */
function typesOf(...chosen: number[]): readonly Flag["type"][] {
  const answers = chosen.flatMap((times, option) =>
    Array.from({ length: times }, (_, index) => ({
      questionId: "q",
      learner: `learner ${option} ${index}`,
      option,
      correct: option === 0,
    })),
  );
  const [found] = itemStatistics({ questions: [makeQuestion({ id: "q" })], answers });
  return found?.flags.map(({ type }) => type) ?? [];
}

describe("too hard", () => {
  it("means fewer than 35% right of at least 30 answers", () => {
    expect(typesOf(34, 22, 22, 22)).toEqual(["too hard"]);
    expect(typesOf(35, 22, 22, 21)).toEqual([]);
    expect(typesOf(10, 7, 7, 6)).toEqual(["too hard"]);
    expect(typesOf(10, 7, 6, 6)).toEqual([]);
  });
});

describe("too easy", () => {
  it("means more than 95% right of at least 30 answers", () => {
    expect(typesOf(97, 1, 1, 1)).toContain("too easy");
    expect(typesOf(95, 2, 2, 1)).not.toContain("too easy");
    expect(typesOf(30)).toEqual(["too easy"]);
    expect(typesOf(29)).toEqual([]);
  });
});

describe("an idle distractor", () => {
  it("means fewer than 5% of at least 60 answers", () => {
    expect(typesOf(30, 14, 14, 2)).toEqual(["idle distractor"]);
    expect(typesOf(30, 14, 13, 3)).toEqual([]);
    expect(typesOf(30, 14, 13, 2)).toEqual([]);
    expect(typesOf(50, 10)).toEqual(["idle distractor", "idle distractor"]);
  });

  it("is never the key", () => {
    expect(typesOf(0, 20, 20, 20)).toEqual(["too hard"]);
  });
});

describe("discrimination", () => {
  const typesAt = (discrimination: number | undefined, rated: number) =>
    flagsOf({ n: 1_000, p: 0.5, discrimination, rated, shares: [0.5, 0.2, 0.2, 0.1] }, options, []).map(
      ({ type }) => type,
    );

  it("is flagged below 0 with at least 50 learners", () => {
    expect(typesAt(-0.001, 50)).toEqual(["negative discrimination"]);
    expect(typesAt(0, 50)).toEqual([]);
    expect(typesAt(-0.9, 49)).toEqual([]);
  });

  it("is flagged below .10 with at least 100 learners", () => {
    expect(typesAt(0.099, 100)).toEqual(["low discrimination"]);
    expect(typesAt(0.1, 100)).toEqual([]);
    expect(typesAt(0, 99)).toEqual([]);
  });

  it("is flagged as negative, not also as low", () => {
    expect(typesAt(-0.2, 100)).toEqual(["negative discrimination"]);
  });

  it("isn't flagged if it's undefined", () => {
    expect(typesAt(undefined, 1_000)).toEqual([]);
  });
});

describe("a distractor that beats the key", () => {
  /** Learners with falling residuals who chose these options. */
  function typesAmong(chosen: readonly number[], residual = (index: number) => -index) {
    const rated: RatedAnswer[] = chosen.map((option, index) => ({
      option,
      correct: option === 0,
      residual: residual(index),
    }));
    const measures = { n: 50, p: 0.5, discrimination: undefined, rated: rated.length, shares: [] };
    return flagsOf(measures, options, rated);
  }
  const times = (count: number, option: number) => Array<number>(count).fill(option);

  it("is chosen by more of the top third, with at least 30 learners", () => {
    const best = [...times(4, 0), ...times(5, 1), 2];
    expect(typesAmong([...best, ...times(20, 0)])).toEqual([
      {
        type: "distractor beats key",
        option: 1,
        text: "NodePort",
        share: 0.5,
        keyShare: 0.4,
        rated: 30,
      },
    ]);
    expect(typesAmong([...best, ...times(19, 0)])).toEqual([]);
  });

  it("isn't flagged in a tie, or if only the others prefer it", () => {
    expect(typesAmong([...times(5, 0), ...times(5, 1), ...times(20, 1)])).toEqual([]);
    expect(typesAmong([...times(10, 0), ...times(50, 1)])).toEqual([]);
    expect(typesAmong([...times(9, 0), ...times(51, 1)])).toHaveLength(1);
  });

  it("is the most chosen one; in a tie, the first", () => {
    const flags = typesAmong([...times(3, 1), ...times(5, 2), ...times(2, 0), ...times(20, 0)]);
    expect(flags).toMatchObject([{ option: 2 }]);
    const even = typesAmong([...times(4, 2), ...times(4, 1), ...times(2, 0), ...times(20, 0)]);
    expect(even).toMatchObject([{ option: 1 }]);
  });

  it("divides the last places among learners who tie for them", () => {
    // 4 above chose the key. 12 tie for the other 6 places, half a place each: 10 · ½ of 10 for option 1.
    const tiers = (index: number) => (index < 4 ? 2 : index < 16 ? 1 : 0);
    const flags = typesAmong([...times(4, 0), ...times(10, 1), ...times(2, 2), ...times(14, 0)], tiers);
    expect(flags).toMatchObject([{ option: 1, share: 0.5, keyShare: 0.4 }]);
    // The order of tied learners doesn't matter.
    const turned = typesAmong([...times(4, 0), ...times(2, 2), ...times(10, 1), ...times(14, 0)], tiers);
    expect(turned).toEqual(flags);
  });

  it("counts all learners if they're all equally good", () => {
    expect(typesAmong([...times(20, 0), ...times(10, 1)], () => 0)).toEqual([]);
    expect(typesAmong([...times(10, 0), ...times(20, 1)], () => 0)).toMatchObject([{ option: 1 }]);
  });
});

describe("flags in words", () => {
  it.each<[Flag, string]>([
    [
      { type: "distractor beats key", option: 1, text: "NodePort", share: 0.5, keyShare: 0.4, rated: 45 },
      "Check the key: of the third who do best on other questions, 50% chose “NodePort” and 40% the right answer (45 learners compared).",
    ],
    [
      { type: "negative discrimination", discrimination: -0.123, rated: 60 },
      "Works backward: learners who do better on other questions do worse on this one (discrimination −0.12, 60 learners compared).",
    ],
    [{ type: "too hard", p: 0.3, n: 40 }, "Too hard: 30% of 40 first answers are right."],
    [{ type: "too easy", p: 0.974, n: 120 }, "Too easy: 97% of 120 first answers are right."],
    [
      { type: "low discrimination", discrimination: 0.05, rated: 120 },
      "Says little: learners who do better on other questions hardly do better on this one (discrimination 0.05, 120 learners compared).",
    ],
    [
      { type: "idle distractor", option: 3, text: "ExternalName", share: 1 / 60, n: 60 },
      "Rarely chosen: “ExternalName”, 2% of 60 first answers.",
    ],
  ])("say what's wrong and how many answers show it", (flag, sentence) => {
    expect(flagSentence(flag)).toBe(sentence);
  });
});

describe("flagged questions", () => {
  const easy: Flag = { type: "too easy", p: 1, n: 30 };
  const hard: Flag = { type: "too hard", p: 0.1, n: 30 };

  it("come first, those with the most serious flag on top, ties by ID", () => {
    const given = [
      { questionId: "fine", flags: [] },
      { questionId: "easy b", flags: [easy] },
      { questionId: "hard", flags: [hard] },
      { questionId: "all right", flags: [] },
      { questionId: "easy a", flags: [easy] },
    ];
    expect(worstFirst(given).map(({ questionId }) => questionId)).toEqual([
      "hard",
      "easy a",
      "easy b",
      "all right",
      "fine",
    ]);
    expect(given[0]?.questionId).toBe("fine");
  });
});
