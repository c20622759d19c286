// A clock that is 400 days ahead for a while, then right again, in the same process or in the next: nothing waits 400
// days afterwards.
import { describe, expect, it, vi } from "vitest";
import type { StudyDay } from "../../../src/core/model.ts";
import { buttonOf, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { drillOf, openDrill } from "../../support/contact.ts";

const AHEAD = 400 * DAY;
const never = new Promise<never>(() => {});
const stateOf = async (app: TestApp, id: string) => (await app.storage.postings.find(id))?.state;

/** Sets the clock ahead, ticks, does something, and sets it back an hour after `at`. */
async function jump(app: TestApp, during: () => Promise<unknown>, at = FIRST): Promise<void> {
  app.clock.now = at + AHEAD;
  await during();
  app.clock.now = at + HOUR;
}

function goOn(app: TestApp, process: "the same" | "the next"): TestApp {
  return process === "the same" ? app : app.restart();
}

describe.each(["the same", "the next"] as const)("a clock that was far ahead, in %s process,", (process) => {
  it("moves reminders back", async () => {
    const app = await openApp();
    const verdict = await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
    expect(textOf(verdict)).toContain("Comes back");
    await app.type("bo", "/remind 10");
    await jump(app, async () => {
      await app.tick();
      expect(textOf(await app.type("bo", "/remind"))).toContain(`{time:${FIRST + AHEAD + HOUR}}`);
    });
    const again = goOn(app, process);
    await again.tick();
    expect(textOf(await again.type("bo", "/remind"))).toContain(`{time:${FIRST + DAY + HOUR}}`);
    app.clock.now = FIRST + DAY + HOUR;
    const before = app.platform.directs.length;
    await again.tick();
    expect(app.platform.directs).toHaveLength(before + 1);
  });

  it("closes a question after its own hours", async () => {
    const app = await openApp();
    await app.createDrill({ closesAfterHours: 8 });
    await jump(app, app.tick);
    const { id } = await app.current();
    const again = goOn(app, process);
    await again.tick();
    expect(await stateOf(app, id)).toBe("posted");
    app.clock.now = FIRST + HOUR + 8 * HOUR;
    await again.tick();
    expect(await stateOf(app, id)).toBe("closed");
  });

  it("closes a question without own hours at the drill's next posting, which /daily shows", async () => {
    const app = await openDrill();
    await jump(app, app.tick);
    const { id } = await app.current();
    const again = goOn(app, process);
    await again.tick();
    app.clock.now = FIRST + DAY;
    await again.tick();
    expect(await stateOf(app, id)).toBe("closed");
    expect(await app.current()).toMatchObject({ date: "2026-03-03", state: "posted" });
    const shown = textOf(await again.type("bo", "/daily"));
    expect(shown).toContain((await app.current()).question.stem);
  });

  it("looks for a question whose sender crashed", async () => {
    const app = await openDrill();
    const called = Promise.withResolvers<void>();
    app.platform.next("post", async (real) => {
      await real();
      called.resolve();
      return never;
    });
    await jump(app, async () => {
      void app.tick();
      await called.promise;
    });
    const again = app.restart();
    await again.tick();
    const [message] = app.platform.messages;
    expect(await app.storage.postings.find(message?.key ?? "")).toMatchObject({
      state: "posted",
      message: message?.ref,
    });
  });

  it("reveals a question whose reveal failed halfway", async () => {
    const app = await openApp();
    await app.createDrill({ closesAfterHours: 8 });
    await app.tick();
    const { id } = await app.current();
    app.platform.next("edit", () => Promise.reject(new Error("no answer")));
    await jump(app, app.tick);
    expect(await stateOf(app, id)).toBe("closing");
    const again = goOn(app, process);
    await again.tick();
    expect(await stateOf(app, id)).toBe("closed");
  });

  it("counts answers under the question again", async () => {
    const app = await openDrill();
    await app.tick();
    app.clock.now = FIRST + AHEAD;
    const { id } = await app.current();
    app.platform.next("edit", () => Promise.reject(new Error("no answer")));
    await app.tap("ada", "right");
    await app.pass(0);
    expect(app.failures).toHaveLength(1);
    app.clock.now = FIRST + HOUR;
    const again = goOn(app, process);
    await again.tick();
    app.clock.now += 60_000;
    await again.tick();
    await app.pass(0);
    expect(textOf(app.platform.shown(id))).toContain("1 answered");
  });

  it("doesn't send a question claimed for the wrong date, and frees that date", async () => {
    const app = await openDrill();
    const refuse = vi.spyOn(app.storage.sending, "beginSending").mockResolvedValue(undefined);
    await jump(app, app.tick);
    refuse.mockRestore();
    const again = goOn(app, process);
    await again.tick();
    expect(app.platform.messages).toEqual([]);
    const drill = await drillOf(app);
    expect(await app.storage.postings.open(drill?.id ?? "")).toEqual([]);
  });

  it("brings cards answered on the wrong date back into the reviews", async () => {
    const app = await openApp();
    const { learnerId } = await app.meet("bo");
    await jump(app, async () => {
      await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
    });
    const [id = ""] = (await app.storage.cards.ofLearner(learnerId)).keys();
    const again = goOn(app, process);
    await again.tick();
    const card = (await app.storage.cards.ofLearner(learnerId)).get(id);
    expect(card?.lastDay).toBe("2026-03-02");
    const week = "2026-03-31" as StudyDay;
    expect((await app.storage.cards.due(learnerId, week, 10)).map(({ questionId }) => questionId)).toEqual([
      id,
    ]);
    expect((await app.storage.cards.differing(undefined, 10)).differing).toEqual([]);
  });

  it("doesn't keep a streak alive that was broken later", async () => {
    const app = await openDrill();
    await app.tick();
    await app.tap("bo", "right");
    await jump(app, async () => {
      await app.tick();
      await app.tap("bo", "right");
    });
    const again = goOn(app, process);
    for (const day of [1, 2, 3, 4, 5]) {
      app.clock.now = FIRST + day * DAY;
      await again.tick();
    }
    expect(textOf(await again.type("bo", "/progress"))).not.toMatch(/[1-9]-day streak|Streak: [1-9]/);
    await app.tap("bo", "right");
    const [running] = await app.storage.answers.streaks((await app.meet("bo")).id);
    expect(running?.streak.length).toBe(1);
  });

  it("doesn't count a look-up on the wrong date against later answers", async () => {
    const app = await openDrill();
    await app.tick();
    const { question } = await app.current();
    await jump(app, async () => {
      await app.press("bo", `lookup:${question.concept}`);
    });
    const again = goOn(app, process);
    await again.tick();
    const { tap } = again;
    expect(textOf(await tap("bo", "right"))).toContain("+10");
  });

  it("counts a team's 30 days from now if it left on the wrong date", async () => {
    const app = await openApp();
    await app.meet("bo");
    const team = { platform: "playground", externalId: "T1" } as const;
    await jump(app, () => app.storage.teams.leave(team, app.clock.now));
    const again = goOn(app, process);
    await again.tick();
    expect(await app.storage.teams.toPurge(FIRST + HOUR)).toBeUndefined();
    expect(await app.storage.teams.toPurge(FIRST + HOUR + 1)).toBeDefined();
  });

  it("posts a correction whose sender crashed", async () => {
    const app = await openDrill();
    await app.tick();
    const drill = await drillOf(app);
    const { question } = await app.current();
    app.clock.now = FIRST + DAY;
    await app.tick();
    await app.storage.corrections.claimNotice(
      drill?.id ?? "",
      question.id,
      question.version + 1,
      FIRST + AHEAD,
      "a claim that crashed",
    );
    const again = goOn(app, process);
    if (process === "the same") app.clock.now -= HOUR;
    await again.tick();
    const notified = await app.storage.corrections.drillsToNotify(
      question.id,
      question.version + 1,
      app.clock.now,
    );
    expect(notified.map(({ id }) => id)).toEqual([drill?.id]);
  });
});

describe("a clock that is far behind for a while", () => {
  it("costs a question no more than its closing hour, and no answer its day", async () => {
    const app = await openApp();
    await app.createDrill({ closesAfterHours: 8 });
    await app.tick();
    const { id } = await app.current();
    await app.tap("bo", "right");
    const { learnerId } = await app.meet("bo");
    const cards = await app.storage.cards.ofLearner(learnerId);
    app.clock.now = Date.UTC(2000, 0, 1);
    await app.tick();
    app.clock.now = FIRST + 9 * HOUR;
    await app.tick();
    expect(await stateOf(app, id)).toBe("closed");
    expect(await app.storage.cards.ofLearner(learnerId)).toEqual(cards);
    expect(textOf(await app.type("bo", "/leaderboard"))).toContain("bo: 10 points");
  });
});
