import { describe, expect, it } from "vitest";
import { createSender, type Job, Stopped, type Timer } from "../../../src/app/daily/sender.ts";
import type { Pace } from "../../../src/ports/platform.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";

/** A clock that jumps to the next awaited moment as soon as everything else has run. */
function fakeTimer(): Timer {
  let now = 0;
  const waits: { readonly at: number; readonly resolve: () => void }[] = [];
  let jumping = false;
  /** Lets everything run that can run now, then moves on. */
  async function jump(): Promise<void> {
    jumping = true;
    await new Promise((resolve) => setImmediate(resolve));
    waits.sort((one, other) => one.at - other.at);
    const next = waits.shift();
    jumping = false;
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.resolve();
    if (!jumping) void jump();
  }
  return {
    now: () => now,
    wait: (ms) =>
      new Promise((resolve) => {
        waits.push({ at: now + ms, resolve });
        if (!jumping) void jump();
      }),
  };
}

const pace: Pace = { perSecond: 50, atOnce: 8, channelInterval: 0 };

/** A platform with rate limits that counts requests per second and notes their channels. */
function limited(timer: Timer, took = 30) {
  const sent: { readonly what: string; readonly at: number }[] = [];
  let underWay = 0;
  let most = 0;
  return {
    sent,
    most: () => most,
    request: (what: string) => async () => {
      most = Math.max(most, ++underWay);
      sent.push({ what, at: timer.now() });
      await timer.wait(took);
      underWay--;
      return what;
    },
    /** Most requests in any window of a second. */
    busiest: () =>
      Math.max(
        ...sent.map(({ at }) => sent.filter((other) => other.at >= at && other.at < at + 1000).length),
      ),
  };
}

function post(team: string, channel = "general"): Job {
  return { kind: "post", team, channel };
}

describe("the sender", () => {
  it("uses at least 95% of the allowance and never exceeds it by more than what it missed", async () => {
    const timer = fakeTimer();
    const platform = limited(timer);
    const sender = createSender(pace, timer);
    await Promise.all(
      Array.from({ length: 2_000 }, (_, index) =>
        sender.send(post(`T${index}`), platform.request(`${index}`)),
      ),
    );
    const took = (platform.sent.at(-1)?.at ?? 0) / 1000;
    expect(2_000 / took).toBeGreaterThanOrEqual(0.95 * 50);
    expect(platform.busiest()).toBeLessThanOrEqual(50 + 6);
    expect(platform.most()).toBeLessThanOrEqual(pace.atOnce);
  });

  it("has no more requests in flight than the platform allows", async () => {
    const timer = fakeTimer();
    const platform = limited(timer, 1_000);
    const sender = createSender({ ...pace, atOnce: 3 }, timer);
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => sender.send(post(`T${index}`), platform.request("x"))),
    );
    expect(platform.most()).toBe(3);
    expect(timer.now()).toBeGreaterThanOrEqual(4_000);
  });

  it("sends in the order of arrival, and lets teams take turns", async () => {
    const timer = fakeTimer();
    const platform = limited(timer);
    const sender = createSender({ ...pace, atOnce: 1 }, timer);
    const first = sender.send(post("other"), platform.request("first"));
    const big = ["a1", "a2", "a3", "a4"].map((name) =>
      sender.send(post("big", name), platform.request(name)),
    );
    const small = [
      sender.send(post("b"), platform.request("b")),
      sender.send(post("c"), platform.request("c")),
    ];
    await Promise.all([first, ...big, ...small]);
    expect(platform.sent.map(({ what }) => what)).toEqual(["first", "a1", "b", "c", "a2", "a3", "a4"]);
  });

  it("posts before it reveals, reveals before it counts, and writes to people last", async () => {
    const timer = fakeTimer();
    const platform = limited(timer);
    const sender = createSender({ ...pace, atOnce: 1 }, timer);
    const kinds = ["post", "direct", "count", "reveal", "post"] as const;
    await Promise.all(
      kinds.map((kind, index) => sender.send({ kind, team: `T${index}` }, platform.request(kind))),
    );
    expect(platform.sent.map(({ what }) => what)).toEqual(["post", "post", "reveal", "count", "direct"]);
  });

  it("keeps each channel's interval while other channels continue", async () => {
    const timer = fakeTimer();
    const platform = limited(timer, 10);
    const sender = createSender({ ...pace, channelInterval: 1_000 }, timer);
    const jobs = ["one", "one", "one", "two", "two"].map((channel) =>
      sender.send(post("T", channel), platform.request(channel)),
    );
    const others = Array.from({ length: 20 }, (_, index) =>
      sender.send(post(`T${index}`), platform.request("other")),
    );
    await Promise.all([...jobs, ...others]);
    for (const channel of ["one", "two"]) {
      const times = platform.sent.filter(({ what }) => what === channel).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    }
    const lastOther = Math.max(...platform.sent.filter(({ what }) => what === "other").map(({ at }) => at));
    expect(lastOther).toBeLessThan(1_000);
  });

  it("lets a team's other channels continue while one has to wait", async () => {
    const timer = fakeTimer();
    const platform = limited(timer, 10);
    const sender = createSender(pace, timer);
    let refused = false;
    const busy = sender.send(post("T", "busy"), async () => {
      if (refused) return platform.request("busy")();
      refused = true;
      throw new PlatformError("later", "Slow down.", { retryAfter: 60_000 });
    });
    const rest = ["busy", "free", "free"].map((channel) =>
      sender.send(post("T", channel), platform.request(channel)),
    );
    await Promise.all([busy, ...rest]);
    const free = platform.sent.filter(({ what }) => what === "free").map(({ at }) => at);
    expect(Math.max(...free)).toBeLessThan(1_000);
  });

  it("waits as long as the platform asks, for one channel or all of them", async () => {
    const timer = fakeTimer();
    const platform = limited(timer, 10);
    const sender = createSender(pace, timer);
    const refusals = [
      new PlatformError("later", "Slow down.", { retryAfter: 3_000 }),
      new PlatformError("later", "Slow down, all of you.", { retryAfter: 5_000, everywhere: true }),
    ];
    const refused = (what: string) => async () => {
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      return platform.request(what)();
    };
    const first = sender.send(post("T1", "busy"), refused("busy"));
    const second = sender.send(post("T2"), refused("everywhere"));
    const third = sender.send(post("T3"), platform.request("free"));
    expect(await Promise.all([first, second, third])).toEqual(["busy", "everywhere", "free"]);
    expect(platform.sent.every(({ at }) => at >= 5_000)).toBe(true);
  });

  it("delays a team's direct messages while its channels and other teams continue", async () => {
    const timer = fakeTimer();
    const platform = limited(timer, 10);
    const sender = createSender(pace, timer);
    const direct = (team: string): Job => ({ kind: "direct", team });
    let refusals = 1;
    const once = async () => {
      if (refusals-- > 0) throw new PlatformError("later", "Slow down.", { retryAfter: 3_000 });
      return platform.request("slow")();
    };
    const slow = sender.send(direct("T1"), once);
    await timer.wait(100);
    const [next, ...others] = [
      sender.send(direct("T1"), platform.request("next")),
      sender.send(post("T1"), platform.request("post")),
      sender.send(direct("T2"), platform.request("other")),
    ];
    await Promise.all([slow, next, ...others]);
    const at = Object.fromEntries(platform.sent.map((one) => [one.what, one.at]));
    expect(Math.min(at.slow ?? 0, at.next ?? 0)).toBeGreaterThanOrEqual(3_000);
    expect(Math.max(at.post ?? 0, at.other ?? 0)).toBeLessThan(500);
  });

  it("gives up on repeated refusals, and immediately on other failures", async () => {
    const timer = fakeTimer();
    const sender = createSender(pace, timer);
    let attempts = 0;
    const later = sender.send(post("T1"), async () => {
      attempts++;
      throw new PlatformError("later", "Not now.", { retryAfter: 10 });
    });
    await expect(later).rejects.toThrow("Not now.");
    expect(attempts).toBe(8);
    await expect(sender.send(post("T2"), () => Promise.reject(new Error("cut")))).rejects.toThrow("cut");
    expect(await sender.send(post("T3"), async () => "fine")).toBe("fine");
  });

  it("drops waiting requests when stopped, and waits for those in flight", async () => {
    const timer = fakeTimer();
    const sender = createSender({ ...pace, atOnce: 1 }, timer);
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = sender.send(post("T1"), () => promise);
    const second = sender.send(post("T2"), async () => "never");
    expect(sender.waiting()).toBe(1);
    const stopping = sender.stop();
    await expect(second).rejects.toThrow(Stopped);
    resolve("done");
    await stopping;
    expect(await first).toBe("done");
    await expect(sender.send(post("T3"), async () => "late")).rejects.toThrow(Stopped);
  });
});
