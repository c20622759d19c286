// /drill create: starts a channel's daily question, one per channel.
import { describe, expect, it } from "vitest";
import { textOf } from "../../support/app.ts";
import { act, drillOf, openWithoutDrill } from "./drills.ts";

const DUE = Date.UTC(2026, 2, 2, 8); // 09:00 in Berlin on Monday, 2 March

describe("/drill create", () => {
  it("is one command if the platform knows the zone", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    const reply = await app.type("ada", "/drill create 9:00");
    expect(reply.delivery).toBe("private");
    expect(textOf(reply).split("\n").slice(0, 3)).toEqual([
      "**The daily question starts in this channel:** Mon–Fri at 09:00, Berlin time.",
      "First question: Monday, March 2, at 09:00, Berlin time. {command:drill post} asks one now.",
      "[Post now] [Change …]",
    ]);
    expect(await drillOf(app)).toMatchObject({
      schedule: { time: "09:00", zone: "Europe/Berlin", weekdays: [1, 2, 3, 4, 5], holidays: [] },
      feedback: "instant",
      discussion: false,
      contact: { externalId: "U-ada" },
      next: { date: "2026-03-02", at: DUE },
    });
  });

  it("takes every option", async () => {
    const app = await openWithoutDrill();
    await app.type(
      "ada",
      "/drill create 5:30 pm Asia/Kathmandu mon, wed at_close 24h holidays:2026-03-02 topics:DNS, Services difficulty:easy, hard discussion:on",
    );
    expect(await drillOf(app)).toMatchObject({
      schedule: { time: "17:30", zone: "Asia/Kathmandu", weekdays: [1, 3], holidays: ["2026-03-02"] },
      feedback: "at_close",
      closesAfterHours: 24,
      topics: ["services", "dns"],
      difficulties: [1, 3],
      discussion: true,
      next: { date: "2026-03-04", at: Date.UTC(2026, 2, 4, 11, 45) },
    });
  });

  it("asks at the right minute from then on", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    await app.type("ada", "/drill create 9:00");
    app.clock.now = DUE - 1;
    await app.tick();
    expect(app.platform.messages).toHaveLength(0);
    app.clock.now = DUE;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
    expect((await app.current()).date).toBe("2026-03-02");
  });

  it("shows the drill that the channel already has", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    await app.type("ada", "/drill create 8:00");
    const again = textOf(await app.type("ada", "/drill create 18:00"));
    expect(again).toContain(
      "**This channel has its daily question already:** Mon–Fri at 08:00, Berlin time.",
    );
    expect((await drillOf(app))?.schedule.time).toBe("08:00");
  });

  it("by two admins at once creates one drill, and says so to the second", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    const [one, other] = await Promise.all([
      act(app, "/drill create 8:00", {}),
      act(app, "/drill create 10:00", { person: { externalId: "U-bo", name: "bo" } }),
    ]);
    expect(textOf(one)).toContain("The daily question starts in this channel:** Mon–Fri at 08:00");
    expect(textOf(other)).toContain("This channel has its daily question already:** Mon–Fri at 08:00");
  });

  it("creates one drill per channel", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    await app.type("ada", "/drill create 9:00");
    await act(app, "/drill create 9:00", { channel: "other" });
    const { teamId } = await app.meet("ada");
    expect((await app.storage.drills.ofTeam(teamId)).map(({ channel }) => channel)).toEqual([
      "general",
      "other",
    ]);
  });
});
