// Answers on Slack, over HTTP and over its socket.

import type { BenchRow } from "../bench-row.ts";
import { measureAnswers } from "../bots/answer-costs.ts";
import { startContestant } from "../slack/contestants.ts";

export const slackHttpAnswers: BenchRow = {
  name: "slack-http-answers",
  measure: (options) => measureAnswers("Slack HTTP", options, startContestant("http")),
};

export const slackSocketAnswers: BenchRow = {
  name: "slack-socket-answers",
  measure: (options) => measureAnswers("Slack socket", options, startContestant("socket")),
};
