// What whole apps on Slack and Discord share: storage in memory, the real content, and the bot with its daily question.
import { createBot } from "../../../src/app/bot.ts";
import { createChoose } from "../../../src/app/daily/choose.ts";
import { createDaily, type Daily } from "../../../src/app/daily/daily.ts";
import { createLookUp } from "../../../src/content/search/search.ts";
import { questionHash } from "../../../src/content/stored-form.ts";
import { makeId } from "../../../src/core/id.ts";
import { letterOf } from "../../../src/core/mark.ts";
import type { Bot } from "../../../src/ports/bot.ts";
import type { Person } from "../../../src/ports/person.ts";
import type { Platform } from "../../../src/ports/platform.ts";
import type { Drill, NewDrill } from "../../../src/ports/storage/drills.ts";
import type { Member } from "../../../src/ports/storage/people.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { curriculum, FIRST, HOUR } from "../app.ts";
import { date } from "../dates.ts";
import { fitHere } from "../models/fit-here.ts";
import { seededRandom } from "../seeded-random.ts";
import { openMigrated } from "../storage/migrated.ts";
import { onePixel } from "./block-gallery.ts";

export interface Stored {
  readonly storage: Storage;
  /** The time in epoch ms; tests set it. */
  readonly clock: { now: number };
  readonly random: () => number;
  readonly newId: () => string;
}

/** The team of an app. Its operations act on the database. */
export interface StoredTeam {
  /** Its admin, as a member. */
  meetAdmin(): Promise<Member>;
  /** A drill of #general, due at FIRST, then daily at 09:00 UTC. */
  createDrill(more?: Partial<NewDrill>): Promise<Drill>;
  /** The posting of #general or another channel. @throws Error if there is none */
  posting(channel?: { readonly id: string }): Promise<Posting>;
  /** The letter of a posting's right option, or of a wrong one. */
  letter(posting: Posting, which: "right" | "wrong"): string;
}

/** One process of Kubedrill, apart from its platform. */
export interface BotProcess {
  readonly bot: Bot;
  readonly daily: Daily;
  readonly failures: readonly { readonly error: unknown; readonly what: string }[];
  /** A tick, and everything that it sends. */
  tick(): Promise<void>;
}

const lookUp = createLookUp(curriculum);
const versions = [...curriculum.questions.values()].map((question) => ({
  question,
  hash: questionHash(question),
}));

/** A database with all questions and no team. */
export async function openStored(): Promise<Stored & { close(): Promise<void> }> {
  const database = openMigrated();
  const storage = createStorage(database);
  await storage.questions.store(versions, 0);
  const clock = { now: FIRST };
  const random = seededRandom(7);
  return { storage, clock, random, newId: () => makeId(clock.now, random), close: () => database.close() };
}

/** @param general ID of #general */
export function storedTeam({ storage, clock, newId }: Stored, admin: Person, general: string): StoredTeam {
  function meetAdmin(): Promise<Member> {
    const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    return storage.people.meet(admin, clock.now, ids);
  }
  return {
    meetAdmin,
    async createDrill(more) {
      const drill: NewDrill = {
        id: newId(),
        teamId: (await meetAdmin()).teamId,
        channel: general,
        schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
        feedback: "instant",
        next: { date: date("2026-03-02"), at: FIRST },
        ...more,
      };
      return storage.drills.create(drill, clock.now);
    },
    async posting(channel = { id: general }) {
      const posting = await storage.postings.current((await meetAdmin()).teamId, channel.id);
      if (posting === undefined) throw new Error("There is no posting.");
      return posting;
    },
    letter({ question, order }, which) {
      const option = question.options.findIndex(({ correct }) => correct === (which === "right"));
      return letterOf(order, option);
    },
  };
}

/** The bot and its daily question on one platform. */
export function startBot(
  { storage, clock, random }: Pick<Stored, "storage" | "clock" | "random">,
  only: Platform,
): BotProcess {
  const failures: BotProcess["failures"][number][] = [];
  const now = () => clock.now;
  const platform = (name: Platform["name"]) => (name === only.name ? only : undefined);
  const reportFailure = (error: unknown, what: string) => void failures.push({ error, what });
  const daily = createDaily({
    storage,
    curriculum,
    choose: createChoose(storage.schedules),
    fitWeights: fitHere,
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
  return {
    bot,
    daily,
    failures,
    async tick() {
      await daily.tick();
      await daily.idle();
    },
  };
}
