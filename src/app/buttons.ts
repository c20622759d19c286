// Every button, by the name in its action. Names are never reused.
import type { ButtonHandler } from "../command.ts";
import { answer } from "./answer.ts";
import { drillButtons } from "./drill.ts";
import { explain } from "./explain.ts";
import { guessed } from "./guessed.ts";
import { leaderboard, shareLeaderboard } from "./leaderboard.ts";
import { lookup, quizConcept, shareConcept, topic } from "./lookup.ts";
import { practiceAnswer, practiceNext } from "./practice.ts";
import { releaseQuestion } from "./release-question.ts";
import { report } from "./report.ts";
import { settingsButtons } from "./settings.ts";
import { show } from "./show.ts";
import { squadButtons } from "./squad.ts";
import { startReview } from "./start-review.ts";
import { postingAgain, postingThere } from "./unknown-posting.ts";

export const buttons: readonly ButtonHandler[] = [
  answer,
  explain,
  guessed,
  leaderboard,
  shareLeaderboard,
  lookup,
  quizConcept,
  shareConcept,
  topic,
  practiceAnswer,
  practiceNext,
  report,
  releaseQuestion,
  postingThere,
  postingAgain,
  show,
  startReview,
  ...settingsButtons,
  ...drillButtons,
  ...squadButtons,
];
