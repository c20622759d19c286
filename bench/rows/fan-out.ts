// Ten thousand drills due in the same minute: questions are chosen ahead, claimed, and sent as fast as a platform
// allows, while people answer.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { createDaily } from "../../src/app/daily/daily.ts";
import { createWorkerChoose } from "../../src/choosing/choose-in-worker.ts";
import { readConfig } from "../../src/config.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import type { MessageRef } from "../../src/ports/person.ts";
import type { Platform } from "../../src/ports/platform.ts";
import type { Tap } from "../../src/ports/storage/answers.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import { openSqlite } from "../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../src/storage/storage.ts";
import type { BenchRow } from "../bench-row.ts";
import { dataFolder } from "../data-folder.ts";
import { due, makeFanOut, prepareAnswers } from "../fan-out-database.ts";
import type { Measurement } from "../measure.ts";

const answersPerSecond = 100;
const minute = 60_000;
/** Discord's limit per second, and the time of a request in ms. */
const allowed = 50;
const request = 100;

interface Size {
  readonly drills: number;
  /** Prepared, so that people have something to answer until the end. */
  readonly answers: number;
  /** Stops after sending this many. */
  readonly sent: number;
}

const usual: Size = { drills: 10_000, answers: 20_000, sent: 1_000 };
const short: Size = { drills: 300, answers: 3_000, sent: 200 };
/** The first ones are sent in a burst. */
const starting = 50;

export const fanOut: BenchRow = {
  name: "fan-out",
  async measure(options) {
    mkdirSync(dataFolder, { recursive: true });
    const folder = mkdtempSync(join(dataFolder, "fan-out-"));
    try {
      return await measureIn(join(folder, "fan-out.db"), options.short ? short : usual);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measureIn(file: string, { drills, answers, sent }: Size): Promise<readonly Measurement[]> {
  const curriculum = loadCurriculum(readConfig({}).content);
  await makeFanOut(file, drills, curriculum);
  const taps = await prepareAnswers(file, answers, curriculum);
  const database = openSqlite(file);
  const chooser = createWorkerChoose(file, curriculum.questions.values());
  const storage = createStorage(database);
  const chat = createSlowPlatform();
  let now = due - 40 * minute;
  let claimedAt = 0;
  const sending: Storage["sending"] = {
    ...storage.sending,
    // A round searches for postings to send when everything is claimed.
    toSend(...given) {
      claimedAt ||= performance.now();
      return storage.sending.toSend(...given);
    },
  };
  const daily = createDaily({
    storage: { ...storage, sending },
    curriculum,
    choose: chooser.choose,
    platform: (name) => (name === chat.name ? chat : undefined),
    fitWeights: async () => undefined,
    random: Math.random,
    clock: () => now,
    catchUp: 6 * 60 * minute,
    reportBatch: () => {},
    reportQuarantine: () => {},
    reportFailure: (error) => {
      throw error;
    },
  });
  const people = beginAnswering(storage, taps);
  try {
    await wait(2_000);
    const before = people.heldUp();
    const planning = performance.now();
    await daily.tick();
    await daily.idle();
    const planned = performance.now() - planning;
    const whilePlanning = people.heldUp();

    now = due;
    claimedAt = 0;
    const claiming = performance.now();
    await daily.tick();
    const claimed = claimedAt - claiming;
    const whileClaiming = people.heldUp();
    while (chat.times.length < sent) await wait(100);
    const whileSending = people.heldUp();
    const [first = 0, last = 0] = [chat.times[starting], chat.times[sent - 1]];
    return [
      {
        name: `${drills} drills, questions chosen ahead / goal`,
        unit: "s",
        ours: planned / 1000,
        baseline: 60,
        goal: { of: "ratio", sign: "≤", value: 1 },
      },
      heldUp("choosing", whilePlanning, before),
      {
        name: `${drills} drills, claimed / goal`,
        unit: "s",
        ours: claimed / 1000,
        baseline: 5,
        goal: { of: "ratio", sign: "≤", value: 1 },
      },
      heldUp("claiming", whileClaiming, before),
      {
        name: `${sent} questions sent / what Discord allows`,
        unit: "per s",
        ours: ((sent - 1 - starting) * 1000) / (last - first),
        baseline: allowed,
        goal: { of: "ratio", sign: "≥", value: 0.95 },
      },
      heldUp("sending", whileSending, before),
    ];
  } finally {
    await people.end();
    await daily.stop();
    await chooser.stop();
    await database.close();
  }
}

function heldUp(what: string, ours: number, baseline: number): Measurement {
  return {
    name: `main thread held up while ${what}, at most / without`,
    unit: "ms",
    ours,
    baseline,
    goal: { of: "ours", sign: "≤", value: 20 },
  };
}

/** A slow platform that records the time of each request. */
function createSlowPlatform(): Platform & { readonly times: readonly number[] } {
  const times: number[] = [];
  const nothing = async () => {};
  return {
    times,
    name: "discord",
    pace: { perSecond: allowed, atOnce: 20, channelInterval: 0 },
    terms: { name: "Discord", reach: "here" },
    countInterval: () => 15_000,
    async post(_channel, _blocks, key) {
      times.push(performance.now());
      await wait(request);
      return key as MessageRef;
    },
    find: async () => "absent",
    edit: nothing,
    reply: nothing,
    direct: nothing,
    missingPermissions: async () => [],
    hasThreads: async () => true,
    isAdmin: async () => true,
    zone: async () => undefined,
  };
}

/** People who keep answering. `heldUp` returns how long the thread was blocked since its last call, in ms. */
function beginAnswering({ answers }: Storage, taps: readonly Tap[]) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let ended = false;
  const everybody = (async () => {
    for (const tap of taps) {
      if (ended) return;
      const { type } = await answers.record(tap);
      if (type !== "recorded") throw new Error(`A fresh tap was ${type}.`);
      await wait(1000 / answersPerSecond);
    }
  })();
  return {
    heldUp() {
      const longest = delay.max / 1e6;
      delay.reset();
      return longest;
    },
    async end() {
      ended = true;
      await everybody;
      delay.disable();
    },
  };
}
