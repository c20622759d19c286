// /remind: direct messages on days when reviews are due, until they're ignored or refused.
import { describe, expect, it } from "vitest";
import { createSender } from "../../../src/app/daily/sender.ts";
import { type ReminderDeps, sendReminders } from "../../../src/app/reminder/send-reminders.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import {
  buttonOf,
  curriculum,
  DAY,
  FIRST,
  HOUR,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const MINUTE = 60_000;

/** The deps of a process that sends reminders. */
/** Each process has its own randomness, so its claims are unique. */
let processes = 7;

function workOf(app: TestApp): ReminderDeps {
  let waited = 0;
  const wait = async (ms: number) => {
    waited += ms;
  };
  const sender = createSender(app.platform.pace, { now: () => waited, wait });
  return {
    ...app,
    curriculum,
    sender: () => sender,
    platform: (name) => (name === app.platform.name ? app.platform : undefined),
    clock: () => app.clock.now,
    random: seededRandom(processes++),
    catchUp: 6 * HOUR,
    reportFailure: (error, what) => app.failures.push({ error, what }),
  };
}

/** Bo has a card due from tomorrow, and a reminder at 10:00 UTC. */
async function openWithCard(): Promise<TestApp & { remind(): Promise<void> }> {
  const app = await openApp();
  const verdict = await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
  expect(textOf(verdict)).toContain("comes back");
  await app.type("bo", "/remind 10");
  const work = workOf(app);
  return { ...app, remind: () => sendReminders(work) };
}

const refuse = (error: unknown) => () => Promise.reject(error);
const directs = ({ platform }: TestApp) => platform.directs.map(({ blocks }) => textOf(blocks));
/** 10:00 UTC on this day, counted from 0. */
const ten = (day: number) => FIRST + HOUR + day * DAY;

describe("/remind", () => {
  it("shows the state, sets a time, and stops", async () => {
    const { type } = await openApp();
    expect(textOf(await type("bo", "/remind"))).toMatch(
      /^You don't get reminders. \{command:remind 09:00\} sends/,
    );
    const next = `Next: {time:${FIRST + 8.5 * HOUR}}`;
    const state = `On days when reviews are due, you get a direct message at **17:30** (UTC). ${next}. {command:remind off} stops it.`;
    expect(textOf(await type("bo", "/remind 17.30"))).toBe(`Done. ${state}`);
    expect(textOf(await type("bo", "/remind"))).toBe(state);
    expect(textOf(await type("ada", "/remind"))).toContain("You don't get reminders.");
    expect(textOf(await type("bo", "/remind OFF"))).toBe("Done: no more reminders.");
    expect(textOf(await type("bo", "/remind off"))).toContain("nothing to stop");
    expect(textOf(await type("bo", "/remind"))).toContain("{command:remind 17:30} sends");
  });

  it("uses the platform's zone, else the member's assumed zone", async () => {
    const app = await openApp();
    app.platform.theirZone = "Asia/Tokyo";
    expect(textOf(await app.type("bo", "/remind 9"))).toContain(
      `(Asia/Tokyo). Next: {time:${FIRST + 15 * HOUR}}`,
    );
    app.platform.theirZone = "Mars/Olympus";
    expect(textOf(await app.type("bo", "/remind 9"))).toContain("(UTC)");
    app.platform.theirZone = undefined;
    const person = makePerson("bo", { zone: "Europe/Berlin" });
    const reply = await app.bot.handle({
      type: "command",
      name: "remind",
      options: { time: "9" },
      person,
      now: FIRST,
    });
    expect(textOf(reply)).toContain("(Europe/Berlin)");
  });

  it.each(["noon", "25:00", "9:61", "-1", "09:00 or so", "never"])(
    "says what is wrong with %j",
    async (time) => {
      const { type, requests } = await openApp();
      expect(textOf(await type("bo", `/remind "${time}"`))).not.toContain("Done");
      expect(requests.at(-1)?.outcome).toBe("refused");
      expect(textOf(await type("bo", "/remind"))).toContain("You don't get reminders.");
    },
  );
});

describe("a reminder", () => {
  it("comes when reviews are due, with a button that starts them", async () => {
    const app = await openWithCard();
    app.clock.now = ten(1) - 1;
    await app.remind();
    expect(app.platform.directs).toEqual([]);
    app.clock.now = ten(1);
    await app.remind();
    expect(app.platform.directs).toMatchObject([{ to: { team: "T1", member: "U-bo" } }]);
    const [message] = app.platform.directs;
    expect(textOf(message?.blocks)).toContain("**1 review is due.**");
    const review = await app.press("bo", buttonOf(message?.blocks, "Start review"));
    expect(textOf(review)).toContain("Review 1 of 10");
    expect(app.failures).toEqual([]);
  });

  it("comes once per day, even if the process checks often or the time changes", async () => {
    const app = await openWithCard();
    app.clock.now = ten(1);
    const other = workOf(app);
    await Promise.all([app.remind(), sendReminders(other), app.remind()]);
    await app.type("bo", "/remind 12");
    await app.type("bo", "/remind off");
    expect(textOf(await app.type("bo", "/remind 11"))).toContain(`{time:${ten(2) + HOUR}}`);
    for (let hours = 0; hours < 12; hours++) {
      app.clock.now += HOUR;
      await app.remind();
    }
    expect(app.platform.directs).toHaveLength(1);
  });

  it("doesn't come if nothing is due, or the day's reviews are done", async () => {
    const app = await openApp();
    const remind = () => sendReminders(workOf(app));
    await app.type("bo", "/remind 10");
    app.clock.now = ten(0);
    await remind();
    let reply = await app.type("bo", "/review");
    for (let done = 0; done < 10; done++) {
      const verdict = await app.press("bo", buttonOf(reply, "A"));
      if (done < 9) reply = await app.press("bo", buttonOf(verdict, "Next"));
    }
    const { learnerId } = await app.meet("bo");
    app.database.connection.exec("UPDATE card SET due_day = '2026-03-02'");
    expect(await app.storage.cards.due(learnerId, "2026-03-02" as never, 20)).toHaveLength(10);
    await app.type("bo", "/remind 11");
    app.clock.now = ten(0) + HOUR;
    await remind();
    expect(app.platform.directs).toEqual([]);
    app.clock.now = ten(1) + HOUR;
    await remind();
    expect(directs(app)[0]).toContain("**10 reviews are due.**");
  });

  it("doesn't come for questions that are no longer asked", async () => {
    const app = await openWithCard();
    app.database.connection.exec("UPDATE card SET question_id = 'withdrawn'");
    app.clock.now = ten(1);
    await app.remind();
    expect(app.platform.directs).toEqual([]);
  });

  it("doesn't come for a question that is open in the team", async () => {
    const app = await openWithCard();
    const { question_id } = app.database.connection.prepare("SELECT question_id FROM card").get() as {
      question_id: string;
    };
    await app.createDrill();
    app.clock.now = ten(1) - HOUR;
    await app.tick();
    app.database.connection
      .prepare("UPDATE posting SET question_id = ? WHERE state = 'posted'")
      .run(question_id);
    app.clock.now = ten(1);
    await app.remind();
    expect(app.platform.directs).toEqual([]);
    app.database.connection.exec("UPDATE posting SET state = 'closed'");
    app.clock.now = ten(2);
    await app.remind();
    expect(directs(app)[0]).toContain("**1 review is due.**");
  });

  it("missed for longer than a few hours waits for the next day", async () => {
    const app = await openWithCard();
    app.clock.now = ten(1) + 6 * HOUR + 1;
    await app.remind();
    expect(app.platform.directs).toEqual([]);
    app.clock.now = ten(2) + 6 * HOUR;
    await app.remind();
    expect(app.platform.directs).toHaveLength(1);
  });

  it("stops after five ignored in a row, and says so once", async () => {
    const app = await openWithCard();
    for (let day = 1; day <= 9; day++) {
      app.clock.now = ten(day);
      await app.remind();
    }
    expect(app.platform.directs).toHaveLength(5);
    const notice =
      "5 reminders in a row led to no review, so I stopped them. {command:remind 10:00} starts them again.";
    expect(textOf(await app.type("bo", "/remind"))).toMatch(
      new RegExp(`^${notice.replaceAll(".", "\\.")}\nYou don't get reminders`),
    );
    expect(textOf(await app.type("bo", "/remind"))).not.toContain("in a row");
    await app.type("bo", "/remind 10");
    for (let day = 10; day <= 20; day++) {
      app.clock.now = ten(day);
      await app.remind();
    }
    expect(app.platform.directs).toHaveLength(10);
  });

  it("continues as long as a review follows now and then", async () => {
    const app = await openWithCard();
    for (let day = 1; day <= 12; day++) {
      app.clock.now = ten(day);
      await app.remind();
      app.clock.now += HOUR;
      if (day % 5 === 0) await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
      app.database.connection.exec("UPDATE card SET due_day = '2026-03-02'");
    }
    expect(app.platform.directs).toHaveLength(12);
  });
});

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
    expect(app.platform.directs).toHaveLength(1);
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
