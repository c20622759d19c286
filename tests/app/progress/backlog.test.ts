// After a time away, /progress, the reminder, and /review agree about the backlog.
import { describe, expect, it } from "vitest";
import { sendReminders } from "../../../src/app/reminder/send-reminders.ts";
import { buttonOf, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { workOf } from "../reminder/open-reminders.ts";

/** Bo answered 24 questions on March 2, all due on March 4, and is away from March 3 to 8. */
async function openAway() {
  const app = await openApp();
  for (const count of [20, 4]) {
    let reply = await app.type("bo", `/quiz ${count}`);
    for (let done = 0; done < count; done++)
      reply = await app.press(
        "bo",
        buttonOf(await app.press("bo", buttonOf(reply, "A")), done + 1 === count ? "Finish" : "Next"),
      );
  }
  app.database.connection.exec("UPDATE card SET due_day = '2026-03-04'");
  await app.type("bo", "/remind 10");
  await app.type("bo", "/remind away:2026-03-03..2026-03-08");
  const work = workOf(app);
  return {
    ...app,
    /** What reminders said by 10:30 of this day of March. */
    async remindOn(date: number) {
      app.clock.now = FIRST + (date - 2) * DAY + 1.5 * HOUR;
      const before = app.platform.directs.length;
      await sendReminders(work);
      return app.platform.directs.slice(before).map(({ blocks }) => textOf(blocks).split("\n")[0]);
    },
  };
}

async function reviewsIn(app: TestApp): Promise<string | undefined> {
  const { blocks } = await app.type("bo", "/progress");
  const fields = blocks.flatMap((block) => (block.type === "fields" ? block.fields : []));
  return fields.find(({ label }) => label === "Reviews")?.value;
}

describe("a backlog after a time away", () => {
  it("waits while the learner is away, and spreads over the days after", async () => {
    const app = await openAway();
    expect(await reviewsIn(app)).toBe("None due today. Next: 10 in 7 days, 10 in 8 days, 4 in 9 days.");
    for (let date = 3; date <= 8; date++) expect(await app.remindOn(date)).toEqual([]);
    expect(await reviewsIn(app)).toBe(
      "Due reviews wait while you're away, until March 8, 2026. Next: 10 tomorrow, 10 in 2 days, 4 in 3 days.",
    );
    expect(textOf(await app.type("bo", "/progress"))).not.toContain("[Review ");

    expect(await app.remindOn(9)).toEqual([expect.stringContaining("**10 reviews are due.**")]);
    expect(await reviewsIn(app)).toMatch(
      /^10 due today: \{command:review\}\. Next: 10 tomorrow, 4 in 2 days\.$/,
    );
    expect(textOf(await app.type("bo", "/progress"))).toContain("[Review 10 due]");
    expect(textOf(await app.type("bo", "/review"))).toContain("Review 1 of 10");
  });

  it("moves to the next days what a stopped review leaves", async () => {
    const app = await openAway();
    await app.remindOn(9);
    const verdict = await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
    expect(textOf(await app.press("bo", buttonOf(verdict, "Stop")))).toContain(
      "Next: 10 tomorrow, 10 in 2 days, 3 in 3 days.",
    );
  });

  it("counts what's left of the day's reviews, everywhere", async () => {
    const app = await openAway();
    const [message] = (await app.remindOn(9)) && app.platform.directs;
    let shown = await app.press("bo", buttonOf(message?.blocks, "A"));
    app.database.connection.exec("UPDATE card SET due_day = '2026-04-30' WHERE last_day = '2026-03-09'");
    expect(await reviewsIn(app)).toMatch(/^9 due today.* Next: 10 tomorrow, 4 in 2 days\.$/);
    expect(textOf(await app.type("bo", "/review"))).toContain("Review 1 of 9");
    for (let done = 1; done < 10; done++)
      shown = await app.press("bo", buttonOf(await app.press("bo", buttonOf(shown, "Next")), "A"));
    app.database.connection.exec("UPDATE card SET due_day = '2026-04-30' WHERE last_day = '2026-03-09'");
    const next = "Next: 10 tomorrow, 4 in 2 days.";
    expect(textOf(await app.press("bo", buttonOf(shown, "Finish")))).toContain(next);
    expect(await reviewsIn(app)).toBe(`None due today. ${next}`);
    expect(textOf(await app.type("bo", "/review"))).toBe(
      `That is enough for today: 10 reviews. More would help little. ${next}`,
    );
    expect(await app.remindOn(10)).toEqual([expect.stringContaining("**10 reviews are due.**")]);
    expect(await app.remindOn(10)).toEqual([]);
  });
});
