// kubedrill questions reported, quarantine, and release: an operator's view and decisions.

import { questionHash } from "../content/stored-form.ts";
import { loadCurriculum } from "../load-curriculum.ts";
import { openExistingDatabase } from "../open-database.ts";
import { SetupError } from "../ports/errors.ts";
import type { Disputed } from "../ports/storage/reports.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

export const questionsReported: CliCommand = {
  name: "questions reported",
  takes: "",
  description: "List reported questions: by how many learners and teams, and where they aren't asked",
  async run({ words, config }) {
    if (words.length > 0) throw new UsageError("questions reported takes no words.");
    const { database: address, migrations } = config();
    const { database } = await openExistingDatabase(address, migrations, Date.now());
    try {
      const disputed = await createStorage(database).reports.overview();
      console.log(disputed.length === 0 ? "No question is reported." : disputed.map(toLine).join("\n"));
      return 0;
    } finally {
      await database.close();
    }
  },
};

export const questionsQuarantine = createRuling(
  "quarantine",
  "Stop asking a question, in every team, until it is released or has a new version",
  "is asked nowhere now",
);

export const questionsRelease = createRuling(
  "release",
  "Ask a question again; reports from before count no longer",
  "may be asked again",
);

function createRuling(verdict: "quarantine" | "release", description: string, done: string): CliCommand {
  const name = `questions ${verdict}`;
  return {
    name,
    takes: "<question id>",
    description,
    async run({ words, config }) {
      const [id, ...more] = words;
      if (id === undefined || more.length > 0) throw new UsageError(`${name} takes one question id.`);
      const { content, database: address, migrations } = config();
      const question = loadCurriculum(content).questions.get(id);
      if (question === undefined) {
        throw new SetupError(
          `There is no question “${id}” in ${content}. kubedrill questions report lists ids.`,
        );
      }
      const now = Date.now();
      const { database } = await openExistingDatabase(address, migrations, now);
      try {
        const { questions, reports } = createStorage(database);
        // The database must know a version before a decision about it, even if no process has loaded it yet.
        await questions.store([{ question, hash: questionHash(question) }], now);
        await reports.rule({ questionId: id, version: question.version }, verdict, now);
      } finally {
        await database.close();
      }
      console.log(`${id} version ${question.version} ${done}.`);
      return 0;
    },
  };
}

/** “pod-ip version 1: reported by 3 learners in 2 teams; not asked anywhere (reports)”. */
function toLine({ questionId, version, learners, teams, quarantinedIn, quarantinedBy }: Disputed): string {
  const reported =
    learners === 0
      ? "not reported"
      : `reported by ${counted(learners, "learner")} in ${counted(teams, "team")}`;
  return `${questionId} version ${version}: ${reported}; ${state(quarantinedIn, quarantinedBy)}`;
}

function state(quarantinedIn: number, quarantinedBy: Disputed["quarantinedBy"]): string {
  if (quarantinedBy !== undefined)
    return `not asked anywhere (${quarantinedBy === "reports" ? "by reports" : "by an operator"})`;
  return quarantinedIn === 0 ? "still asked" : `not asked in ${counted(quarantinedIn, "team")}`;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
