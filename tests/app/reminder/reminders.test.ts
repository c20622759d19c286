// Reminders: direct messages on days when reviews are due, until they're ignored.
import { describe, expect, it } from "vitest";
import { sendReminders } from "../../../src/app/reminder/send-reminders.ts";
import { buttonOf, buttonsOf, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { openWithCard, ten, workOf } from "./open-reminders.ts";

const directs = ({ platform }: TestApp) => platform.directs.map(({ blocks }) => textOf(blocks));

describe("a reminder", () => {
  it("comes when reviews are due, with the first question", async () => {
    const app = await openWithCard();
    app.clock.now = ten(1) - 1;
    await app.remind();
    expect(app.platform.directs).toEqual([]);
    app.clock.now = ten(1);
    await app.remind();
    expect(app.platform.directs).toMatchObject([{ to: { team: "T1", member: "U-bo" } }]);
    const [message] = app.platform.directs;
    expect(textOf(message?.blocks)).toMatch(/\*\*1 review is due\.\*\*[^\n]*\nReview 1 of 1 · /);
    expect(buttonsOf(message?.blocks).at(-1)?.label).toBe("Stop reminders");
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
