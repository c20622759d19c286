// The whole app on Discord: real storage in memory, the real content, the real discord.js, and a local Discord.
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createBot } from "../../../src/app/bot.ts";
import { createChoose } from "../../../src/app/daily/choose.ts";
import { createDaily, type Daily } from "../../../src/app/daily/daily.ts";
import { createLookUp } from "../../../src/content/search/search.ts";
import { questionHash } from "../../../src/content/stored-form.ts";
import { makeId } from "../../../src/core/id.ts";
import { letterOf } from "../../../src/core/mark.ts";
import type { Discord } from "../../../src/platforms/discord/discord.ts";
import type { Bot } from "../../../src/ports/bot.ts";
import type { PlatformName } from "../../../src/ports/person.ts";
import type { Drill, NewDrill } from "../../../src/ports/storage/drills.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { migrateSqlite } from "../../../src/storage/migrate/migrate.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import type { DiscordOptions } from "../../discord-server/options.ts";
import type { Person } from "../../discord-server/people.ts";
import { type DiscordServer, startDiscordServer } from "../../discord-server/server.ts";
import type { Channel, Guild, Message } from "../../discord-server/wire.ts";
import { curriculum, FIRST, HOUR } from "../app.ts";
import { date } from "../dates.ts";
import { root } from "../kubedrill-process.ts";
import { seededRandom } from "../seeded-random.ts";
import { onePixel } from "./block-gallery.ts";
import { connectTo, type DiscordParts, keepLog, type LogLine } from "./discord-bot.ts";

/** One process of Kubedrill. */
interface DiscordProcess {
  readonly bot: Bot;
  readonly daily: Daily;
  readonly discord: Discord;
  readonly log: readonly LogLine[];
  readonly failures: readonly { readonly error: unknown; readonly what: string }[];
  /** A tick, and everything that it sends. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

export interface DiscordApp {
  readonly discord: DiscordServer;
  readonly storage: Storage;
  /** The time in epoch ms; tests set it. */
  readonly clock: { now: number };
  readonly guild: Guild;
  /** #general. */
  readonly channel: Channel;
  /** Manages the server. */
  readonly ada: Person;
  /** Starts a process, on the same database as those before it. */
  start(more?: Partial<DiscordParts>): Promise<DiscordProcess>;
  /** A drill of a channel (#general if none is given), due at FIRST, then daily at 09:00 UTC. */
  createDrill(more?: Partial<NewDrill>): Promise<Drill>;
  /** The channel's posting, as it is in the database. */
  posting(channel?: Channel): Promise<Posting>;
  /** The letter of a posting's right option, or of a wrong one. */
  letter(posting: Posting, which: "right" | "wrong"): string;
  /** The only public message of the channel. */
  onlyMessage(channel?: Channel): Message;
}

const lookUp = createLookUp(curriculum);
const versions = [...curriculum.questions.values()].map((question) => ({
  question,
  hash: questionHash(question),
}));

/** A local Discord with one server, and a database; everything ends with the test. */
export async function openDiscordApp(options?: DiscordOptions): Promise<DiscordApp> {
  const discord = await startDiscordServer(options);
  const database = openSqlite(":memory:");
  migrateSqlite(database.connection, join(root, "migrations"), 0);
  const storage = createStorage(database);
  await storage.questions.store(versions, 0);
  const processes: DiscordProcess[] = [];
  onTestFinished(async () => {
    for (const one of processes) await one.stop();
    await database.close();
    await discord.close();
  });
  const clock = { now: FIRST };
  const random = seededRandom(7);
  const newId = () => makeId(clock.now, random);
  const guild = discord.addGuild({ name: "Ship" });
  const channel = guild.channel("general");
  const ada = discord.addUser("ada");
  discord.addMember(guild, ada, ["ManageGuild"]);

  const teamId = async () => {
    const team = { externalId: guild.id, name: guild.name };
    const person = { platform: "discord", team, externalId: ada.id, name: ada.name, admin: true } as const;
    const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    return (await storage.people.meet(person, clock.now, ids)).teamId;
  };

  return {
    discord,
    storage,
    clock,
    guild,
    channel,
    ada,
    async start(more) {
      const one = startProcess({ storage, clock, random, server: discord }, more);
      processes.push(one);
      await one.discord.start(one.bot);
      return one;
    },
    async createDrill(more) {
      const drill: NewDrill = {
        id: newId(),
        teamId: await teamId(),
        channel: channel.id,
        schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
        feedback: "instant",
        next: { date: date("2026-03-02"), at: FIRST },
        ...more,
      };
      return storage.drills.create(drill, clock.now);
    },
    async posting(where = channel) {
      const posting = await storage.postings.current(await teamId(), where.id);
      if (posting === undefined) throw new Error("There is no posting.");
      return posting;
    },
    letter({ question, order }, which) {
      return letterOf(
        order,
        question.options.findIndex(({ correct }) => correct === (which === "right")),
      );
    },
    onlyMessage(where = channel) {
      const [message, ...more] = discord.messages(where).filter(({ flags }) => (flags & 64) === 0);
      if (message === undefined || more.length > 0) throw new Error(`There are ${more.length + 1} messages.`);
      return message;
    },
  };
}

interface World {
  readonly storage: Storage;
  readonly clock: { readonly now: number };
  readonly random: () => number;
  readonly server: DiscordServer;
}

function startProcess(
  { storage, clock, random, server }: World,
  more: Partial<DiscordParts> = {},
): DiscordProcess {
  const failures: DiscordProcess["failures"][number][] = [];
  const { log, lines } = keepLog();
  const now = () => clock.now;
  const discord = connectTo(server, {
    settings: storage.settings,
    teams: storage.teams,
    log,
    clock: now,
    ...more,
  });
  const reportFailure = (error: unknown, what: string) => void failures.push({ error, what });
  const platform = (name: PlatformName) => (name === "discord" ? discord.platform : undefined);
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
  const bot = createBot(
    {
      storage,
      curriculum,
      lookUp,
      daily,
      random,
      platform,
      clock: now,
      renderProgress: async () => onePixel,
    },
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
    discord,
    log: lines,
    failures,
    async tick() {
      await daily.tick();
      await daily.idle();
    },
    stop() {
      stopping ??= daily.stop().then(discord.stop);
      return stopping;
    },
  };
}
