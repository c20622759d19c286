// Reminders that can't be sent: refused direct messages, a crash, and another process's platform.
import { describe, expect, it } from "vitest";
import { sendReminders } from "../../../src/app/reminder/send-reminders.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { buttonOf, HOUR, textOf } from "../../support/app.ts";
import { openWithCard, ten, workOf } from "./open-reminders.ts";

const MINUTE = 60_000;

const refuse = (error: unknown) => () => Promise.reject(error);

describe("a direct message that is refused", () => {
  it("by the person stops the reminder immediately, and the next command says so", async () => {
    const app = await openWithCard();
    app.platform.next("direct", refuse(new PlatformError("person", "Cannot send messages to this user.")));
    for (let day = 1; day <= 3; day++) {
      app.clock.now = ten(day);
      await app.remind();
    }
    expect(app.platform.directs).toEqual([]);
    expect(textOf(await app.type("bo", "/help"))).toMatch(
      /^.* didn't let me message you.*run \{command:remind 10:00\}\./,
    );
    expect(app.failures).toEqual([]);
    await app.type("bo", "/remind 10");
    app.clock.now = ten(4);
    await app.remind();
    expect(app.platform.directs).toHaveLength(1);
  });

  it("for now is sent later that day, once", async () => {
    const app = await openWithCard();
    const [reviewed] = app.database.connection.prepare("SELECT id FROM practice").pluck().all();
    const later = refuse(new PlatformError("later", "Slow down.", { retryAfter: 5 * MINUTE }));
    for (let attempt = 0; attempt < 8; attempt++) app.platform.next("direct", later);
    app.clock.now = ten(1);
    await app.remind();
    app.clock.now += 5 * MINUTE - 1;
    await app.remind();
    expect(app.platform.directs).toEqual([]);
    app.clock.now += 1;
    await app.remind();
    await app.remind();
    const [message, ...more] = app.platform.directs;
    expect(more).toEqual([]);
    // The attempts that the platform refused left no review behind.
    expect(app.database.connection.prepare("SELECT id FROM practice WHERE id <> ?").all(reviewed)).toEqual([
      { id: buttonOf(message?.blocks, "A").action.args[0] },
    ]);
    expect(await app.storage.reminders.find((await app.meet("bo")).id)).toMatchObject({
      nextAt: ten(2),
      ignored: 1,
    });
    expect(app.failures).toEqual([]);
  });

  it("because Kubedrill was removed stops the team", async () => {
    const app = await openWithCard();
    const drill = await app.createDrill();
    app.platform.next("direct", refuse(new PlatformError("team", "The app was uninstalled.")));
    app.clock.now = ten(1);
    await app.remind();
    expect((await app.storage.drills.byId(drill.id))?.paused?.because).toContain("removed");
    app.clock.now = ten(2);
    await app.remind();
    expect(app.platform.directs).toEqual([]);
  });

  it("for an unknown reason counts as sent, because it may have arrived", async () => {
    const app = await openWithCard();
    app.platform.next("direct", async (real) => {
      await real();
      throw new Error("socket hang up");
    });
    app.clock.now = ten(1);
    await app.remind();
    app.clock.now += HOUR;
    await app.remind();
    expect(app.platform.directs).toHaveLength(1);
    expect(app.failures).toMatchObject([{ what: expect.stringMatching(/^reminder of member /) }]);
  });
});

describe("a crash between claim and message", () => {
  it("sends nothing twice: the next comes a day later", async () => {
    const app = await openWithCard();
    app.platform.next("direct", () => new Promise(() => {}));
    app.clock.now = ten(1);
    const hanging = sendReminders(workOf(app));
    await expect
      .poll(async () => (await app.storage.reminders.find((await app.meet("bo")).id))?.nextAt)
      .toBe(ten(2));
    await app.remind();
    expect(app.platform.directs).toEqual([]);
    app.clock.now = ten(2);
    await app.remind();
    expect(app.platform.directs).toHaveLength(1);
    expect(hanging).toBeInstanceOf(Promise);
  });
});

describe("reminders of a platform that other processes run", () => {
  it("are left to them", async () => {
    const app = await openWithCard();
    app.clock.now = ten(1);
    await sendReminders({ ...workOf(app), platform: () => undefined });
    expect(await app.storage.reminders.due(app.clock.now, 1)).toHaveLength(1);
  });
});
