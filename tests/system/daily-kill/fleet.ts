// The processes under test, and the one clock that they all go by.

import { join } from "node:path";
import {
  beginStart,
  type KubedrillProcess,
  type Program,
  type StartingProcess,
} from "../../support/kubedrill-process.ts";
import { CUT } from "./chat-platform.ts";
import type { Chat } from "./chat-server.ts";
import { call } from "./door.ts";

const program: Program = [process.execPath, join(import.meta.dirname, "daily-process.ts")];

export interface Fleet {
  /** Epoch ms. */
  now(): number;
  /** One of those that run. */
  pick(random: () => number): KubedrillProcess | undefined;
  /** How long the last start took, in ms. */
  startTime(): number;
  begin(): StartingProcess;
  start(): Promise<void>;
  /** Ends one of them at once. */
  kill(random: () => number): Promise<void>;
  /** Lets everything come to rest, and sets the clock (epoch ms). No one may answer meanwhile. */
  setClock(to: number): Promise<void>;
  /** Stops all of them in good order, and returns what they complained of since they were started. */
  stop(): Promise<readonly string[]>;
  /** What those that were killed had complained of. */
  readonly complaints: readonly string[];
}

/** `excuses`: what processes may complain about, in addition to the chat. */
export function createFleet(database: string, chat: Chat, now: number, excuses: readonly RegExp[]): Fleet {
  const running: KubedrillProcess[] = [];
  const complaints: string[] = [];
  let offset = now - Date.now();
  let startTime = 800;

  function begin(): StartingProcess {
    return beginStart(database, { CHAT: chat.address, CLOCK_OFFSET: String(offset) }, program);
  }

  function complaintsOf({ log }: KubedrillProcess): readonly string[] {
    return log()
      .split("\n")
      .filter((line) => line !== "" && !line.includes(CUT) && !line.includes("The chat is busy."))
      .filter((line) => !excuses.some((excuse) => excuse.test(line)));
  }

  return {
    complaints,
    now: () => Date.now() + offset,
    pick: (random) => running[Math.floor(random() * running.length)],
    startTime: () => startTime,
    begin,
    async start() {
      const before = performance.now();
      running.push(await begin().started);
      startTime = performance.now() - before;
    },
    async kill(random) {
      const [one] = running.splice(Math.floor(random() * running.length), 1);
      if (one === undefined) return;
      if (one.child.exitCode !== null) complaints.push(`a process ended by itself: ${one.log()}`);
      await one.kill();
      complaints.push(...complaintsOf(one));
    },
    async setClock(to) {
      await Promise.all(running.map(({ address }) => call(address, "hold", null)));
      // What a process asked for that was killed is done, too.
      await chat.quiet(50);
      offset = to - Date.now();
      await Promise.all(running.map(({ address }) => call(address, "clock", offset)));
    },
    async stop() {
      const codes = await Promise.all(running.map((one) => one.stop()));
      return [
        ...complaints,
        ...running.flatMap(complaintsOf),
        ...codes.filter((code) => code !== 0).map((code) => `a process ended with ${code}`),
      ];
    },
  };
}
