// A verdict as our bot renders it. The bare bot sends it, too.
import { verdictBlocks } from "../../src/app/answer/verdict-view.ts";
import { readConfig } from "../../src/config.ts";
import { studyDay } from "../../src/core/study-day.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import { renderMessage, type SlackMessage } from "../../src/platforms/slack/render/render.ts";

export function verdictMessage(): SlackMessage {
  const { questions, concepts } = loadCurriculum(readConfig({}).content);
  const [question] = questions.values();
  if (question === undefined) throw new Error("There are no questions.");
  const day = studyDay(Date.now(), "UTC");
  const order = question.options.map((_, index) => index);
  const option = order.find((index) => question.options[index]?.correct !== true) ?? 0;
  const answer = {
    answerId: "0".repeat(20),
    option,
    correct: false,
    guessed: false,
    openBook: false,
    hinted: false,
  };
  return renderMessage(
    verdictBlocks(
      {
        ...answer,
        question,
        order,
        kind: "daily",
        points: 2,
        visible: true,
        studyDay: day,
        freezesSpent: 0,
        closed: false,
      },
      concepts.get(question.concept),
    ),
  );
}
