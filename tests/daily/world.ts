// The real daily question with an in-memory database, two questions, and a channel that records its messages.
import { createDaily } from "../../src/app/daily/daily.ts";
import { nextOccurrence, type Schedule } from "../../src/core/drill-calendar.ts";
import type { Curriculum } from "../../src/core/model.ts";
import type { MessageRef } from "../../src/ports/person.ts";
import type { Platform } from "../../src/ports/platform.ts";
import type { Drill } from "../../src/ports/storage/drills.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import type { SqliteDatabase } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import { makeConcept } from "../support/make-concept.ts";
import { makeQuestion } from "../support/make-question.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { openMigrated } from "../support/storage/migrated.ts";
import { makePerson } from "../support/storage/storage.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** How late a missed question is still asked, in ms. */
export const CATCH_UP = 6 * HOUR;

/** A message in a channel: its posting's ID, its time, and its number of edits. */
interface Shown {
  readonly at: number;
  edits: number;
}

export interface World {
  readonly storage: Storage;
  readonly database: SqliteDatabase;
  /** Messages by key. A key that was posted twice is also in `twice`. */
  readonly shown: ReadonlyMap<string, Shown>;
  readonly twice: readonly string[];
  readonly failures: readonly string[];
  /** Creates a drill in its own channel, at `now`. */
  create(schedule: Schedule, closesAfterHours: number | undefined, now: number): Promise<Drill>;
  /** Runs the tick of that minute and sends everything it queues. */
  tick(now: number): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const database = openMigrated();
  const storage = createStorage(database);
  const questions = ["one", "two"].map((id) => makeQuestion({ id }));
  const curriculum: Curriculum = {
    name: "Two questions",
    topics: [{ slug: "services", title: "Services", summary: "…", concepts: ["clusterip"] }],
    concepts: new Map([["clusterip", makeConcept()]]),
    questions: new Map(questions.map((question) => [question.id, question])),
  };
  await storage.questions.store(
    questions.map((question) => ({ question, hash: question.id })),
    0,
  );

  const shown = new Map<string, Shown>();
  const twice: string[] = [];
  const failures: string[] = [];
  let now = 0;
  let ids = 0;
  const platform: Platform = {
    name: "playground",
    pace: { perSecond: Number.POSITIVE_INFINITY, atOnce: 16, channelInterval: 0 },
    terms: { name: "The test platform", reach: "here" },
    countInterval: () => 0,
    async post(_channel, _blocks, key) {
      if (shown.has(key)) twice.push(key);
      shown.set(key, { at: now, edits: 0 });
      return key as MessageRef;
    },
    find: async (_channel, key) => (shown.has(key) ? (key as MessageRef) : "absent"),
    async edit(message) {
      const found = shown.get(message);
      if (found !== undefined) found.edits++;
    },
    reply: async () => {},
    direct: async () => {},
    missingPermissions: async () => [],
    hasThreads: async () => true,
    isAdmin: async () => true,
    zone: async () => undefined,
  };
  const daily = createDaily({
    storage,
    curriculum,
    platform: (name) => (name === platform.name ? platform : undefined),
    // These tests don't depend on the question.
    choose: async (_drill, _date, [question]) =>
      question && {
        id: question.id,
        repairs: 0,
        wouldKnow: 0,
        of: 0,
        comeback: false,
        topicAsked: 0,
        topicSize: 1,
      },
    fitWeights: async () => undefined,
    random: seededRandom(1),
    clock: () => now,
    catchUp: CATCH_UP,
    reportFailure: (error, what) => failures.push(`${what}: ${String(error)}`),
    reportBatch: () => {},
    reportQuarantine: () => {},
  });
  const newId = () => String(++ids).padStart(20, "0");

  return {
    storage,
    database,
    shown,
    twice,
    failures,
    async create(schedule, closesAfterHours, at) {
      const id = newId();
      const { teamId } = await storage.people.meet(
        makePerson("ada", { team: { externalId: id, name: id } }),
        at,
        {
          team: newId(),
          learner: newId(),
          member: newId(),
          chance: 0.5,
        },
      );
      const next = nextOccurrence(schedule, at - 1);
      return storage.drills.create(
        { id, teamId, channel: "general", schedule, feedback: "instant", closesAfterHours, next },
        at,
      );
    },
    async tick(at) {
      now = at;
      await daily.tick();
      await daily.idle();
    },
  };
}
