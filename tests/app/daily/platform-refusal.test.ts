// When a platform refuses or its result is unknown: the state is right, and an admin hears of it once.
import { describe, expect, it, vi } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { DAY, FIRST, HOUR, openApp, textOf } from "../../support/app.ts";
import { drillOf, openDrill, readDuringMessage } from "../../support/contact.ts";
import { freshId } from "../../support/storage/storage.ts";

const closed = () => Promise.reject(new PlatformError("channel", "The channel is archived. Unarchive it."));

describe("a channel that takes no posts", () => {
  it("pauses its drill and informs the admin who created it, once", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    await app.tick();
    expect((await drillOf(app))?.paused?.because).toBe("The channel is archived. Unarchive it.");
    expect(app.platform.directs).toMatchObject([{ to: { team: "T1", member: "U-ada" } }]);
    expect(textOf(app.platform.directs[0]?.blocks)).toMatch(/paused.*archived.*\{command:drill resume\}/s);
    for (let day = 1; day < 4; day++) {
      app.clock.now = FIRST + day * DAY;
      await app.tick();
    }
    expect(app.platform.directs).toHaveLength(1);
    expect(app.platform.messages).toEqual([]);
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("ada", "/help"))).not.toContain("I paused");
  });

  it("stores a notice for the admin before the direct message is sent, in case the process ends", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    const meanwhile = readDuringMessage(app);
    await app.tick();
    expect(await meanwhile).toContain("I paused the daily question");
  });

  it("costs no date and no streak: if resumed the same day, the question still comes", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    await app.tick();
    const drill = await drillOf(app);
    await app.storage.drills.resume(drill?.id ?? "", app.clock.now);
    expect(await app.daily.postNow((await drillOf(app)) as never, app.clock.now, freshId())).toBe("posted");
    expect(app.platform.messages).toHaveLength(1);
  });

  it("is reported at the admin's next command if they refuse direct messages", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    app.platform.next("direct", () => Promise.reject(new PlatformError("person", "Closed.")));
    await app.tick();
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("ada", "/help"))).toContain("I paused the daily question");
    expect(textOf(await app.type("ada", "/help"))).not.toContain("I paused the daily question");
  });
});

describe("more refused channels than allowed requests in flight", () => {
  it("leave the sender free for everything else", async () => {
    const app = await openApp();
    const ada = await app.meet("ada");
    for (let index = 0; index < 20; index++) {
      await app.createDrill({ id: `drill-${index}`, channel: `closed-${index}`, contactId: ada.id });
      app.platform.next("post", closed);
    }
    await app.tick();
    expect(app.platform.directs).toHaveLength(20);
    expect(app.daily.waiting().get("playground")).toBe(0);
  });
});

describe("a clock that was far ahead once", () => {
  it("doesn't silence a drill that's changed after the clock was corrected", async () => {
    const app = await openDrill();
    app.clock.now = FIRST + 400 * DAY;
    await app.tick();
    app.clock.now = FIRST + HOUR;
    const drill = await drillOf(app);
    await app.storage.drills.change(drill?.id ?? "", { schedule: { time: "11:00" } }, app.clock.now);
    app.clock.now = FIRST + 2 * HOUR;
    await app.tick();
    expect(app.platform.messages).toHaveLength(2);
  });
});

describe("a clock that was far ahead for a while", () => {
  it("silences no drill once it's corrected", async () => {
    const app = await openDrill();
    app.clock.now = FIRST + 400 * DAY;
    await app.tick();
    app.clock.now = FIRST + HOUR;
    await app.tick();
    for (const day of [1, 2]) {
      app.clock.now = FIRST + day * DAY;
      await app.tick();
      expect(await drillOf(app)).toMatchObject({ next: { at: FIRST + (day + 1) * DAY } });
    }
    expect(app.platform.messages).toHaveLength(3);
  });
});

describe("yesterday's question that can't be closed", () => {
  it("delays today's question, but not permanently", async () => {
    const app = await openDrill();
    await app.tick();
    const close = vi.spyOn(app.storage.closing, "close").mockRejectedValueOnce(new Error("disk I/O error"));
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
    close.mockRestore();
    await app.tick();
    expect(app.platform.messages).toHaveLength(2);
    expect(app.platform.directs).toEqual([]);
  });
});

describe("a team that Kubedrill was removed from", () => {
  it("no longer has due drills", async () => {
    const app = await openDrill();
    app.platform.next("post", () => Promise.reject(new PlatformError("team", "Token revoked.")));
    await app.tick();
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(app.platform.messages).toEqual([]);
    expect(app.platform.directs).toEqual([]);
    expect(app.failures).toEqual([]);
  });
});

describe("a platform that says “later”", () => {
  it("is asked again after that time, and gets the question once", async () => {
    const app = await openDrill();
    app.platform.next("post", () => Promise.reject(new PlatformError("later", "Slow down.")));
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
    expect(await app.current()).toMatchObject({ state: "posted", date: "2026-03-02" });
  });

  it("for too long loses only that date", async () => {
    const app = await openDrill();
    const later = () => Promise.reject(new PlatformError("later", "Down.", { retryAfter: 1 }));
    for (let attempt = 0; attempt < 8; attempt++) app.platform.next("post", later);
    await app.tick();
    app.clock.now = FIRST + 7 * HOUR;
    await app.tick();
    expect(app.platform.messages).toEqual([]);
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect((await app.current()).date).toBe("2026-03-03");
    expect(app.platform.messages).toHaveLength(1);
  });
});

describe("a reveal whose message is gone", () => {
  it("ends quietly, in the right state and with its points counted", async () => {
    const app = await openDrill();
    await app.tick();
    const { id } = await app.current();
    await app.tap("ada", "right");
    app.platform.next("edit", () => Promise.reject(new PlatformError("message", "Unknown message.")));
    app.platform.next("edit", () => Promise.reject(new PlatformError("message", "Unknown message.")));
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect((await app.storage.postings.find(id))?.state).toBe("closed");
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("ada", "/leaderboard"))).toContain("ada: 10 points");
  });
});
