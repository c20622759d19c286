// The whole app for tests: real storage in memory, the real content, a clock and timers that tests set, seeded
// randomness, and a platform that records what it gets.

import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createBot } from "../../src/app/bot.ts";
import { createChoose } from "../../src/app/daily/choose.ts";
import { createDaily, type Daily } from "../../src/app/daily/daily.ts";
import type { Batch } from "../../src/app/daily/deps.ts";
import type { Outcome } from "../../src/app/observer.ts";
import type { NewQuarantine } from "../../src/app/question/weigh-reports.ts";
import { loadContent } from "../../src/content/load.ts";
import { createLookUp } from "../../src/content/search/search.ts";
import { questionHash } from "../../src/content/stored-form.ts";
import { makeId } from "../../src/core/id.ts";
import { letterOf } from "../../src/core/mark.ts";
import type { Curriculum } from "../../src/core/model.ts";
import type { Bot } from "../../src/ports/bot.ts";
import type { Person, PlatformName } from "../../src/ports/person.ts";
import { type Button, encodeAction, type Reply } from "../../src/ports/reply.ts";
import type { Drill, NewDrill } from "../../src/ports/storage/drills.ts";
import type { Member } from "../../src/ports/storage/people.ts";
import type { Posting } from "../../src/ports/storage/postings.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import type { SqliteDatabase } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import { date } from "./dates.ts";
import { createHandTimers, type HandTimers } from "./hand-timers.ts";
import { root } from "./kubedrill-process.ts";
import { fitHere } from "./models/fit-here.ts";
import { createTestPlatform, type TestPlatform } from "./platforms/test-platform.ts";
import { seededRandom } from "./seeded-random.ts";
import { openMigrated } from "./storage/migrated.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** 09:00 UTC of Monday, 2 March 2026, when the first question is due. */
export const FIRST = Date.UTC(2026, 2, 2, 9);

const loaded = loadContent(join(root, "content"));
export const curriculum: Curriculum = loaded.ok ? loaded.curriculum : missing("content without problems");
const lookUp = createLookUp(curriculum);
const hashed = [...curriculum.questions.values()].map((question) => ({
  question,
  hash: questionHash(question),
}));

export { buttonOf, buttonsOf, textOf } from "./platforms/read-reply.ts";

export interface TestApp {
  readonly bot: Bot;
  readonly daily: Daily;
  readonly storage: Storage;
  readonly database: SqliteDatabase;
  readonly platform: TestPlatform;
  /** The time in epoch ms; tests set it. */
  readonly clock: { now: number };
  /** Waits, such as the one before a count's edit, end when the test lets time pass. */
  readonly timers: HandTimers;
  /** What the observer recorded. */
  readonly requests: { readonly what: string; readonly id: string; outcome?: Outcome; error?: unknown }[];
  readonly batches: readonly Batch[];
  /** How long data is kept; a test can change it. */
  readonly retention: { afterUninstall: number; inactive: number | undefined };
  /** The quarantines that operators were notified of. */
  readonly quarantines: readonly NewQuarantine[];
  readonly failures: { readonly error: unknown; readonly what: string }[];
  /** A drill of the channel “general”, due at FIRST, then daily at 09:00 UTC. */
  createDrill(more?: Partial<NewDrill>): Promise<Drill>;
  /** A tick, and everything that it sends in the background. */
  tick(): Promise<void>;
  /** Moves the clock and the timers by so many ms, and waits for everything this starts. */
  pass(ms: number): Promise<void>;
  /** The channel's open or latest posting. */
  current(): Promise<Posting>;
  person(name: string): Person;
  meet(name: string): Promise<Member>;
  type(name: string, text: string): Promise<Reply>;
  press(name: string, button: Button | string): Promise<Reply>;
  /** Taps the letter of the current posting's right option, or of a wrong one. */
  tap(name: string, which: "right" | "wrong"): Promise<Reply>;
  /** The next process on the same database, with other content if given. This one may hang wherever it is. */
  restart(newer?: Curriculum): TestApp;
}

/** Opens the app. `wrap` can wrap the storage that the app gets. */
export async function openApp(
  wrap: (storage: Storage, database: SqliteDatabase) => Storage = (storage) => storage,
): Promise<TestApp> {
  const database = openMigrated();
  const storage = createStorage(database);
  await storage.questions.store(hashed, 0);
  const chance = seededRandom(6);
  const clock = { now: FIRST };
  const timers = createHandTimers();
  const world: World = { database, storage, platform: createTestPlatform(), clock, timers, chance };
  onTestFinished(() => database.close());
  return startApp(world, wrap(storage, database), seededRandom(5));
}

/** What outlives a process. */
interface World extends Pick<TestApp, "database" | "storage" | "platform" | "clock" | "timers"> {
  /** Background work draws from its own seeded randomness. */
  readonly chance: () => number;
}

function startApp(
  world: World,
  storage: Storage,
  random: () => number,
  content: Curriculum = curriculum,
): TestApp {
  const { platform, clock, timers } = world;
  const requests: TestApp["requests"] = [];
  const failures: TestApp["failures"][number][] = [];
  const batches: Batch[] = [];
  const quarantines: NewQuarantine[] = [];
  const running = (name: PlatformName) => (name === platform.name ? platform : undefined);
  const retention: TestApp["retention"] = { afterUninstall: 30 * DAY, inactive: undefined };
  const daily = createDaily({
    storage,
    curriculum: content,
    choose: createChoose(storage.schedules),
    fitWeights: fitHere,
    platform: running,
    random: world.chance,
    clock: () => clock.now,
    timers,
    catchUp: 6 * HOUR,
    retention,
    reportBatch: (batch) => batches.push(batch),
    reportQuarantine: (quarantine) => quarantines.push(quarantine),
    reportFailure: (error, what) => failures.push({ error, what }),
  });
  const bot = createBot(
    {
      storage,
      curriculum: content,
      lookUp,
      daily,
      platform: running,
      random,
      clock: () => clock.now,
      renderProgress: async () => new Uint8Array(),
    },
    {
      began(what, id) {
        const request: TestApp["requests"][number] = { what, id };
        requests.push(request);
        return (outcome, error) => Object.assign(request, { outcome, error });
      },
      batchSent: () => {},
      stepFailed: (error, what) => failures.push({ error, what }),
    },
  );
  const act = (name: string) => ({ person: makePerson(name), channel: "general", now: clock.now });
  const newId = () => makeId(clock.now, random);
  const meet = (name: string) =>
    world.storage.people.meet(makePerson(name), clock.now, {
      team: newId(),
      learner: newId(),
      member: newId(),
      chance: 0.5,
    });

  const app: TestApp = {
    ...world,
    bot,
    daily,
    requests,
    batches,
    retention,
    quarantines,
    failures,
    restart: (newer = content) => startApp(world, storage, random, newer),
    async createDrill(more) {
      const { teamId } = await meet("ada");
      const drill: NewDrill = {
        id: newId(),
        teamId,
        channel: "general",
        schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
        feedback: "instant",
        next: { date: date("2026-03-02"), at: FIRST },
        ...more,
      };
      return world.storage.drills.create(drill, clock.now);
    },
    async tick() {
      await daily.tick();
      await daily.idle();
    },
    async pass(ms) {
      clock.now += ms;
      timers.pass(ms);
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
    async current() {
      const { teamId } = await meet("ada");
      return (await world.storage.postings.current(teamId, "general")) ?? missing("posting");
    },
    person: makePerson,
    meet,
    type: (name, text) => bot.handle({ type: "text", text, ...act(name) }),
    press: (name, button) => {
      const action = typeof button === "string" ? button : encodeAction(button.action);
      return bot.handle({ type: "button", action, isPrivate: true, ...act(name) });
    },
    async tap(name, which) {
      const { id, question, order } = await app.current();
      const option = question.options.findIndex(({ correct }) => correct === (which === "right"));
      return app.press(name, `answer:${id}:${letterOf(order, option)}`);
    },
  };
  return app;
}

export function makePerson(name: string, more: Partial<Person> = {}): Person {
  const team = { externalId: "T1", name: "Team One" };
  const shared = more.platform === "discord" ? ({ sharedAccount: true } as const) : {};
  return {
    platform: "playground",
    ...shared,
    team,
    externalId: `U-${name}`,
    name,
    admin: name === "ada",
    ...more,
  };
}

function missing(what: string): never {
  throw new Error(`There is no ${what}.`);
}
