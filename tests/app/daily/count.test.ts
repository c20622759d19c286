// The answer count under an open question: edited soon but rarely, and never after the reveal.
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
  it("changes in place and keeps the question", async () => {
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

  it("is edited up to once per interval, and then shows the latest number", async () => {
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

  it("doesn't change on a second tap", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    await app.pass(0);
    await app.tap("ada", "wrong");
    await app.pass(INTERVAL);
    expect(versions(app)).toHaveLength(2);
  });

  it("whose edit failed is reported, and the next edit shows all answers", async () => {
    const app = await openQuestion();
    app.platform.next("edit", () => Promise.reject(new Error("rate limited")));
    await app.tap("ada", "right");
    await app.pass(0);
    expect(app.failures).toMatchObject([{ error: { message: "rate limited" } }]);
    await app.tap("bo", "right");
    await app.pass(EDIT_LEASE);
    expect(textOf(app.platform.shown())).toContain("2 answered");
  });

  it("that's still pending is dropped by the reveal", async () => {
    const app = await openQuestion();
    await app.tap("ada", "right");
    await app.pass(0);
    await app.tap("bo", "right");
    app.clock.now = FIRST + 8 * HOUR;
    await app.tick();
    const reveal = app.platform.shown();
    expect(textOf(reveal)).toContain("of 2 got it right");
    await app.pass(10 * INTERVAL);
    expect(app.platform.shown()).toBe(reveal);
  });

  it("that's being edited when the question closes delays the reveal, so that the reveal is last", async () => {
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

  it("is no longer edited once the app has stopped", async () => {
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
