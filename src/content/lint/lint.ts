// Checks a curriculum against the item rules of docs/authoring.md: what makes questions guessable or unclear.
import type { Curriculum } from "../../core/model.ts";
import type { LocateQuestion } from "../load.ts";
import { type Problem, sortProblems } from "../read/problem.ts";
import { lintBank } from "./lint-bank.ts";
import { lintItem } from "./lint-item.ts";
import { findAlikeStems } from "./lint-stems.ts";

/** Lists problems of single questions at their file and line, and those of the whole bank at topics.yaml, line 1. */
export function lintCurriculum(curriculum: Curriculum, locate: LocateQuestion): readonly Problem[] {
  const questions = [...curriculum.questions.values()];
  const items = [...questions.flatMap(lintItem), ...findAlikeStems(questions)];
  return sortProblems([
    ...items.map(({ id, message }) => ({ ...locate(id), message: `${id}: ${message}` })),
    ...lintBank(curriculum.topics, questions).map((message) => ({ file: "topics.yaml", line: 1, message })),
  ]);
}
