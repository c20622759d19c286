// kubedrill questions quarantine and release: what an operator decides for the whole installation.

import { makeId } from "../core/id.ts";
import { loadCurriculum } from "../load-curriculum.ts";
import { openExistingDatabase } from "../open-database.ts";
import { SetupError } from "../ports/errors.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

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
        const ruling = {
          id: makeId(now, Math.random),
          questionId: id,
          version: question.version,
          verdict,
          at: now,
        };
        await createStorage(database).reports.rule(ruling);
      } finally {
        await database.close();
      }
      console.log(`${id} version ${question.version} ${done}.`);
      return 0;
    },
  };
}
