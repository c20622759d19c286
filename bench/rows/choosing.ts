// Choosing: one of 400 questions for 500 participants, in a separate thread, and how long that blocks the main
// thread.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Choosable, createChoose } from "../../src/app/daily/choose.ts";
import { createWorkerChoose } from "../../src/choosing/choose-in-worker.ts";
import { readConfig } from "../../src/config.ts";
import { questionHash } from "../../src/content/stored-form.ts";
import type { CalendarDate, Question } from "../../src/core/model.ts";
import { addDays } from "../../src/core/study-day.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import type { MessageRef } from "../../src/ports/person.ts";
import type { Drill } from "../../src/ports/storage/drills.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import { migrateSqlite } from "../../src/storage/migrate/migrate.ts";
import { openSqlite, type SqliteDatabase } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import type { BenchRow } from "../bench-row.ts";
import { interleave, median, time } from "../measure.ts";

const size = { participants: 500, questions: 400, postings: 20 };
const rounds = 6;
const firstDate = "2026-03-02" as CalendarDate;
const today = addDays(firstDate, size.postings);

export const choosing: BenchRow = {
  name: "choosing",
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), "kubedrill-bench-"));
    const file = join(folder, "choosing.db");
    const database = openSqlite(file);
    migrateSqlite(database.connection, readConfig({}).migrations, 0);
    const storage = createStorage(database);
    const drill = await fill(database, storage);
    const questions = choosable();
    const here = createChoose(storage.schedules);
    const worker = createWorkerChoose(file, questions);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const heldUp: number[] = [];
    try {
      const { ours, baseline } = await interleave(
        {
          ours: async () => {
            delay.reset();
            delay.enable();
            const ms = await time(() => worker.choose(drill, today, questions));
            delay.disable();
            heldUp.push(delay.max / 1e6);
            return ms;
          },
          baseline: () => time(() => here(drill, today, questions)),
        },
        { warmUps: 2, rounds },
      );
      return [
        {
          name: "choosing in a thread, against on the main one",
          unit: "ms",
          ours,
          baseline,
          goal: { of: "ours", sign: "≤", value: 500 },
        },
        {
          name: "main thread held up meanwhile, at most",
          unit: "ms",
          ours: median(heldUp),
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

/** IDs and topics like the content's, in the goal's number. */
function choosable(): readonly Choosable[] {
  return Array.from({ length: size.questions }, (_, index) => ({
    id: `question-${index}`,
    topic: `topic-${index % 10}`,
    difficulty: 1,
  }));
}

/** A drill with 20 postings that everyone answered, and a card for each participant and question. */
async function fill({ connection }: SqliteDatabase, storage: Storage): Promise<Drill> {
  const questions = [...loadCurriculum(readConfig({}).content).questions.values()].slice(0, size.postings);
  await storage.questions.store(
    questions.map((question) => ({ question, hash: questionHash(question) })),
    0,
  );
  const { teamId } = await storage.people.meet(person(0), 0, {
    team: "team",
    learner: "l0",
    member: "m0",
    chance: 0.5,
  });
  const schedule = { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
  const drill = await storage.drills.create(
    { id: "drill", teamId, channel: "general", schedule, feedback: "instant" },
    0,
  );
  for (const [index, question] of questions.entries()) await post(storage, drill, index, question);
  connection.exec("BEGIN");
  const learner = connection.prepare("INSERT OR IGNORE INTO learner (id, created_at) VALUES (?, 0)");
  const member = connection.prepare(`
    INSERT OR IGNORE INTO member (id, team_id, learner_id, external_id, name, created_at) VALUES (?, ?, ?, ?, ?, 0)`);
  const answer = connection.prepare(`
    INSERT INTO answer (id, member_id, learner_id, posting_id, question_id, question_version, option_index, correct,
      open_book, kind, points, study_day, answered_at)
    VALUES (?, ?, ?, ?, ?, 1, 0, 1, 0, 'daily', 10, '2026-03-02', 0)`);
  const card = connection.prepare(
    "INSERT INTO card VALUES (?, ?, ?, 5, 1, 0, ?, '2026-04-01', 'bench', 21, NULL)",
  );
  for (let one = 0; one < size.participants; one++) {
    learner.run(`l${one}`);
    member.run(`m${one}`, teamId, `l${one}`, `U${one}`, `Member ${one}`);
    for (const [index, { id }] of questions.entries())
      answer.run(`a${one}-${index}`, `m${one}`, `l${one}`, `p${index}`, id);
    for (let question = 0; question < size.questions; question++) {
      card.run(
        `l${one}`,
        `question-${question}`,
        1 + ((one * 7 + question * 13) % 50),
        addDays(firstDate, question % size.postings),
      );
    }
  }
  connection.exec("COMMIT");
  return drill;
}

async function post(
  storage: Storage,
  drill: Drill,
  index: number,
  { id, version, options }: Question,
): Promise<void> {
  await storage.postings.claim([
    {
      id: `p${index}`,
      drill,
      due: { date: addDays(firstDate, index), at: 0 },
      byHand: true,
      question: { id, version },
      order: options.map((_, place) => place),
      reason: "",
      now: 0,
      next: undefined,
    },
  ]);
  await storage.sending.beginSending(`p${index}`, 0, "claim");
  await storage.sending.markPosted(`p${index}`, `message-${index}` as MessageRef);
}

function person(index: number) {
  const team = { externalId: "T", name: "Team" };
  return {
    platform: "playground" as const,
    team,
    externalId: `U${index}`,
    name: `Member ${index}`,
    admin: false,
  };
}
