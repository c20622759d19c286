// A whole Kubedrill on the chat, to be killed: wired as main.ts does it, but its clock is set from outside, it ticks
// all the time, and what people do comes in through a door.
import { setTimeout as wait } from "node:timers/promises";
import { createBot } from "../../../src/app/bot.ts";
import { createDaily } from "../../../src/app/daily/daily.ts";
import { createWorkerChoose } from "../../../src/choosing/choose-in-worker.ts";
import { readConfig } from "../../../src/config.ts";
import { createLookUp } from "../../../src/content/search/search.ts";
import { questionHash } from "../../../src/content/stored-form.ts";
import { loadCurriculum } from "../../../src/load-curriculum.ts";
import { openDatabase } from "../../../src/open-database.ts";
import type { Incoming } from "../../../src/ports/bot.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { createChatPlatform } from "./chat-platform.ts";
import { type Answer, openDoor } from "./door.ts";

const { KUBEDRILL_DATABASE: address = "", CHAT = "", CLOCK_OFFSET = "0" } = process.env;
const config = readConfig({});
const curriculum = loadCurriculum(config.content);
const { database } = await openDatabase(address, config.migrations, Date.now());
const storage = createStorage(database);
await storage.questions.store(
  [...curriculum.questions.values()].map((question) => ({ question, hash: questionHash(question) })),
  Date.now(),
);
const chat = createChatPlatform(CHAT);
const chooser = createWorkerChoose(address, curriculum.questions.values());
let offset = Number(CLOCK_OFFSET);
let stopping = false;
/** While the clock is about to be set, no tick begins; and then no edit of a count either. */
let ticks = Promise.resolve();
let counts = Promise.resolve();
let release = () => {};
/** Postings whose count is being edited, and their messages. */
const counting = new Map<string, string>();

const clock = () => Date.now() + offset;
/** An edit with an unknown outcome keeps its lease, but counts as over. */
const watched: typeof chat = {
  ...chat,
  edit: (message, blocks) =>
    chat.edit(message, blocks).catch((error: unknown) => {
      for (const [id, edited] of counting) if (edited === message) counting.delete(id);
      throw error;
    }),
};
const platform = (name: string) => (name === chat.name ? watched : undefined);
const stepFailed = (error: unknown, what: string) =>
  console.error(JSON.stringify({ what, error: String(error) }));
const watchedCounting: Storage["counting"] = {
  ...storage.counting,
  async beginCount(id, _now, interval, claimId) {
    await counts;
    counting.set(id, "");
    const turn = await storage.counting.beginCount(id, clock(), interval, claimId).catch((error: unknown) => {
      counting.delete(id);
      throw error;
    });
    if (turn?.posting?.message === undefined) counting.delete(id);
    else counting.set(id, turn.posting.message);
    // The clock is set on faster than timers run.
    return turn?.posting === undefined && turn !== undefined
      ? { askAgainAt: Math.min(turn.askAgainAt, clock() + 500) }
      : turn;
  },
  async endEdit(id, shown, claimId) {
    await storage.counting.endEdit(id, shown, claimId).finally(() => counting.delete(id));
  },
};
const daily = createDaily({
  storage: { ...storage, counting: watchedCounting },
  curriculum,
  choose: chooser.choose,
  platform,
  fitWeights: async () => undefined,
  random: Math.random,
  clock,
  catchUp: 6 * 3_600_000,
  reportBatch: () => {},
  reportQuarantine: () => {},
  reportFailure: stepFailed,
});
const bot = createBot(
  {
    storage,
    curriculum,
    lookUp: createLookUp(curriculum),
    daily,
    platform,
    clock,
    random: Math.random,
    renderProgress: async () => new Uint8Array(),
  },
  {
    began: (what) => (outcome, error) => {
      if (outcome === "failed") stepFailed(error, what);
    },
    batchSent: () => {},
    stepFailed,
  },
);

async function answer(name: string, body: unknown): Promise<Answer> {
  switch (name) {
    case "act":
      return { status: 200, body: await bot.handle({ ...(body as Incoming), now: clock() }) };
    case "hold":
      // What holds a lease by now comes to its end. Reveals wait for edits of counts, which therefore end last.
      await hold();
      return { status: 200, body: null };
    case "clock":
      offset = Number(body);
      release();
      return { status: 200, body: null };
    default:
      return { status: 404, body: null };
  }
}

async function hold(): Promise<void> {
  const held = Promise.withResolvers<void>();
  release = held.resolve;
  ticks = held.promise;
  await daily.tick().catch(() => {});
  await daily.idle();
  counts = held.promise;
  while (counting.size > 0) await wait(10);
}

async function tickOnAndOn(): Promise<void> {
  const parent = process.ppid;
  while (!stopping) {
    // The process that started this one was killed, so no one else would end it.
    if (process.ppid !== parent) process.exit();
    await ticks;
    await daily.tick().catch((error: unknown) => stepFailed(error, "tick"));
    await wait(50);
  }
}

const ticking = tickOnAndOn();
const door = await openDoor(answer);
console.log(`${door.address}\n`);
process.once("SIGTERM", async () => {
  stopping = true;
  door.close();
  await ticking;
  await daily.stop();
  await chooser.stop();
  await database.close();
});
