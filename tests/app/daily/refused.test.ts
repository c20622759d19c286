// A message that a channel refuses for now isn't lost: Kubedrill retries it and informs the contact once what to fix.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { NewDrill } from "../../../src/ports/storage/drills.ts";
import { buttonsOf, curriculum, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { drillOf } from "../../support/contact.ts";

const MINUTE = 60_000;
const archived = new PlatformError("channel", "This thread is locked. Unlock it.");
const gone = new PlatformError("team", "Kubedrill is no longer installed.");

/** An app whose question closes at its own hour, so that no new question is sent meanwhile. */
async function openPosted(more: Partial<NewDrill> = {}): Promise<TestApp> {
  const app = await openApp();
  const ada = await app.meet("ada");
  await app.createDrill({ contactId: ada.id, closesAfterHours: 2, ...more });
  await app.tick();
  await app.tap("bo", "right");
  await app.pass(0);
  expect(shown(app)).toContain("1 answered");
  return app;
}

/** Ticks every minute until then. */
async function tickUntil(app: TestApp, end: number): Promise<void> {
  for (let now = app.clock.now; now <= end; now += MINUTE) {
    await app.pass(now - app.clock.now);
    await app.tick();
  }
}

const shown = ({ platform }: TestApp) => textOf(platform.shown());
const heard = ({ platform }: TestApp) => platform.directs.map(({ blocks }) => textOf(blocks));

describe("a reveal that the channel refuses for now", () => {
  it("is shown at the next tick if it was refused once, and the contact hears once what to fix", async () => {
    const app = await openPosted();
    app.platform.next("edit", () => Promise.reject(archived));
    app.clock.now = FIRST + 2 * HOUR;
    await app.tick();
    expect((await app.current()).state).toBe("closing");
    expect(textOf(await app.type("bo", "/leaderboard"))).toContain("10 points");
    await tickUntil(app, FIRST + 2 * HOUR + 3 * MINUTE);
    expect((await app.current()).state).toBe("closed");
    expect(shown(app)).toMatch(/^🔒 Closed/);
    expect(heard(app)).toEqual([expect.stringMatching(/March 2.*locked. Unlock it.*drill resume/s)]);
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("ada", "/help"))).not.toContain("Unlock it");
  });

  it("is retried less and less often, for weeks", async () => {
    const app = await openPosted();
    app.platform.refusing = archived;
    await tickUntil(app, FIRST + 14 * HOUR);
    expect(app.platform.refused).toBeGreaterThan(5);
    expect(app.platform.refused).toBeLessThan(20);
    expect(heard(app)).toHaveLength(1);
    app.platform.refusing = undefined;
    app.clock.now = FIRST + 23 * HOUR;
    await app.tick();
    expect(shown(app)).toMatch(/^🔒 Closed/);
  });

  it("is shown immediately when the drill is resumed, even though it isn't paused", async () => {
    const app = await openPosted();
    app.platform.refusing = archived;
    await tickUntil(app, FIRST + 6 * HOUR);
    app.platform.refusing = undefined;
    expect(textOf(await app.type("ada", "/drill resume"))).toContain("I'm retrying");
    await app.daily.idle();
    expect(shown(app)).toMatch(/^🔒 Closed/);
    expect(textOf(await app.type("ada", "/drill resume"))).not.toContain("retrying");
  });

  it("together with the next question reaches the contact once, with the pause, and shown when the drill is resumed", async () => {
    const app = await openPosted({ closesAfterHours: undefined });
    app.platform.refusing = archived;
    app.clock.now = FIRST + DAY;
    await tickUntil(app, FIRST + DAY + 5 * MINUTE);
    expect((await drillOf(app))?.paused?.because).toBe(archived.message);
    expect(heard(app)).toEqual([expect.stringContaining("I paused the daily question")]);
    app.platform.refusing = undefined;
    app.clock.now = FIRST + DAY + 2 * HOUR;
    await app.type("ada", "/drill resume");
    await app.daily.idle();
    expect(shown(app)).toMatch(/^🔒 Closed/);
  });

  it("reaches the contact again if the reason changes", async () => {
    const app = await openPosted();
    app.platform.refusing = archived;
    await tickUntil(app, FIRST + 3 * HOUR);
    app.platform.refusing = new PlatformError("channel", "I lack permissions in this channel.");
    await tickUntil(app, FIRST + 6 * HOUR);
    expect(heard(app)).toHaveLength(2);
    expect(heard(app)[1]).toContain("lack permissions");
  });

  it("in a team that Kubedrill was removed from waits until it is back", async () => {
    const app = await openPosted();
    app.platform.refusing = gone;
    await tickUntil(app, FIRST + 3 * HOUR);
    expect((await app.current()).state).toBe("closing");
    expect(heard(app)).toEqual([]);
    app.platform.refusing = undefined;
    await app.bot.joined({ platform: "playground", externalId: "T1" }, app.clock.now);
    await app.type("ada", "/drill resume");
    await app.daily.idle();
    expect(shown(app)).toMatch(/^🔒 Closed/);
  });

  it("is given up if the message is gone", async () => {
    const app = await openPosted();
    app.platform.refusing = new PlatformError("message", "The message is gone.");
    app.clock.now = FIRST + 2 * HOUR;
    await app.tick();
    expect((await app.current()).state).toBe("closed");
    expect(heard(app)).toEqual([]);
  });
});

describe("a count that the channel refuses for now", () => {
  it("is shown later, and the contact hears of it once", async () => {
    const app = await openPosted({ closesAfterHours: 20 });
    app.platform.refusing = archived;
    await app.tap("cy", "right");
    await app.pass(0);
    await tickUntil(app, FIRST + HOUR);
    expect(app.platform.refused).toBeGreaterThan(0);
    expect(app.platform.refused).toBeLessThan(10);
    expect(heard(app)).toHaveLength(1);
    app.platform.refusing = undefined;
    await tickUntil(app, FIRST + 3 * HOUR);
    expect(shown(app)).toContain("2 answered");
    expect(heard(app)).toHaveLength(1);
  });
});

describe("a discussion that the channel refuses for now", () => {
  it("is opened later, once, and the contact hears of it once", async () => {
    const app = await openPosted({ discussion: true });
    for (let attempt = 0; attempt < 3; attempt++) app.platform.next("reply", () => Promise.reject(archived));
    await tickUntil(app, FIRST + 3 * HOUR);
    expect(app.platform.replies).toHaveLength(1);
    expect(heard(app)).toEqual([expect.stringMatching(/discussion.*March 2.*Unlock it/s)]);
    expect(app.failures).toEqual([]);
  });

  it("is opened when the drill is resumed, but not if the message is gone", async () => {
    const app = await openPosted({ discussion: true });
    for (let attempt = 0; attempt < 8; attempt++) app.platform.next("reply", () => Promise.reject(archived));
    await tickUntil(app, FIRST + 6 * HOUR);
    const message = new PlatformError("message", "The message is gone.");
    app.platform.next("reply", () => Promise.reject(message));
    await app.type("ada", "/drill resume");
    await app.daily.idle();
    await tickUntil(app, FIRST + 20 * HOUR);
    expect(app.platform.replies).toEqual([]);
  });
});

describe("a correction that the channel refuses for now", () => {
  const corrected = (id: string) => {
    const question = curriculum.questions.get(id);
    if (question === undefined) throw new Error(`There is no question ${id}.`);
    const changes = [{ version: question.version + 1, effect: "credit", note: "A was right, too." } as const];
    const newer = { ...question, version: question.version + 1, changes };
    return { ...curriculum, questions: new Map([...curriculum.questions, [id, newer]]) };
  };

  it.each(["waiting", "resuming"])("is posted later, once: by %s", async (how) => {
    const before = await openPosted();
    await tickUntil(before, FIRST + 2 * HOUR);
    const { question } = await before.current();
    const app = before.restart(corrected(question.id));
    app.platform.refusing = archived;
    await tickUntil(app, FIRST + 4 * HOUR);
    expect(app.platform.refused).toBeLessThan(10);
    expect(app.platform.messages).toHaveLength(1);
    expect(heard(app)).toEqual([expect.stringMatching(/correction.*Unlock it/s)]);
    app.platform.refusing = undefined;
    if (how === "resuming") {
      await app.type("ada", "/drill resume");
      await app.daily.idle();
    } else await tickUntil(app, FIRST + 9 * HOUR);
    await tickUntil(app, FIRST + 9 * HOUR);
    expect(app.platform.messages.map(({ versions }) => textOf(versions[0]).includes("Correction"))).toEqual([
      false,
      true,
    ]);
  });
});

describe("a message that can't be searched for now", () => {
  it("is searched for when the drill is resumed, and the question isn't asked twice", async () => {
    const app = await openApp();
    const ada = await app.meet("ada");
    await app.createDrill({ contactId: ada.id });
    app.platform.next("post", async (post) => {
      await post();
      throw new Error("cut");
    });
    await app.tick();
    app.platform.refusing = archived;
    app.clock.now = FIRST + 2 * MINUTE;
    await tickUntil(app, FIRST + 30 * MINUTE);
    expect(app.platform.refused).toBeLessThan(8);
    expect((await drillOf(app))?.paused?.because).toBe(archived.message);
    expect(heard(app)).toHaveLength(1);
    app.platform.refusing = undefined;
    await app.type("ada", "/drill resume");
    await app.daily.idle();
    await tickUntil(app, FIRST + 2 * HOUR);
    expect(app.platform.messages).toHaveLength(1);
    expect(await app.current()).toMatchObject({ state: "posted", message: app.platform.messages[0]?.ref });
    expect(buttonsOf(app.platform.shown())).toHaveLength(5);
  });
});
