// The number of answers under an open question: soon, seldom, and never over the reveal.
import { describe, expect, it } from "vitest";
import { buttonsOf, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";

const INTERVAL = 15_000;
const EDIT_LEASE = 60_000;

async function openQuestion(): Promise<TestApp> {
  const app = await openApp();
  app.platform.interval = INTERVAL;
  await app.createDrill({ closesAfterHours: 8 });
  await app.tick();
  return app;
}

const versions = ({ platform }: TestApp) => platform.messages[0]?.versions ?? [];

describe("the count of answers", () => {
  it("is edited in place, and the question stays", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    await app.pass(0);
    expect(versions(app)).toHaveLength(2);
    expect(textOf(app.platform.shown())).toBe(textOf(versions(app)[0]).replace("0 answered", "1 answered"));
    expect(buttonsOf(app.platform.shown())).toEqual(buttonsOf(versions(app)[0]));
  });

  it("is edited once for answers that come together", async () => {
    const app = await openQuestion();
    await Promise.all(["ada", "bo", "chidi"].map((name) => app.tap(name, "right")));
    await app.pass(0);
    expect(versions(app)).toHaveLength(2);
    expect(textOf(app.platform.shown())).toContain("3 answered");
  });

  it("is edited at most once an interval, and then tells the last of it", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    await app.pass(0);
    await app.tap("bo", "right");
    await app.tap("chidi", "right");
    await app.pass(INTERVAL - 1);
    expect(textOf(app.platform.shown())).toContain("1 answered");
    await app.pass(1);
    expect(textOf(app.platform.shown())).toContain("3 answered");
    expect(versions(app)).toHaveLength(3);
    await app.pass(10 * INTERVAL);
    expect(versions(app)).toHaveLength(3);
  });

  it("does not change by a second tap", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    await app.pass(0);
    await app.tap("ada", "wrong");
    await app.pass(INTERVAL);
    expect(versions(app)).toHaveLength(2);
  });

  it("that could not be edited is reported, and the next answer's edit tells all", async () => {
    const app = await openQuestion();
    app.platform.next("edit", () => Promise.reject(new Error("rate limited")));
    await app.tap("ada", "right");
    await app.pass(0);
    expect(app.failures).toMatchObject([{ error: { message: "rate limited" } }]);
    await app.tap("bo", "right");
    await app.pass(EDIT_LEASE);
    expect(textOf(app.platform.shown())).toContain("2 answered");
  });

  it("that was still to come is dropped by the reveal", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    await app.pass(0);
    await app.tap("bo", "right");
    app.clock.now = FIRST + 8 * HOUR;
    await app.tick();
    const reveal = app.platform.shown();
    expect(textOf(reveal)).toContain("📊 2 answered");
    await app.pass(10 * INTERVAL);
    expect(app.platform.shown()).toBe(reveal);
  });

  it("under way when the question closes is waited for: the reveal is last", async () => {
    const app = await openQuestion();
    const { promise, resolve } = Promise.withResolvers<void>();
    app.platform.next("edit", async (real) => {
      await promise;
      await real();
    });
    await app.tap("ada", "right");
    await app.pass(0);
    app.clock.now = FIRST + 8 * HOUR;
    const closing = app.tick();
    await app.pass(0);
    expect(versions(app)).toHaveLength(1);
    resolve();
    await closing;
    expect(versions(app)).toHaveLength(3);
    expect(textOf(versions(app)[1])).toContain("1 answered");
    expect(textOf(app.platform.shown())).toContain("Closed · ");
  });

  it("is not edited any more once the app has stopped", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    await app.pass(0);
    await app.tap("bo", "right");
    await app.daily.stop();
    await app.tap("chidi", "right");
    await app.pass(10 * INTERVAL);
    expect(versions(app)).toHaveLength(2);
  });
});
