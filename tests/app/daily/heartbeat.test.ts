// Signs of life: written seldom, and only while people can be reached.
import { describe, expect, it } from "vitest";
import { createHeartbeat } from "../../../src/app/daily/heartbeat.ts";
import type { Heartbeat } from "../../../src/ports/storage/daily/outages.ts";
import { sql } from "../../../src/storage/transaction.ts";
import { FIRST, HOUR, openApp } from "../../support/app.ts";
import { query } from "../../support/storage/storage.ts";

const MINUTE = 60_000;

async function start() {
  const app = await openApp();
  const { storage, clock, timers } = app;
  const beats: Heartbeat[] = [];
  const connected = { now: true };
  const startProcess = () =>
    createHeartbeat({
      storage: {
        ...storage,
        outages: {
          ...storage.outages,
          beat(heartbeat) {
            beats.push(heartbeat);
            return storage.outages.beat(heartbeat);
          },
        },
      },
      clock: () => clock.now,
      timers,
      random: () => 0.5,
      platform: (name) => (name === "playground" ? app.platform : undefined),
      isConnected: () => connected.now,
      reportFailure: (error) => {
        throw error;
      },
    });
  let round = startProcess();
  return {
    beats,
    connected,
    clock,
    restart: () => {
      round = startProcess();
    },
    outages: async () =>
      (await query(app.database, sql`SELECT settled FROM outage`)).map(({ settled }) =>
        settled === 1 ? "settled" : "unsettled",
      ),
    async rounds(minutes: number) {
      for (let minute = 0; minute < minutes; minute++) {
        await round(clock.now);
        await app.pass(MINUTE);
      }
    },
  };
}

describe("a heartbeat", () => {
  it("is written every ten minutes, for platforms that run here", async () => {
    const { beats, rounds } = await start();
    await rounds(60);
    expect(beats.map(({ now }) => (now - FIRST) / MINUTE)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(beats.map(({ continues }) => continues)).toEqual([false, true, true, true, true, true]);
    expect(new Set(beats.map(({ platform }) => platform))).toEqual(new Set(["playground"]));
  });

  it("stops while the platform is disconnected, and then ends an outage like a restart", async () => {
    const { beats, rounds, connected } = await start();
    await rounds(1);
    connected.now = false;
    await rounds(120);
    expect(beats).toHaveLength(1);
    connected.now = true;
    await rounds(1);
    expect(beats.at(-1)).toMatchObject({ continues: false, now: FIRST + 121 * MINUTE });
  });

  it("continues after a short disconnection, and after a clock's jump", async () => {
    const { beats, rounds, connected, clock } = await start();
    await rounds(1);
    connected.now = false;
    await rounds(20);
    connected.now = true;
    await rounds(1);
    clock.now += 400 * 24 * HOUR;
    await rounds(1);
    clock.now -= 400 * 24 * HOUR;
    await rounds(1);
    expect(beats.map(({ continues }) => continues)).toEqual([false, true, true, true]);
  });

  it("follows a clock that leaps at once: the next process finds no outage", async () => {
    const { rounds, clock, restart, outages } = await start();
    await rounds(1);
    clock.now += 14 * 24 * HOUR;
    await rounds(1);
    restart();
    await rounds(1);
    expect(await outages()).toEqual([]);
    clock.now += HOUR;
    restart();
    await rounds(1);
    expect(await outages()).toEqual(["settled"]);
  });

  it("begins again in the next process", async () => {
    const { beats, rounds, restart } = await start();
    await rounds(1);
    restart();
    await rounds(1);
    expect(beats.map(({ continues }) => continues)).toEqual([false, false]);
  });
});
