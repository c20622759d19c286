// Answers on Discord.
import { measureAnswers } from "../answer-costs.ts";
import type { BenchRow } from "../bench-row.ts";
import { startContestant } from "../discord/contestants.ts";

export const discordAnswers: BenchRow = {
  name: "discord-answers",
  measure: (options) => measureAnswers("Discord", options, startContestant),
};
