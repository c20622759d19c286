// The daily question, from its posting to its reveal.
import { describe, expect, it } from "vitest";
import { buttonsOf, DAY, FIRST, HOUR, openApp, textOf } from "../../support/app.ts";
import { date } from "../../support/dates.ts";
import { freshId } from "../../support/storage/storage.ts";

describe("posting", () => {
  it("waits for the drill's time", async () => {
    const { createDrill, tick, platform, clock } = await openApp();
    await createDrill();
    clock.now = FIRST - 1;
    await tick();
    expect(platform.messages).toEqual([]);
    clock.now = FIRST;
    await tick();
    expect(platform.messages).toHaveLength(1);
  });

  it("sends nothing once the process stops, even early in a round", async () => {
    const { createDrill, daily, platform } = await openApp();
    await createDrill();
    const ticking = daily.tick();
    await daily.stop();
    await ticking;
    expect(platform.messages).toEqual([]);
  });

  it("shows the question with all its options, when it closes, and why it was chosen", async () => {
    const { createDrill, tick, platform, current } = await openApp();
    const drill = await createDrill();
    await tick();
    const { id, question, order } = await current();
    expect(platform.messages[0]).toMatchObject({
      key: id,
      channel: { team: drill.externalTeamId, channel: "general" },
    });
    const text = textOf(platform.shown());
    expect(text).toMatch(/^❓ \*\*Question of the day\*\* · [^·]+ · (●○○ easy|●●○ medium|●●● hard)$/m);
    expect(text).toContain(question.stem);
    order.forEach((option, place) => {
      expect(text).toContain(`**${"ABCD".charAt(place)}** ${question.options[option]?.text}`);
    });
    expect(text).toContain(`**0 answered** · closes {until:${FIRST + DAY}}`);
    expect(text).toMatch(/^New topic for your team: .+\.$/m);
    if (question.code !== undefined) expect(text).toContain(question.code.text);
  });

  it("has one button per letter that names posting and letter, and never the right answer", async () => {
    const { createDrill, tick, platform, current } = await openApp();
    await createDrill();
    await tick();
    const { id, question } = await current();
    const letters = ["A", "B", "C", "D"].slice(0, question.options.length);
    expect(buttonsOf(platform.shown())).toEqual([
      ...letters.map((letter) => ({ label: letter, action: { name: "answer", args: [id, letter] } })),
      { label: "Hint (−3 points)", action: { name: "hint", args: [id] } },
    ]);
    const all = JSON.stringify(platform.messages);
    for (const { why } of question.options) expect(all).not.toContain(JSON.stringify(why).slice(1, -1));
    expect(all).not.toContain(JSON.stringify(question.explanation).slice(1, -1));
  });

  it("happens once per date, no matter how often the clock ticks", async () => {
    const { createDrill, tick, platform, clock } = await openApp();
    await createDrill();
    await Promise.all([tick(), tick(), tick()]);
    clock.now += HOUR;
    await tick();
    expect(platform.messages).toHaveLength(1);
  });

  it("now replaces today's scheduled posting", async () => {
    const { createDrill, daily, tick, platform, clock, current } = await openApp();
    const drill = await createDrill();
    clock.now = FIRST - HOUR;
    expect(await daily.postNow(drill, clock.now, freshId())).toBe("posted");
    expect(await daily.postNow(drill, clock.now, freshId())).toBe("posted today already");
    clock.now = FIRST;
    await tick();
    expect(platform.messages).toHaveLength(1);
    expect((await current()).date).toBe("2026-03-02");
  });

  it("asks another question every day until the first comeback, and never a topic three times in a row", async () => {
    const { createDrill, tick, clock, current, tap } = await openApp();
    await createDrill();
    const asked: { id: string; topic: string }[] = [];
    for (let day = 0; day < 11; day++) {
      clock.now = FIRST + day * DAY;
      await tick();
      asked.push((await current()).question);
      await tap("ada", "right");
    }
    expect(new Set(asked.map(({ id }) => id)).size).toBe(11);
    const topics = asked.map(({ topic }) => topic);
    expect(
      topics.slice(2).filter((topic, index) => topic === topics[index] && topic === topics[index + 1]),
    ).toEqual([]);
  });

  it("that was missed is made up for within six hours", async () => {
    const { createDrill, tick, clock, current } = await openApp();
    await createDrill();
    clock.now = FIRST + 6 * HOUR;
    await tick();
    expect((await current()).date).toBe("2026-03-02");
  });

  it("after days of downtime asks one question, dated as the latest due one", async () => {
    const { createDrill, tick, platform, clock, current } = await openApp();
    await createDrill();
    await tick();
    clock.now = FIRST + 10 * DAY + HOUR;
    await tick();
    await tick();
    expect(platform.messages).toHaveLength(2);
    expect((await current()).date).toBe("2026-03-12");
    clock.now = FIRST + 11 * DAY;
    await tick();
    expect(platform.messages).toHaveLength(3);
    expect((await current()).date).toBe("2026-03-13");
  });

  it("is skipped if no process could send it within six hours, and the next one is on time", async () => {
    const { createDrill, tick, clock, current } = await openApp();
    const schedule = { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5], holidays: [] };
    await createDrill({ schedule, next: { date: date("2026-03-06"), at: FIRST + 4 * DAY } });
    clock.now = FIRST + 4 * DAY + 6 * HOUR + 1;
    await tick();
    await expect(current()).rejects.toThrow("There is no posting");
    clock.now = FIRST + 7 * DAY;
    await tick();
    expect((await current()).date).toBe("2026-03-09");
  });
});

describe("closing", () => {
  it("at the next posting scores the old question first, and then reveals it", async () => {
    const app = await openApp();
    const { createDrill, tick, platform, clock, current, tap } = app;
    await createDrill();
    await tick();
    const { id, question, order } = await current();
    await tap("ada", "right");
    await tap("bo", "wrong");
    clock.now = FIRST + DAY;
    const { storage } = app;
    platform.next("post", async (real) => {
      expect((await storage.postings.find(id))?.state).toBe("closing");
      return real();
    });
    await tick();
    expect(platform.messages).toHaveLength(2);
    const reveal = textOf(platform.shown(id));
    const right = question.options.findIndex(({ correct }) => correct);
    const letter = "ABCD".charAt(order.indexOf(right));
    expect(reveal).toContain(`✅ Right: ${letter}. ${question.options[right]?.text}`);
    expect(reveal).toContain(question.options[right]?.why);
    expect(reveal).toContain(question.explanation);
    expect(reveal).toContain("**1 of 2 got it right.**");
    const labels = buttonsOf(platform.shown(id)).map(({ label }) => label);
    expect(labels).toEqual([
      expect.stringMatching(/^Why not [A-D], [A-D], [A-D]\?$/),
      expect.stringMatching(/^Look up /),
    ]);
    expect(reveal).not.toMatch(/ada|bo\b/);
    expect((await current()).id).not.toBe(id);
  });

  it("at its own hour doesn't need a new question", async () => {
    const { createDrill, tick, platform, clock, current } = await openApp();
    await createDrill({ closesAfterHours: 8 });
    await tick();
    expect(textOf(platform.shown())).toContain(`closes {until:${FIRST + 8 * HOUR}}`);
    clock.now = FIRST + 8 * HOUR - 1;
    await tick();
    expect(textOf(platform.shown())).toContain("Question of the day");
    clock.now = FIRST + 8 * HOUR;
    await tick();
    expect(textOf(platform.shown())).toContain("No one answered this one.");
    expect(platform.messages).toHaveLength(1);
    expect((await current()).state).toBe("closed");
  });

  it.each([
    [4, /^✅ \*\*Right: [A-D]\*\* [^░█]*\n\*\*4 of 4 got it right\.\*\*$/m],
    [5, /^[A-D] ██████████ 5 \(100%\) ✓ right\n[\s\S]*\*\*5 of 5 got it right\.\*\*$/m],
  ])("after %i answers hides results that would identify someone", async (answers, results) => {
    const { createDrill, tick, platform, clock, current, tap } = await openApp();
    await createDrill();
    await tick();
    const { id } = await current();
    for (let member = 0; member < answers; member++) await tap(`member${member}`, "right");
    clock.now = FIRST + DAY;
    await tick();
    expect(textOf(platform.shown(id))).toMatch(results);
  });

  it("scores once: nothing that comes later changes the reveal or the points", async () => {
    const { createDrill, tick, platform, clock, current, tap, press, type } = await openApp();
    await createDrill({ closesAfterHours: 8 });
    await tick();
    await tap("ada", "right");
    const { id } = await current();
    clock.now = FIRST + 8 * HOUR;
    await tick();
    const reveal = platform.shown(id);
    const board = textOf(await type("ada", "/leaderboard"));
    expect(board).toContain("1. ada: 10 points");
    await press("late", `answer:${id}:A`);
    await tick();
    await tick();
    expect(platform.shown(id)).toEqual(reveal);
    expect(textOf(await type("ada", "/leaderboard"))).toBe(board);
  });
});
