// A verdict as our bot says it. The bots that it's compared with say the same.
import { verdictBlocks } from "../../src/app/answer/verdict-view.ts";
import { readConfig } from "../../src/config.ts";
import { studyDay } from "../../src/core/study-day.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import type { Block } from "../../src/ports/reply.ts";

export function verdict(): readonly Block[] {
  const curriculum = loadCurriculum(readConfig({}).content);
  const [question] = curriculum.questions.values();
  if (question === undefined) throw new Error("There are no questions.");
  const order = question.options.map((_, index) => index);
  const option = order.find((index) => question.options[index]?.correct !== true) ?? 0;
  return verdictBlocks(
    {
      answerId: "0".repeat(20),
      option,
      correct: false,
      guessed: false,
      openBook: false,
      hinted: false,
      question,
      order,
      kind: "daily",
      points: 2,
      visible: true,
      studyDay: studyDay(Date.now(), "UTC"),
      freezesSpent: 0,
      milestones: [],
      closed: false,
    },
    curriculum,
  );
}
