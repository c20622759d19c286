// An hour's upkeep for a learner with thousands of reviews: how long fitting their weights blocks the main thread.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type FitWeights, fitLearners } from "../../src/app/weights/fit-weights.ts";
import { readConfig } from "../../src/config.ts";
import { questionHash } from "../../src/content/stored-form.ts";
import { fitAndJudge, loadOptimizer } from "../../src/fitting/fit.ts";
import { createWorkerFit } from "../../src/fitting/fit-in-worker.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";
import { openSqlite, type SqliteDatabase } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import type { BenchRow } from "../bench-row.ts";
import { interleave } from "../measure.ts";
import { practice, trueWeights } from "../weights/synthetic-learner.ts";

/** About a year and a half of ten reviews per day. */
const REVIEWS = 5_000;

/** A learner whose weights are adopted, so that their cards are replayed too. */
const SEED = 2;

export const fitting: BenchRow = {
  name: "fitting",
  async measure({ short }) {
    const folder = mkdtempSync(join(tmpdir(), "kubedrill-bench-"));
    const database = openSqlite(join(folder, "fitting.db"));
    migrateSqlite(database.connection, readConfig({}).migrations, 0);
    const storage = createStorage(database);
    const learnerId = await fill(database);
    const worker = createWorkerFit((reason) => {
      throw new Error(reason);
    });
    const optimize = await loadOptimizer();
    if (typeof optimize === "string") throw new Error(optimize);
    const here: FitWeights = async (read) => fitAndJudge(await read(), optimize);
    async function fitOnce(fitWeights: FitWeights): Promise<number> {
      database.connection.exec("UPDATE learner SET weights = NULL, fit_reviews = NULL");
      await storage.memoryModels.catchUp(learnerId);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await fitLearners({
        storage,
        fitWeights,
        clock: () => 0,
        reportFailure(error) {
          throw error;
        },
      });
      delay.disable();
      if ((await storage.memoryModels.since(learnerId)) === undefined)
        throw new Error("The weights weren't adopted.");
      return delay.max / 1e6;
    }
    try {
      const { ours, baseline } = await interleave(
        { ours: () => fitOnce(worker.fitWeights), baseline: () => fitOnce(here) },
        { warmUps: 2, rounds: short ? 2 : 6 },
      );
      return [
        {
          name: `main thread blocked while ${REVIEWS} reviews are fitted, at most; against fitting there`,
          unit: "ms",
          ours,
          baseline,
          goal: { of: "ours", sign: "≤", value: 20 },
        },
      ];
    } finally {
      await worker.stop();
      await database.close();
      rmSync(folder, { recursive: true });
    }
  },
};

/** Stores the reviews and cards of a learner who differs from the standard model, and returns the learner's ID. */
async function fill(database: SqliteDatabase): Promise<string> {
  const storage = createStorage(database);
  const questions = [...loadCurriculum(readConfig({}).content).questions.values()];
  const hashed = questions.map((question) => ({ question, hash: questionHash(question) }));
  await storage.questions.store(hashed, 0);
  const person = {
    platform: "playground",
    team: { externalId: "T", name: "Team" },
    externalId: "U",
    name: "Member",
    admin: false,
  } as const;
  const ids = { team: "team", learner: "learner", member: "member", chance: 0.5 };
  const { id, learnerId } = await storage.people.meet(person, 0, ids);
  const { connection } = database;
  const answer = connection.prepare(`
    INSERT INTO answer (id, member_id, learner_id, question_id, question_version, option_index, correct, open_book,
      hinted, kind, points, study_day, answered_at)
    VALUES (?, ?, ?, ?, ?, 0, ?, 0, ?, 'review', 0, ?, ?)`);
  connection.exec("BEGIN");
  for (const [index, log] of practice(SEED, trueWeights(SEED, true), REVIEWS).entries())
    for (const [number, { recall, day }] of log.entries()) {
      const { id: question, version } = questions[index] ?? {};
      const [right, hinted] = [recall === "wrong" ? 0 : 1, recall === "guessed" ? 1 : 0];
      const now = Date.parse(`${day}T12:00Z`);
      answer.run(`a${index}-${number}`, id, learnerId, question, version, right, hinted, day, now);
    }
  connection.exec(`
    INSERT INTO card (learner_id, question_id, stability, difficulty, reviews, lapses, last_day, due_day, library,
      weight_count)
    SELECT DISTINCT learner_id, question_id, 1, 5, 1, 0, '2026-01-05', '2026-01-06', 'bench', 21 FROM answer`);
  connection.exec("COMMIT");
  await storage.memoryModels.catchUp(learnerId);
  return learnerId;
}
