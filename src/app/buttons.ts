// Every button, by the name in its action. Names are never reused.

import { answer } from "./answer/answer.ts";
import { explain } from "./answer/explain.ts";
import { guessed } from "./answer/guessed.ts";
import type { ButtonHandler } from "./command/command.ts";
import { drillButtons } from "./drill/drill-buttons.ts";
import { postingAgain, postingThere } from "./drill/unknown-posting.ts";
import { leaderboard, shareLeaderboard } from "./leaderboard/leaderboard-buttons.ts";
import { lookup, quizConcept, shareConcept, topic } from "./lookup/lookup-buttons.ts";
import { settingsButtons } from "./person/person-buttons.ts";
import { practiceAnswer, practiceNext } from "./practice/practice.ts";
import { startReview } from "./practice/start-review.ts";
import { releaseQuestion } from "./question/release-question.ts";
import { report } from "./question/report.ts";
import { squadButtons } from "./squad/squad-buttons.ts";
import { show } from "./team/show.ts";

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
