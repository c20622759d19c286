// Threads that die, hang, and rest.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createWorkerThread } from "../../src/threads/worker-thread.ts";
import { createHandTimers } from "../support/hand-timers.ts";
import type { Order } from "./scripts/obedient.ts";

interface Answered {
  readonly text: string;
  readonly thread: number;
}

const script = new URL("scripts/obedient.ts", import.meta.url);

function start(more: { readonly grace?: number; readonly log?: string } = {}) {
  const timers = createHandTimers();
  const { grace, log } = more;
  const thread = createWorkerThread<Order, Answered>({
    name: "The test's thread",
    script,
    worker: { workerData: { log } },
    patience: 5_000,
    rest: 30_000,
    ...(grace === undefined ? {} : { grace }),
    timers,
  });
  onTestFinished(() => thread.stop());
  const answer = (text: string) => thread.ask({ do: "answer", text });
  return { thread, timers, answer };
}

describe("worker thread", () => {
  it("answers requests one at a time, in order, in the same thread", async () => {
    const { thread, answer } = start();
    const texts = ["one", "two", "three"];
    const answers = Promise.all(texts.map(answer));
    expect(thread.isBusy()).toBe(true);
    expect((await answers).map(({ text }) => text)).toEqual(texts);
    expect(new Set((await answers).map(({ thread }) => thread)).size).toBe(1);
    expect(thread.isBusy()).toBe(false);
  });

  it("survives a request that fails", async () => {
    const { thread, answer } = start();
    const before = await answer("before");
    await expect(thread.ask({ do: "fail", text: "no such color" })).rejects.toThrow("no such color");
    await expect(thread.ask({ do: "answer with a function" })).rejects.toThrow("could not be cloned");
    expect((await answer("after")).thread).toBe(before.thread);
  });

  const deaths: readonly (readonly [string, Order, string])[] = [
    ["exits with code 0", { do: "exit", code: 0 }, "The test's thread ended with code 0."],
    ["exits with code 1", { do: "exit", code: 1 }, "The test's thread ended with code 1."],
    ["throws outside of a request", { do: "throw outside" }, "outside of every request"],
  ];
  it.each(deaths)(
    "that %s rejects everything that waits, and the next request starts another",
    async (_, order, reason) => {
      const { thread, answer } = start();
      const results = await Promise.allSettled([thread.ask(order), answer("behind it")]);
      expect(results.map((result) => result.status === "rejected" && String(result.reason))).toEqual([
        expect.stringContaining(reason),
        expect.stringContaining(reason),
      ]);
      expect(thread.isBusy()).toBe(false);
      expect((await answer("again")).text).toBe("again");
    },
  );

  it.each<Order>([{ do: "be silent" }, { do: "spin" }])(
    "that never answers ($do) is given up in time, and the next request starts another",
    async (order) => {
      const { thread, timers, answer } = start();
      const before = await answer("before");
      const results = Promise.allSettled([thread.ask(order), answer("behind it")]);
      timers.pass(4_999);
      expect(thread.isBusy()).toBe(true);
      timers.pass(1);
      expect(await results).toMatchObject([
        { reason: { message: "The test's thread gave no answer in 5 seconds." } },
        { reason: { message: "The test's thread gave no answer in 5 seconds." } },
      ]);
      expect((await answer("again")).thread).not.toBe(before.thread);
    },
  );

  it("refuses a request that can't be sent, and answers the next", async () => {
    const { thread, answer } = start();
    const notSerializable = { do: "answer", text: (() => "") as unknown as string } as const;
    const results = await Promise.allSettled([thread.ask(notSerializable), answer("next")]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });

  it("stops when idle, not before, and starts again", async () => {
    const { timers, answer } = start();
    const first = await answer("first");
    timers.pass(29_999);
    const second = await answer("second");
    timers.pass(30_000);
    const third = await answer("third");
    expect(second.thread).toBe(first.thread);
    expect(third.thread).not.toBe(first.thread);
  });

  it("closes by itself if it has time to", async () => {
    const log = join(mkdtempSync(join(tmpdir(), "kubedrill-")), "log");
    const { thread, answer } = start({ grace: 10_000, log });
    await answer("first");
    await thread.stop();
    expect(readFileSync(log, "utf8")).toBe("closed\n");
  });

  it("is terminated if it doesn't close in time", async () => {
    const { thread, timers, answer } = start({ grace: 1_000 });
    await answer("first");
    const spinning = thread.ask({ do: "spin" }).catch(String);
    const stopped = thread.stop();
    timers.pass(1_000);
    await stopped;
    expect(await spinning).toBe("Error: The test's thread was stopped.");
  });

  it("answers nothing after it was stopped", async () => {
    const { thread, answer } = start();
    const waiting = answer("first").catch(String);
    await thread.stop();
    expect(await waiting).toBe("Error: The test's thread was stopped.");
    await expect(answer("second")).rejects.toThrow("The test's thread was stopped.");
  });
});
