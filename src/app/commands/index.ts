// Every command, in the order in which /help lists them.
import type { Command } from "../command.ts";
import { daily } from "./daily.ts";
import { createHelp } from "./help.ts";
import { leaderboard } from "./leaderboard.ts";
import { lookup } from "./lookup.ts";
import { progress } from "./progress.ts";
import { questions } from "./questions.ts";
import { quiz } from "./quiz.ts";
import { review } from "./review.ts";

const listed: readonly Command[] = [lookup, daily, review, quiz, progress, leaderboard, questions];

export const commands: readonly Command[] = [...listed, createHelp(listed)];
