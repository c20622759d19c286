// What a crash or a failing platform leaves behind, and how the next tick recovers it.
import { describe, expect, it } from "vitest";
import type { NewDrill } from "../../../src/ports/storage/drills.ts";
import { DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";

const LEASE = 60_000;
const EDIT_LEASE = 60_000;
const never = new Promise<never>(() => {});

describe("a platform that doesn't answer", () => {
  it("is given up after 20 seconds, so that the ticker continues and the lease still holds", async () => {
    const { createDrill, tick, pass, platform, failures } = await openApp();
    await createDrill();
    platform.next("post", () => never);
    const ticked = tick();
    await pass(0);
    await pass(19_999);
    expect(failures).toEqual([]);
    await pass(1);
    await ticked;
    expect(failures).toHaveLength(1);
    expect(String(failures[0]?.error)).toContain("did not answer in 20 seconds");
  });
});

describe("a posting whose sender crashed after the claim", () => {
  it("is sent once, when its lease has expired", async () => {
    const { tick, platform, clock, current } = await openAfterCrash("absent");
    clock.now = FIRST + LEASE - 1;
    await tick();
    expect(platform.messages).toEqual([]);
    clock.now = FIRST + LEASE;
    await tick();
    await tick();
    expect(platform.messages).toHaveLength(1);
    expect(await current()).toMatchObject({ state: "posted", message: platform.messages[0]?.ref });
  });

  it("is recorded, not sent again, if the platform finds its message", async () => {
    const { tick, platform, clock, current } = await openAfterCrash("sent");
    expect(platform.messages).toHaveLength(1);
    clock.now = FIRST + LEASE;
    await tick();
    expect(platform.messages).toHaveLength(1);
    expect(await current()).toMatchObject({ state: "posted", message: platform.messages[0]?.ref });
  });

  it("takes answers meanwhile, if its message exists", async () => {
    const { tick, platform, clock, press, current } = await openAfterCrash("sent");
    const key = platform.messages[0]?.key;
    expect(textOf(await press("ada", `answer:${key}:A`))).toMatch(/Right: [A-D]|Not quite: you chose/);
    clock.now = FIRST + DAY;
    await tick();
    expect(textOf(platform.shown(key))).toContain("of 1 got it right");
    expect(platform.messages).toHaveLength(2);
    expect((await current()).date).toBe("2026-03-03");
  });
});

describe("a posting with a tap but without a known message", () => {
  it("is found when it closes, and its message gets the reveal and the discussion", async () => {
    const { press, tick, platform, clock, storage } = await openAfterCrash("sent", { discussion: true });
    const [{ key, ref } = { key: "none" }] = platform.messages;
    await press("ada", `answer:${key}:A`);
    clock.now = FIRST + DAY;
    platform.next("find", () => Promise.reject(new Error("no route to host"))); // the first search, by the recovery
    await tick();
    expect(await storage.postings.find(key)).toMatchObject({ state: "closed", message: ref });
    expect(platform.replies.map(({ to }) => to)).toEqual([ref]);
  });
});

describe("a platform that fails", () => {
  it("to post is reported, and the next sender searches before it posts", async () => {
    const { createDrill, tick, platform, clock, failures } = await openApp();
    await createDrill();
    platform.next("post", () => Promise.reject(new Error("no route to host")));
    await tick();
    expect(failures).toMatchObject([
      { error: { message: "no route to host" }, what: expect.stringMatching(/^send posting /) },
    ]);
    clock.now += LEASE;
    await tick();
    expect(platform.messages).toHaveLength(1);
    expect(failures).toHaveLength(1);
  });

  it("after the message arrived doesn't cause a second one", async () => {
    const { createDrill, tick, platform, clock, current } = await openApp();
    await createDrill();
    platform.next("post", async (real) => {
      await real();
      throw new Error("timed out");
    });
    await tick();
    clock.now += LEASE;
    await tick();
    expect(platform.messages).toHaveLength(1);
    expect((await current()).message).toBe(platform.messages[0]?.ref);
  });

  it("in one channel doesn't block the others", async () => {
    const { createDrill, tick, platform, failures } = await openApp();
    await createDrill();
    await createDrill({ id: "drill-of-random", channel: "random" });
    platform.next("post", () => Promise.reject(new Error("channel archived")));
    await tick();
    expect(failures).toHaveLength(1);
    expect(platform.messages).toHaveLength(1);
  });

  it("to show a reveal shows it at the next tick, and points count once", async () => {
    const { createDrill, tick, pass, platform, clock, current, tap, type, failures } = await openApp();
    await createDrill({ closesAfterHours: 8 });
    await tick();
    await tap("ada", "right");
    await pass(0);
    expect(textOf(platform.shown())).toContain("1 answered");
    clock.now = FIRST + 8 * HOUR;
    platform.next("edit", () => Promise.reject(new Error("rate limited")));
    await tick();
    expect(failures).toMatchObject([
      { error: { message: "rate limited" }, what: expect.stringMatching(/^reveal posting /) },
    ]);
    expect(textOf(platform.shown())).toContain("Question of the day");
    expect((await current()).state).toBe("closing");
    clock.now += EDIT_LEASE;
    await tick();
    expect(textOf(platform.shown())).toContain("of 1 got it right");
    expect((await current()).state).toBe("closed");
    expect(textOf(await type("ada", "/leaderboard"))).toContain("1. ada: 10 points");
  });

  it("to show a reveal delays the next question by one tick only", async () => {
    const { createDrill, tick, platform, clock } = await openApp();
    await createDrill();
    await tick();
    clock.now = FIRST + DAY;
    platform.next("edit", () => Promise.reject(new Error("rate limited")));
    await tick();
    clock.now += EDIT_LEASE;
    await tick();
    expect(textOf(platform.messages[0]?.versions.at(-1))).toContain("Closed · ");
    expect(platform.messages).toHaveLength(2);
  });
});

describe("a process that crashed between scoring and reveal", () => {
  it("leaves a reveal that the next process shows", async () => {
    const app = await openApp();
    await app.createDrill({ closesAfterHours: 8 });
    await app.tick();
    await app.tap("ada", "right");
    await app.pass(0);
    expect(textOf(app.platform.shown())).toContain("1 answered");
    app.clock.now = FIRST + 8 * HOUR;
    const called = Promise.withResolvers<void>();
    app.platform.next("edit", () => {
      called.resolve();
      return never;
    });
    void app.tick();
    await called.promise;
    app.clock.now += EDIT_LEASE;
    await app.restart().tick();
    expect(textOf(app.platform.shown())).toContain("of 1 got it right");
  });
});

/** The app after another process crashed while sending the first question; its message arrived or didn't. */
async function openAfterCrash(message: "sent" | "absent", drill?: Partial<NewDrill>): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill(drill);
  const called = Promise.withResolvers<void>();
  app.platform.next("post", async (real) => {
    if (message === "sent") await real();
    called.resolve();
    return never;
  });
  void app.tick();
  await called.promise;
  return app.restart();
}
