// Readiness: what it says, and how rarely it writes.
import { describe, expect, it } from "vitest";
import { createReadiness, type Phase } from "../../src/operations/readiness.ts";

function open() {
  const state = {
    now: 0,
    phase: "running" as Phase,
    connected: true,
    lost: undefined as string | undefined,
    reads: 0,
    writes: 0,
    fails: false,
    full: false,
  };
  const connection = {
    platform: { name: "discord" as const },
    isConnected: () => state.connected,
    lost: () => state.lost,
  };
  const ask = createReadiness({
    settings: {
      async read() {
        state.reads += 1;
        if (state.fails) throw new Error("The database is away.");
        return undefined;
      },
      write: async () => {},
    },
    async canWrite() {
      state.writes += 1;
      return !state.full;
    },
    questions: 1,
    connections: [connection],
    lost: () => (state.lost === undefined ? [] : [state.lost]),
    phase: () => state.phase,
    now: () => state.now,
  });
  return { state, ask };
}

const good = {
  ready: true,
  phase: "running",
  database: "writable",
  content: "loaded",
  platforms: { discord: "connected" },
};

describe("readiness", () => {
  it("says that everything works", async () => {
    expect(await open().ask()).toEqual(good);
  });

  it("comes with the end of the start", async () => {
    const { state, ask } = open();
    state.phase = "starting";
    expect(await ask()).toEqual({ ...good, ready: false, phase: "starting" });
  });

  it("ends with the signal to stop, and no longer asks the database", async () => {
    const { state, ask } = open();
    state.phase = "stopping";
    expect(await ask()).toEqual({ ready: false, phase: "stopping" });
    expect([state.reads, state.writes]).toEqual([0, 0]);
  });

  it("ends while a platform reconnects", async () => {
    const { state, ask } = open();
    state.connected = false;
    expect(await ask()).toEqual({ ...good, ready: false, platforms: { discord: "connecting" } });
  });

  it("says why a platform is lost, even if its connection seems open", async () => {
    const { state, ask } = open();
    state.lost = "Set another token.";
    expect(await ask()).toEqual({
      ...good,
      ready: false,
      platforms: { discord: "lost" },
      lost: ["Set another token."],
    });
  });

  it("notices a database outage within a second, and its end", async () => {
    const { state, ask } = open();
    await ask();
    state.fails = true;
    state.now += 1_000;
    expect(await ask()).toEqual({ ...good, ready: false, database: "unreachable" });
    state.fails = false;
    state.now += 1_000;
    expect(await ask()).toEqual(good);
  });

  it("notices a full disk within 15 seconds", async () => {
    const { state, ask } = open();
    await ask();
    state.full = true;
    state.now += 15_000;
    expect(await ask()).toEqual({ ...good, ready: false, database: "not writable" });
  });

  it("asked every second for a minute, writes four times", async () => {
    const { state, ask } = open();
    for (; state.now < 60_000; state.now += 1_000) await ask();
    expect([state.reads, state.writes]).toEqual([60, 4]);
  });
});
