// The whole app on Slack: real storage in memory, the real content, the real Bolt, and a local Slack.
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createBot } from "../../../src/app/bot.ts";
import { createChoose } from "../../../src/app/daily/choose.ts";
import { createDaily, type Daily } from "../../../src/app/daily/daily.ts";
import { createLookUp } from "../../../src/content/search/search.ts";
import { questionHash } from "../../../src/content/stored-form.ts";
import { makeId } from "../../../src/core/id.ts";
import { letterOf } from "../../../src/core/mark.ts";
import { createSlack, type Slack } from "../../../src/platforms/slack/slack.ts";
import type { Bot } from "../../../src/ports/bot.ts";
import type { PlatformName } from "../../../src/ports/person.ts";
import type { Drill, NewDrill } from "../../../src/ports/storage/drills.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { systemTimers, type Timers } from "../../../src/ports/timers.ts";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import type { Channel, Message } from "../../slack-server/model.ts";
import type { SlackServerSettings } from "../../slack-server/settings.ts";
import { curriculum, FIRST, HOUR } from "../app.ts";
import { date } from "../dates.ts";
import { root } from "../kubedrill-process.ts";
import { seededRandom } from "../seeded-random.ts";
import { onePixel } from "./block-gallery.ts";
import { keepLog, type LogLine, type Mode, openSlackWorld, type SlackWorld } from "./slack-bot.ts";

/** One process of Kubedrill. */
interface SlackProcess {
  readonly bot: Bot;
  readonly daily: Daily;
  readonly kubedrill: Slack;
  readonly lines: readonly LogLine[];
  readonly failures: readonly { readonly error: unknown; readonly what: string }[];
  /** A tick, and everything that it sends. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

export interface SlackApp extends SlackWorld {
  readonly storage: Storage;
  /** The time, in epoch ms; tests set it. */
  readonly clock: { now: number };
  /** Starts a process, on the same database as those before it. */
  start(timers?: Timers): Promise<SlackProcess>;
  /** A drill of #general, due at FIRST, then daily at 09:00 UTC. */
  createDrill(more?: Partial<NewDrill>): Promise<Drill>;
  /** The channel's posting, as it is in the database. */
  posting(channel?: Channel): Promise<Posting>;
  /** The letter of a posting's right option, or of a wrong one. */
  letter(posting: Posting, which: "right" | "wrong"): string;
  /** The latest public message of #general. */
  latest(): Message;
}

const lookUp = createLookUp(curriculum);
const versions = [...curriculum.questions.values()].map((question) => ({
  question,
  hash: questionHash(question),
}));

/** A local Slack with one workspace, and a database; everything ends with the test. */
export async function openSlackApp(mode: Mode, chosen: Partial<SlackServerSettings> = {}): Promise<SlackApp> {
  const world = await openSlackWorld(mode, chosen);
  const { slack, team, ada, general } = world;
  const database = openSqlite(":memory:");
  migrateSqlite(database.connection, join(root, "migrations"), 0);
  const storage = createStorage(database);
  await storage.questions.store(versions, 0);
  const processes: SlackProcess[] = [];
  onTestFinished(async () => {
    for (const one of processes) await one.stop();
    await database.close();
  });
  const clock = { now: FIRST };
  const random = seededRandom(7);
  const newId = () => makeId(clock.now, random);

  const teamId = async () => {
    const ours = { externalId: team.id, name: "Ship" };
    const person = { platform: "slack", team: ours, externalId: ada.id, name: "ada", admin: true } as const;
    const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    return (await storage.people.meet(person, clock.now, ids)).teamId;
  };

  return {
    ...world,
    storage,
    clock,
    async start(timers = systemTimers) {
      const one = createProcess({ world, storage, clock, random, timers });
      processes.push(one);
      await one.kubedrill.start(one.bot);
      await world.serve(one.kubedrill);
      return one;
    },
    async createDrill(more) {
      const drill: NewDrill = {
        id: newId(),
        teamId: await teamId(),
        channel: general.id,
        schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
        feedback: "instant",
        next: { date: date("2026-03-02"), at: FIRST },
        ...more,
      };
      return storage.drills.create(drill, clock.now);
    },
    async posting(where = general) {
      const posting = await storage.postings.current(await teamId(), where.id);
      if (posting === undefined) throw new Error("There is no posting.");
      return posting;
    },
    letter({ question, order }, which) {
      const option = question.options.findIndex(({ correct }) => correct === (which === "right"));
      return letterOf(order, option);
    },
    latest() {
      const message = slack.messages(general).at(-1);
      if (message === undefined) throw new Error("Nothing was posted.");
      return message;
    },
  };
}

interface ProcessParts {
  readonly world: SlackWorld;
  readonly storage: Storage;
  readonly clock: { readonly now: number };
  readonly random: () => number;
  readonly timers: Timers;
}

function createProcess({ world, storage, clock, random, timers }: ProcessParts): SlackProcess {
  const failures: SlackProcess["failures"][number][] = [];
  const { log, lines } = keepLog();
  const now = () => clock.now;
  const kubedrill = createSlack(world.settings(), { ...storage, log, clock: now, timers });
  const platform = (name: PlatformName) => (name === "slack" ? kubedrill.platform : undefined);
  const reportFailure = (error: unknown, what: string) => void failures.push({ error, what });
  const daily = createDaily({
    storage,
    curriculum,
    choose: createChoose(storage.schedules),
    platform,
    random,
    clock: now,
    catchUp: 6 * HOUR,
    reportBatch: () => {},
    reportQuarantine: () => {},
    reportFailure,
  });
  const renderProgress = async () => onePixel;
  const bot = createBot(
    { storage, curriculum, lookUp, daily, random, platform, clock: now, renderProgress },
    {
      began: (what) => (_, error) => error !== undefined && reportFailure(error, what),
      batchSent: () => {},
      stepFailed: reportFailure,
    },
  );
  let stopping: Promise<void> | undefined;
  return {
    bot,
    daily,
    kubedrill,
    lines,
    failures,
    async tick() {
      await daily.tick();
      await daily.idle();
    },
    stop() {
      stopping ??= daily.stop().then(kubedrill.stop);
      return stopping;
    },
  };
}
