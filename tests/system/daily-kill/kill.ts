// Kills real processes at random moments while fifty drills post and twenty members answer, starts them again, and
// looks at what is left: nothing acknowledged may be lost, nothing come twice, nothing be missing.
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "../../support/seeded-random.ts";
import { canFind, createDrills, DAY, FIRST } from "./cast.ts";
import { type Chat, openChat } from "./chat-server.ts";
import { checkAlways, checkSettled } from "./checks.ts";
import { beginCrew, type Crew, type Heard } from "./crew.ts";
import { decide } from "./decide.ts";
import { createFleet, type Fleet } from "./fleet.ts";
import { checkDatabase, readKept } from "./kept.ts";

/** The database that processes are killed on. */
export interface KillGround {
  readonly address: string;
  readonly processes: number;
  /** Restarts the database itself, where that is a server. */
  readonly restart?: () => Promise<void>;
}

export interface KillRun {
  readonly kills: number;
  /** Of the delays and of what members do; when things happen inside the processes is up to the machine. */
  readonly seed: number;
  /** Called after each kill. */
  readonly progress?: (kill: number) => void;
}

const moments = ["posting", "database", "recovery", "posting", "start-up"] as const;
type Moment = (typeof moments)[number];

export interface KillReport {
  readonly kills: Readonly<Record<Moment, number>>;
  readonly days: number;
  readonly answers: number;
  readonly verdicts: number;
  readonly messages: number;
  /** Postings with an unknown outcome. */
  readonly unknown: number;
  /** Requests that a kill left without a reply, and replies that something went wrong. */
  readonly unanswered: number;
  readonly failed: number;
  /** Everything that must not be; empty where all is well. */
  readonly wrongs: readonly string[];
}

/** Kills as often as requested, then checks that the game continues. */
export async function killManyTimes(
  ground: KillGround,
  { kills, seed, progress }: KillRun,
): Promise<KillReport> {
  const count: Record<Moment, number> = { posting: 0, database: 0, recovery: 0, "start-up": 0 };
  const scene = await openScene(ground, seed);
  const { chat, fleet, heard, crew, wrongs } = scene;
  for (let kill = 0; kill < kills && wrongs.length === 0; kill++) {
    const cycled = moments[kill % moments.length] ?? "posting";
    const moment = cycled === "database" && ground.restart === undefined ? "recovery" : cycled;
    await strike(scene, moment);
    count[moment]++;
    wrongs.push(...(await check(scene)).map((wrong) => `after kill ${kill} (${moment}): ${wrong}`));
    progress?.(kill + 1);
  }
  await beginDay(scene);
  wrongs.push(...(await settleEnd(scene)), ...heard.wrongs, ...(await checkDatabase(ground.address)));
  await crew.end();
  wrongs.push(...(await fleet.stop()));
  chat.close();
  const { postings, answers } = await readKept(ground.address);
  return {
    kills: count,
    days: scene.days,
    answers: answers.length,
    verdicts: heard.verdicts.length,
    messages: chat.messages.length,
    unknown: postings.filter(({ state }) => state === "unknown").length,
    unanswered: heard.unanswered,
    failed: heard.failed,
    // The first ones tell enough.
    wrongs: wrongs.slice(0, 50),
  };
}

interface Scene {
  readonly ground: KillGround;
  readonly chat: Chat;
  readonly fleet: Fleet;
  readonly crew: Crew;
  readonly heard: Heard;
  readonly random: () => number;
  readonly wrongs: string[];
  /** Days whose questions are due. */
  days: number;
}

const MINUTE = 60_000;
/** After so long every lease has run out, in ms. */
const LEASES = 61_000;

/** What processes may say while the database is away. */
const outage = [
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|57P0|the database system is|terminating connection/,
];

async function openScene(ground: KillGround, seed: number): Promise<Scene> {
  const random = seededRandom(seed);
  await createDrills(ground.address);
  const chat = await openChat(seededRandom(seed + 1), canFind);
  const fleet = createFleet(ground.address, chat, FIRST - MINUTE, ground.restart === undefined ? [] : outage);
  const heard: Heard = { verdicts: [], wrongs: [], unanswered: 0, failed: 0 };
  const crew = beginCrew({ fleet, chat, heard }, random);
  await Promise.all(Array.from({ length: ground.processes }, fleet.start));
  crew.resume();
  return { ground, chat, fleet, crew, heard, random, wrongs: [], days: 0 };
}

async function strike(scene: Scene, moment: Moment): Promise<void> {
  const { fleet, random, ground } = scene;
  switch (moment) {
    case "posting":
      await beginDay(scene);
      await wait(fleet.startTime() * random());
      return killOne(scene);
    case "recovery":
      await passTime(scene, LEASES);
      await wait((fleet.startTime() * random()) / 2);
      return killOne(scene);
    case "start-up": {
      if (ground.processes === 1) await fleet.kill(random);
      const starting = fleet.begin();
      starting.started.catch(() => {}); // killed before it was there
      await wait(fleet.startTime() * random());
      await starting.kill();
      if (ground.processes === 1) await fleet.start();
      return;
    }
    case "database":
      await beginDay(scene);
      await wait(fleet.startTime() * random());
      return ground.restart?.();
    default:
      return moment satisfies never;
  }
}

/** The next one starts at once; alone, after the leases of this one have run out. */
async function killOne({ fleet, random, ground }: Scene): Promise<void> {
  await fleet.kill(random);
  if (ground.processes === 1) await fleet.setClock(fleet.now() + LEASES);
  await fleet.start();
}

/** Moves the clock forward while everyone rests: no one may hold a lease that would expire by it. */
async function passTime({ crew, fleet }: Scene, ms: number): Promise<void> {
  await crew.rest();
  await fleet.setClock(fleet.now() + ms);
  crew.resume();
}

/** Settles the day before, and moves on to the moment before the next questions are due. */
async function beginDay(scene: Scene): Promise<void> {
  const { fleet, wrongs } = scene;
  wrongs.push(...(await settle(scene)));
  await passTime(scene, FIRST + scene.days * DAY - 300 - fleet.now());
  scene.days++;
}

const unsettled: ReadonlySet<string> = new Set(["planned", "sending", "closing"]);

/**
 * Waits until every question and recap was posted, or is unknown, and the questions before are closed; lets leases run
 * out for it. A day that begins sooner takes some recaps' time away: a day later, no one looks for them.
 */
async function settle(scene: Scene): Promise<readonly string[]> {
  const { ground, fleet, random } = scene;
  for (let attempt = 0; attempt < 60; attempt++) {
    const { postings, recaps } = await readKept(ground.address);
    const dates = Map.groupBy(postings, ({ date }) => date);
    const today = new Date(fleet.now()).toISOString().slice(0, 10);
    const left = postings.filter(
      ({ state, team, message, date }) =>
        unsettled.has(state) || (state === "posted" && canFind(team) && (message === null || date < today)),
    );
    const recapsLeft = recaps.filter(
      ({ team, state, last_date }) =>
        canFind(team) && (state === "sending" || (state === "waiting" && last_date < today)),
    );
    if (
      left.length + recapsLeft.length === 0 &&
      (scene.days === 0 || (dates.get(today)?.length ?? 0) === 50)
    ) {
      for (const { id, team, state } of postings)
        if (state === "unknown" && random() < 0.5) await decide(scene, team, id);
      return [];
    }
    await wait(100);
    if (attempt % 5 === 4) await passTime(scene, LEASES);
  }
  return [`the postings and recaps of day ${scene.days} do not settle`];
}

async function check({ ground, chat, heard, fleet }: Scene): Promise<readonly string[]> {
  // What was heard and shown first has to be in what is read then.
  const [verdicts, messages] = [[...heard.verdicts], [...chat.messages]];
  return checkAlways(await readKept(ground.address), messages, verdicts, fleet.now());
}

/** Lets the last day come to rest, with everything revealed that closes on the same day. */
async function settleEnd(scene: Scene): Promise<readonly string[]> {
  const { ground, chat, fleet } = scene;
  const last = FIRST + (scene.days - 1) * DAY;
  await wait(500);
  const wrongs = await settle(scene);
  await passTime(scene, last + 150 * MINUTE - fleet.now());
  for (let attempt = 0; ; attempt++) {
    await wait(200);
    const date = new Date(last).toISOString().slice(0, 10);
    const left = checkSettled(await readKept(ground.address), chat.messages, date);
    if (left.length === 0 || attempt === 100) return [...wrongs, ...left, ...(await check(scene))];
    if (attempt % 10 === 9) await passTime(scene, LEASES);
  }
}
