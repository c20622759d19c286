// Fitting in the app's upkeep: someone with 2,000 reviews gets a personal memory model, and /progress says so.
import { describe, expect, it, onTestFinished } from "vitest";
import { practice } from "../../../bench/weights/synthetic-learner.ts";
import { makeId } from "../../../src/core/id.ts";
import { createWorkerFit } from "../../../src/fitting/fit-in-worker.ts";
import { curriculum, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { ownWeights } from "../../support/models/own-weights.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const SAYS = "Your memory model has been personal since";

/** Stores so many reviews of someone who forgets by `ownWeights`; then it's November. */
async function review(app: TestApp, name: string, reviews: number) {
  app.clock.now = Date.UTC(2026, 10, 3, 9);
  const { id, learnerId } = await app.meet(name);
  const random = seededRandom(11);
  const insert = app.database.connection.prepare(
    `INSERT INTO answer (id, member_id, learner_id, question_id, question_version, option_index, correct, open_book, hinted,
      kind, points, study_day, answered_at) VALUES (?, ?, ?, ?, ?, 0, ?, 0, ?, 'review', 0, ?, ?)`,
  );
  const questions = [...curriculum.questions.values()];
  practice(7, ownWeights, reviews).forEach((log, index) => {
    const question = questions[index];
    for (const { recall, day } of log) {
      const now = Date.parse(`${day}T12:00Z`);
      const correct = recall === "wrong" ? 0 : 1;
      const hinted = recall === "guessed" ? 1 : 0;
      insert.run(
        makeId(now, random),
        id,
        learnerId,
        question?.id,
        question?.version,
        correct,
        hinted,
        day,
        now,
      );
    }
  });
  app.database.connection
    .prepare(
      `INSERT INTO card (learner_id, question_id, stability, difficulty, reviews, lapses, last_day, due_day, library, weight_count)
        SELECT DISTINCT learner_id, question_id, 1, 5, 1, 0, '2026-01-05', '2026-01-06', 'older', 21 FROM answer`,
    )
    .run();
  // Upkeep replays cards of another model.
  await app.storage.memoryModels.catchUp(learnerId);
  return learnerId;
}

const later = async (app: TestApp) => {
  app.clock.now += 2 * HOUR;
  await app.tick();
};

describe("fitting memory models", () => {
  it("gives a learner with 2,000 reviews a model of their own, and /progress says so", async () => {
    const app = await openApp();
    const learnerId = await review(app, "bo", 2_000);
    expect(textOf(await app.type("bo", "/progress"))).not.toContain(SAYS);
    await app.tick();
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("bo", "/progress"))).toContain(`${SAYS} November 3, 2026`);
    expect(textOf(await app.type("ada", "/progress"))).not.toContain(SAYS);
    expect((await app.storage.cards.differing(undefined, 1_000)).differing).toEqual([]);
    expect((await app.storage.memoryModels.toFit(undefined)).ripe).toEqual([]);
    const fitted = app.database.connection.prepare("SELECT * FROM learner WHERE id = ?").get(learnerId);
    await later(app);
    expect(app.database.connection.prepare("SELECT * FROM learner WHERE id = ?").get(learnerId)).toEqual(
      fitted,
    );
  });

  it("changes nothing below 2,000 reviews", async () => {
    const app = await openApp();
    await review(app, "bo", 1_999);
    await later(app);
    expect(textOf(await app.type("bo", "/progress"))).not.toContain(SAYS);
    expect(app.failures).toEqual([]);
  });

  it("reports a failure, and fits again an hour later", async () => {
    let failing = true;
    const app = await openApp((storage) => ({
      ...storage,
      memoryModels: {
        ...storage.memoryModels,
        log: (learnerId, after) =>
          failing
            ? Promise.reject(new Error("The disk is gone."))
            : storage.memoryModels.log(learnerId, after),
      },
    }));
    await review(app, "bo", 2_000);
    await app.tick();
    expect(app.failures.map(({ what }) => what)).toEqual(["fit a memory model"]);
    failing = false;
    await app.tick();
    expect(textOf(await app.type("bo", "/progress"))).not.toContain(SAYS);
    await later(app);
    expect(textOf(await app.type("bo", "/progress"))).toContain(SAYS);
  });
});

describe("the thread that fits weights", () => {
  const start = (script?: URL) => {
    const missing: string[] = [];
    const fitter = createWorkerFit((reason) => void missing.push(reason), script);
    onTestFinished(() => fitter.stop());
    return { ...fitter, missing };
  };

  it("fits and judges weights", async () => {
    const { fitWeights, missing } = start();
    const fitted = await fitWeights(async () => ({
      logs: practice(7, ownWeights, 2_000),
      current: undefined,
    }));
    expect(fitted).toMatchObject({ judgment: { type: "adopt" }, reviews: 2_000 });
    expect(missing).toEqual([]);
  });

  it("says once that this system has no optimizer, and reads no logs", async () => {
    const { fitWeights, missing } = start(new URL("no-optimizer.ts", import.meta.url));
    for (let time = 0; time < 2; time++)
      expect(await fitWeights(() => Promise.reject(new Error("Logs were read.")))).toBeUndefined();
    expect(missing).toEqual(["Error: Cannot find native binding."]);
  });
});
