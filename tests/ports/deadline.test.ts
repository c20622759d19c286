// Deadlines, on a clock that the tests move.
import { describe, expect, it } from "vitest";
import { inTime, waitBriefly } from "../../src/app/daily/deps.ts";
import { withDeadline } from "../../src/ports/deadline.ts";
import { createHandTimers } from "../support/hand-timers.ts";

const never = new Promise<string>(() => {});

/** What a promise became by now. */
async function stateOf(promise: Promise<unknown>): Promise<unknown> {
  const pending = new Promise((resolve) => setImmediate(resolve, "pending"));
  return Promise.race([promise.catch(String), pending]);
}

describe("deadline", () => {
  it("lets a promise through that is in time, also its failure", async () => {
    const timers = createHandTimers();
    expect(await withDeadline(Promise.resolve("done"), 1_000, () => "late", timers)).toBe("done");
    const failing = withDeadline(Promise.reject(new Error("no")), 1_000, () => "late", timers);
    await expect(failing).rejects.toThrow("no");
  });

  it("passes at exactly its time", async () => {
    const timers = createHandTimers();
    const waiting = withDeadline(never, 1_000, () => "late", timers);
    timers.pass(999);
    expect(await stateOf(waiting)).toBe("pending");
    timers.pass(1);
    expect(await waiting).toBe("late");
  });

  it("keeps no timer of a promise that is done", async () => {
    const timers = createHandTimers();
    let late = 0;
    await withDeadline(Promise.resolve(), 1_000, () => late++, timers);
    timers.pass(2_000);
    expect(late).toBe(0);
  });

  it("keeps quiet about a promise that fails afterwards", async () => {
    const timers = createHandTimers();
    const { promise, reject } = Promise.withResolvers<string>();
    const waiting = withDeadline(promise, 1_000, () => "late", timers);
    timers.pass(1_000);
    reject(new Error("much later"));
    expect(await waiting).toBe("late");
  });
});

describe("a platform's request", () => {
  it("fails after 20 seconds without an answer", async () => {
    const timers = createHandTimers();
    const request = inTime(never, timers);
    request.catch(() => {});
    timers.pass(19_999);
    expect(await stateOf(request)).toBe("pending");
    timers.pass(1);
    await expect(request).rejects.toThrow("The platform did not answer in 20 seconds.");
  });
});

describe("a person who waits for a reply", () => {
  it("waits for 2.5 seconds", async () => {
    const timers = createHandTimers();
    const wait = waitBriefly(never, timers);
    timers.pass(2_499);
    expect(await stateOf(wait)).toBe("pending");
    timers.pass(1);
    await wait;
  });
});
