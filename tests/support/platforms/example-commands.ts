// Commands of every shape of options, for tests that parse and check them.
import type { CommandDescription } from "../../../src/ports/command-description.ts";

export const lookup: CommandDescription = {
  name: "lookup",
  description: "Look a concept up",
  options: { concept: { type: "text", description: "A concept or plain words", required: true } },
};

export const quiz: CommandDescription = {
  name: "quiz",
  description: "Practice in private",
  options: {
    topic: { type: "text", description: "A topic" },
    count: { type: "integer", description: "How many questions", minimum: 1, maximum: 20 },
  },
};

export const leaderboard: CommandDescription = {
  name: "leaderboard",
  description: "Who leads",
  options: {
    period: { type: "choice", description: "The time", choices: ["week", "month", "season", "all time"] },
    board: { type: "choice", description: "Who", choices: ["members", "squads", "Members of squads"] },
  },
};

export const help: CommandDescription = { name: "help", description: "What there is", options: {} };

export const exampleCommands: readonly CommandDescription[] = [lookup, quiz, leaderboard, help];
