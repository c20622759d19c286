import { describe, expect, it } from "vitest";
import { describeDueFacts, listDueFacts } from "../../src/content/freshness.ts";
import type { Curriculum } from "../../src/core/model.ts";
import { makeConcept } from "../support/make-concept.ts";
import { makeQuestion } from "../support/make-question.ts";

const curriculum: Curriculum = {
  name: "Tea",
  topics: [],
  concepts: new Map(
    [
      makeConcept({
        slug: "cup",
        topic: "tea",
        kubernetes: "1.9",
        recheckAt: { "1.10": "Its size.", "1.12": "Its color." },
      }),
      makeConcept({ slug: "pot", topic: "tea", kubernetes: "1.10", recheckAt: { "1.10": "Its lid." } }),
      makeConcept({ slug: "tray", topic: "tea" }),
    ].map((concept) => [concept.slug, concept]),
  ),
  questions: new Map(
    [
      makeQuestion({ id: "cup-size", concept: "cup", topic: "tea" }),
      makeQuestion({
        id: "pot-lid",
        concept: "pot",
        topic: "tea",
        kubernetes: "1.9",
        recheckAt: { "1.11": "Lids." },
      }),
    ].map((question) => [question.id, question]),
  ),
};

describe("facts to check for a version", () => {
  it("are those that it or an earlier version can change, apart from those checked since", () => {
    expect(listDueFacts(curriculum, "1.11")).toEqual([
      { version: "1.10", file: "concepts/tea/cup.md", id: "cup", what: "Its size.", questions: ["cup-size"] },
      { version: "1.11", file: "questions/tea/pot.yaml", id: "pot-lid", what: "Lids.", questions: [] },
    ]);
    expect(listDueFacts(curriculum, "1.12").map(({ what }) => what)).toEqual([
      "Its size.",
      "Lids.",
      "Its color.",
    ]);
    expect(listDueFacts(curriculum, "1.9")).toEqual([]);
  });

  it("are listed with their files and questions", () => {
    expect(describeDueFacts(listDueFacts(curriculum, "1.10"), "1.10")).toBe(
      "1 fact to check for version 1.10:\n1.10  concepts/tea/cup.md  cup: Its size.\n      questions: cup-size",
    );
    expect(describeDueFacts([], "1.9")).toBe("No fact is due for version 1.9.");
  });
});
