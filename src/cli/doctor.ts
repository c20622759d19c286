// kubedrill doctor: checks the database, and that every card follows from its answers.

import { type OpenedDatabase, openExistingDatabase } from "../open-database.ts";
import type { CardKey, Cards } from "../ports/storage/cards.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

/** Cards compared per transaction: few enough not to block a running Kubedrill. */
const BATCH = 500;

export const doctor: CliCommand = {
  name: "doctor",
  takes: "",
  description: "Check the database: its file, its references, and that every card follows from its answers",
  async run({ words, config }) {
    if (words.length > 0) throw new UsageError(`doctor takes no words; it was given “${words.join(" ")}”.`);
    const { database: address, migrations } = config();
    const opened = await openExistingDatabase(address, migrations, Date.now());
    const { database, name } = opened;
    try {
      const { cards, answers } = createStorage(database);
      const { checked, differing } = await checkCards(cards);
      const problems = [
        ...fileProblems(opened),
        ...differing.map(
          ({ learnerId, questionId }) =>
            `card of learner ${learnerId} for ${questionId} differs from its replay`,
        ),
      ];
      for (const problem of problems) console.error(problem);
      const copy = opened.kind === "sqlite" ? "kubedrill backup" : "pg_dump";
      const sound = opened.kind === "sqlite" ? "the file is sound, " : "";
      if (problems.length > 0)
        console.error(`${problems.length} found. Keep a copy (${copy}) before anything else.`);
      else console.log(`${name}: ${sound}${checked} cards follow from their answers.`);
      const newest = await answers.newestAt();
      if (newest !== undefined)
        console.log(
          `The newest answer is from ${new Date(newest).toISOString()}. After a restore, later ones are lost.`,
        );
      return problems.length === 0 ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};

async function checkCards(cards: Cards): Promise<{ checked: number; differing: readonly CardKey[] }> {
  const differing: CardKey[] = [];
  let checked = 0;
  let last: CardKey | undefined;
  do {
    const found = await cards.differing(last, BATCH);
    checked += found.checked;
    differing.push(...found.differing);
    last = found.last;
  } while (last !== undefined);
  return { checked, differing };
}

/** SQLite only: PostgreSQL checks its own files and references. */
function fileProblems(opened: OpenedDatabase): readonly string[] {
  if (opened.kind === "postgres") return [];
  const { connection } = opened.database;
  const integrity = connection.pragma("integrity_check") as readonly { integrity_check: string }[];
  const orphans = connection.pragma("foreign_key_check") as readonly { table: string; parent: string }[];
  return [
    ...integrity.map((row) => row.integrity_check).filter((text) => text !== "ok"),
    ...orphans.map(({ table, parent }) => `a row of ${table} has no ${parent}`),
  ];
}
