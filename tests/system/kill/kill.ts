// Kills a real Kubedrill at random moments while six members use it, starts it again on the same file,
// and looks at what is left: of what it acknowledged nothing may be missing, and nothing be there twice.
import { setTimeout as wait } from "node:timers/promises";
import {
  beginStart,
  type KubedrillProcess,
  startProcess,
  temporaryDatabase,
} from "../../support/kubedrill-process.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { checkCards, checkDatabase, checkPage, checkSettled } from "./kill-checks.ts";
import { beginTraffic, type Heard, moveToNextDay, noneHeard, tapAsEverybody } from "./kill-traffic.ts";

interface KillRun {
  readonly kills: number;
  /** Of the delays and of what the members do; when things happen inside the process is up to the machine. */
  readonly seed: number;
}

export interface KillReport {
  readonly kills: Readonly<Record<Moment, number>>;
  readonly answers: number;
  readonly postings: number;
  /** Requests that a kill left without a reply. */
  readonly unanswered: number;
  /** Everything that must not be; empty where all is well. */
  readonly wrongs: readonly string[];
}

const moments = ["start-up", "traffic", "next day", "traffic"] as const;
type Moment = (typeof moments)[number];

/** The longest traffic before a kill and on the next day, as shares of a start: a busy machine takes longer. */
const LONGEST_TRAFFIC = 0.6;
const LONGEST_NEXT_DAY = 0.05;

/** Before the first start was ever measured, in ms. */
const USUAL_START = 800;

const quiet = { LOG_LEVEL: "warn" };

/** Kills it as often as requested, then checks that the game continues. */
export async function killManyTimes({ kills, seed }: KillRun): Promise<KillReport> {
  const database = temporaryDatabase();
  const random = seededRandom(seed);
  const heard = noneHeard();
  const count: Record<Moment, number> = { "start-up": 0, traffic: 0, "next day": 0 };
  const wrongs: string[] = [];
  let startTime = USUAL_START;

  for (let kill = 0; kill < kills; kill++) {
    // The very first start does most, so it is killed a few times over.
    const moment = kill < kills / 10 ? "start-up" : (moments[kill % moments.length] ?? "traffic");
    count[moment]++;
    if (moment === "start-up") {
      await killDuringStart(database, startTime * random());
      continue;
    }
    const began = performance.now();
    const running = await startProcess(database, quiet);
    startTime = performance.now() - began;
    wrongs.push(...(await check(running, heard)).map((wrong) => `before kill ${kill}: ${wrong}`));
    if (wrongs.length > 0) {
      await running.kill();
      break;
    }
    const traffic = beginTraffic(running.address, heard, random);
    await wait(startTime * LONGEST_TRAFFIC * random());
    if (moment === "next day") {
      void moveToNextDay(running.address, heard);
      await wait(startTime * LONGEST_NEXT_DAY * random());
    }
    await running.kill();
    await traffic.end();
    wrongs.push(...complaints(running));
  }

  const running = await startProcess(database, quiet);
  wrongs.push(...(await check(running, heard)), ...(await playOn(running, heard)), ...complaints(running));
  if ((await running.stop()) !== 0) wrongs.push("the last process did not stop in good order");
  const { postings, answers, wrongs: last } = checkDatabase(database, heard);
  wrongs.push(...heard.wrongs, ...last);
  return { kills: count, answers, postings, unanswered: heard.unanswered, wrongs };
}

async function killDuringStart(database: string, delay: number): Promise<void> {
  const starting = beginStart(database, quiet);
  starting.started.catch(() => {}); // killed before it was there
  await wait(delay);
  await starting.kill();
}

/** What must hold after every start. */
async function check({ address, database }: KubedrillProcess, heard: Heard): Promise<readonly string[]> {
  return [...checkDatabase(database, heard).wrongs, ...(await checkPage(address, database))];
}

/** One more day: everything left over is settled, and everyone can answer the new question. */
async function playOn(running: KubedrillProcess, heard: Heard): Promise<readonly string[]> {
  const { address, database } = running;
  await moveToNextDay(address, heard);
  await tapAsEverybody(address, heard);
  return [...checkSettled(database), ...checkCards(database), ...(await check(running, heard))];
}

/** Warnings and errors in the log: a kill leaves none behind. */
function complaints(running: KubedrillProcess): readonly string[] {
  return running.log() === "" ? [] : [`the log says: ${running.log()}`];
}
