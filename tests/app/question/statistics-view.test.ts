// The lines of flagged questions.
import { describe, expect, it } from "vitest";
import { statisticsLines } from "../../../src/app/question/statistics-view.ts";
import type { Curriculum } from "../../../src/core/model.ts";
import { type ItemStatistics, itemStatistics } from "../../../src/core/question/item-statistics.ts";
import { makeConcept } from "../../support/make-concept.ts";
import { makeQuestion } from "../../support/make-question.ts";

/** Statistics of a question that this many of 40 answered right. */
function statisticsOf(id: string, right: number): ItemStatistics {
  const answers = Array.from({ length: 40 }, (_, index) => ({
    questionId: id,
    learner: `learner ${index}`,
    option: index < right ? 0 : 1,
    correct: index < right,
  }));
  const [found] = itemStatistics({ questions: [makeQuestion({ id })], answers });
  if (found === undefined) throw new Error("The question has answers.");
  return found;
}

describe("lines of item statistics", () => {
  const questions = ["clusterip-easy", "clusterip-fair", "clusterip-hard"].map((id) => makeQuestion({ id }));
  const curriculum: Curriculum = {
    name: "Test",
    topics: [],
    concepts: new Map([["clusterip", makeConcept({ slug: "clusterip", title: "ClusterIP" })]]),
    questions: new Map(questions.map((question) => [question.id, question])),
  };

  it("name each flagged question and its problem, the most serious first", () => {
    const statistics = [
      statisticsOf("clusterip-easy", 39),
      statisticsOf("clusterip-fair", 20),
      statisticsOf("clusterip-hard", 10),
    ];
    expect(statisticsLines(statistics, curriculum)).toEqual([
      "- **ClusterIP** (`clusterip-hard`): Too hard: 25% of 40 first answers are right.",
      "- **ClusterIP** (`clusterip-easy`): Too easy: 98% of 40 first answers are right.",
    ]);
  });

  it("leave out questions that are no longer asked", () => {
    expect(statisticsLines([statisticsOf("clusterip-gone", 0)], curriculum)).toEqual([]);
  });
});
