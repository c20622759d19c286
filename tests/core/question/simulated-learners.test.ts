// Item statistics find bad questions among simulated learners' answers.
import { describe, expect, it } from "vitest";
import { itemStatistics } from "../../../src/core/question/item-statistics.ts";
import { seededRandom } from "../../support/seeded-random.ts";

import { answer, named, only } from "./first-answers.ts";

describe("item statistics of simulated learners", () => {
  /** Logistic learners and questions with guessing (3PL, a = 1.7, c = .25), who choose distractors evenly. */
  const good = (ability: number, index: number, random: () => number): number => {
    const knows = 1 / (1 + Math.exp(-1.7 * (ability - ((index % 5) - 1.5) / 4)));
    return random() < knows ? 0 : Math.floor(random() * 4);
  };
  const planted: Readonly<Record<string, (ability: number, random: () => number) => number>> = {
    // Learners who know the subject choose option 1.
    "wrong key": (ability, random) => (good(ability, 2, random) === 0 ? 1 : Math.floor(random() * 4)),
    "pure guessing": (_, random) => [0, 0, 0, 1, 2, 3][Math.floor(random() * 6)] ?? 0,
    "idle distractor": (ability, random) => good(ability, 1, random) % 3,
    "too easy": (_, random) => (random() < 0.98 ? 0 : Math.floor(random() * 4)),
  };
  const goodIds = Array.from({ length: 30 }, (_, index) => `good ${index}`);
  const random = seededRandom(7);
  const learners = Array.from({ length: 300 }, () => random() + random() + random() + random() - 2).map(
    (ability, index) => ({ ability: ability * Math.sqrt(3), name: `learner ${index}` }),
  );
  const answers = learners.flatMap(({ ability, name }) =>
    [...goodIds, ...Object.keys(planted)].flatMap((id, index) => {
      if (random() < 0.3) return [];
      return [answer(id, name, planted[id]?.(ability, random) ?? good(ability, index, random))];
    }),
  );
  const statistics = itemStatistics({ questions: named(...goodIds, ...Object.keys(planted)), answers });
  const flagsOf = (id: string) => only(statistics, id).flags.map(({ type }) => type);

  it("flag no good question", () => {
    expect(goodIds.filter((id) => flagsOf(id).length > 0)).toEqual([]);
  });

  it("flag a wrong key: a distractor beats it, and discrimination is negative", () => {
    expect(flagsOf("wrong key")).toEqual(
      expect.arrayContaining(["distractor beats key", "negative discrimination", "too hard"]),
    );
    expect(only(statistics, "wrong key").flags[0]).toMatchObject({ option: 1, text: "NodePort" });
  });

  it("flag a question where knowing the subject doesn't help", () => {
    expect(flagsOf("pure guessing")).toEqual([expect.stringMatching(/^(low|negative) discrimination$/)]);
  });

  it("flag a distractor that no one chooses", () => {
    expect(only(statistics, "idle distractor").flags).toEqual([
      {
        type: "idle distractor",
        option: 3,
        text: "ExternalName",
        share: 0,
        n: only(statistics, "idle distractor").n,
      },
    ]);
  });

  it("flag a question that everyone knows", () => {
    expect(flagsOf("too easy")).toContain("too easy");
  });
});
