// A whole Kubedrill on the chat, to be killed: wired as main.ts does it, but its clock is set from outside, it ticks
// all the time, and what people do comes in through a door.
import { setTimeout as wait } from "node:timers/promises";
import { createBot } from "../../../src/app/bot.ts";
import { createDaily } from "../../../src/app/daily/daily.ts";
import type { Incoming } from "../../../src/app/ports.ts";
import { createWorkerChoose } from "../../../src/choosing/choose-in-worker.ts";
import { readConfig } from "../../../src/config.ts";
import { createLookUp } from "../../../src/content/search.ts";
import { questionHash } from "../../../src/content/stored-form.ts";
import { loadCurriculum } from "../../../src/load-curriculum.ts";
import { openDatabase } from "../../../src/open-database.ts";
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
const chooser = createWorkerChoose(address);
let offset = Number(CLOCK_OFFSET);
let held = false;
let stopping = false;

const clock = () => Date.now() + offset;
const platform = (name: string) => (name === chat.name ? chat : undefined);
const stepFailed = (error: unknown, what: string) =>
  console.error(JSON.stringify({ what, error: String(error) }));
const daily = createDaily({
  storage,
  curriculum,
  choose: chooser.choose,
  platform,
  random: Math.random,
  clock,
  catchUp: 6 * 3_600_000,
  reportBatch: () => {},
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
      // What it began by itself comes to its end; counts that answers asked for do not take long either.
      held = true;
      await daily.tick().catch(() => {});
      await daily.idle();
      return { status: 200, body: null };
    case "clock":
      offset = Number(body);
      held = false;
      return { status: 200, body: null };
    default:
      return { status: 404, body: null };
  }
}

async function tickOnAndOn(): Promise<void> {
  while (!stopping) {
    if (!held) await daily.tick().catch((error: unknown) => stepFailed(error, "tick"));
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
