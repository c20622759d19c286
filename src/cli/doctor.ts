// kubedrill doctor: is the database sound, and does every card follow from its answers?
import { existsSync } from "node:fs";
import { SetupError } from "../app/errors.ts";
import type { CardKey, Cards } from "../app/storage-port.ts";
import { openDatabase } from "../open-database.ts";
import type { SqliteDatabase } from "../storage/sqlite.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

/** Cards compared in one transaction: few enough that a running Kubedrill goes on. */
const BATCH = 500;

export const doctor: CliCommand = {
  name: "doctor",
  takes: "",
  description: "Check the database: its file, its references, and that every card follows from its answers",
  async run({ words, config }) {
    if (words.length > 0) throw new UsageError(`doctor takes no words; it was given “${words.join(" ")}”.`);
    const { database: file, migrations } = config();
    if (!existsSync(file)) throw new SetupError(`There is no database ${file}. KUBEDRILL_DATABASE names it.`);
    const { database } = openDatabase(file, migrations, Date.now());
    try {
      const { checked, differing } = await checkCards(createStorage(database).cards);
      const problems = [
        ...fileProblems(database),
        ...differing.map(
          ({ learnerId, questionId }) =>
            `card of learner ${learnerId} for ${questionId} differs from its replay`,
        ),
      ];
      for (const problem of problems) console.error(problem);
      if (problems.length > 0)
        console.error(`${problems.length} found. Keep a copy (kubedrill backup) before anything else.`);
      else console.log(`${file}: the file is sound, ${checked} cards follow from their answers.`);
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

function fileProblems({ connection }: SqliteDatabase): readonly string[] {
  const integrity = connection.pragma("integrity_check") as readonly { integrity_check: string }[];
  const orphans = connection.pragma("foreign_key_check") as readonly { table: string; parent: string }[];
  return [
    ...integrity.map((row) => row.integrity_check).filter((text) => text !== "ok"),
    ...orphans.map(({ table, parent }) => `a row of ${table} has no ${parent}`),
  ];
}
