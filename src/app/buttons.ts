// Every button that does more than run a command, by the name in its action. Names are never reused.

import type { Action } from "../ports/reply.ts";
import { answer } from "./answer/answer.ts";
import { explain } from "./answer/explain.ts";
import { guessed } from "./answer/guessed.ts";
import { hint } from "./answer/hint.ts";
import { myAnswer } from "./answer/my-answer.ts";
import { whyNot } from "./answer/why-not.ts";
import { cancel } from "./command/cancel.ts";
import type { ButtonHandler } from "./command/command.ts";
import { findCommandButton } from "./command/command-button.ts";
import { commands } from "./commands.ts";
import { drillButtons } from "./drill/drill-buttons.ts";
import { postingAgain, postingThere } from "./drill/unknown-posting.ts";
import { earlierButtons } from "./earlier-buttons.ts";
import { leaderboardPage, shareLeaderboard } from "./leaderboard/leaderboard-buttons.ts";
import { compare } from "./lookup/compare.ts";
import { lookup, quizConcept, shareConcept, topic, train } from "./lookup/lookup-buttons.ts";
import { linkButtons } from "./person/link.ts";
import { settingsButtons } from "./person/person-buttons.ts";
import { knowCard, suspendCard } from "./practice/card-choices.ts";
import { practiceAnswer, practiceHint, practiceNext } from "./practice/practice.ts";
import { resumeReview, suspended } from "./practice/suspended.ts";
import { releaseQuestion } from "./question/release-question.ts";
import { report } from "./question/report.ts";
import { recapAgain, recapThere } from "./recap/unknown-recap.ts";
import { squadButtons } from "./squad/squad-buttons.ts";

export const buttons: readonly ButtonHandler[] = [
  answer,
  cancel,
  hint,
  explain,
  guessed,
  myAnswer,
  whyNot,
  shareLeaderboard,
  leaderboardPage,
  lookup,
  compare,
  quizConcept,
  shareConcept,
  topic,
  train,
  practiceAnswer,
  practiceHint,
  practiceNext,
  knowCard,
  suspendCard,
  suspended,
  resumeReview,
  report,
  releaseQuestion,
  postingThere,
  postingAgain,
  recapThere,
  recapAgain,
  ...settingsButtons,
  ...linkButtons,
  ...drillButtons,
  ...squadButtons,
  ...earlierButtons,
];

/** The button that an action presses: one of these, or one that runs a command. */
export function findButton(action: Action): ButtonHandler | undefined {
  return findCommandButton(action, commands) ?? buttons.find(({ name }) => name === action.name);
}
