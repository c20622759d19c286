// Answers on Discord.

import type { BenchRow } from "../bench-row.ts";
import { measureAnswers } from "../bots/answer-costs.ts";
import { startContestant } from "../discord/contestants.ts";

export const discordAnswers: BenchRow = {
  name: "discord-answers",
  measure: (options) => measureAnswers("Discord", options, startContestant),
};
