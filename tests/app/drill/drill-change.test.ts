// /drill change: by typed options; drill-form.test.ts has the form.
import { describe, expect, it } from "vitest";
import { buttonOf, curriculum, DAY, FIRST, HOUR, textOf } from "../../support/app.ts";
import { drillOf, fieldsOf, next, openWithDrill } from "./drills.ts";

describe("/drill change", () => {
  it("says what changed, and when it comes next", async () => {
    const app = await openWithDrill();
    const changed = await app.type("ada", "/drill change 10:00 Europe/Berlin mon-fri closes:48 topics:dns");
    expect(textOf(changed)).toContain(`**Changed.** ${next(FIRST, "Europe/Berlin")}`);
    expect(fieldsOf(changed)).toEqual({
      When: "Mon–Fri at 10:00, Berlin time (Europe/Berlin)",
      Topics: "DNS",
      Closes: "after 48 hours",
    });
    const back = await app.type("ada", "/drill change topics:all closes:next");
    expect(fieldsOf(back)).toEqual({ Topics: "all", Closes: "with the next question" });
  });

  it("says when nothing changes", async () => {
    const app = await openWithDrill();
    const same = await app.type("ada", "/drill change 9 daily instant");
    expect(textOf(same)).toBe(`Nothing to change. ${next(FIRST)}`);
  });

  it("adds days off, shows them in the form you type them, and clears them", async () => {
    const app = await openWithDrill();
    await app.type("ada", "/drill change holidays:2026-03-02..2026-03-03");
    const more = await app.type("ada", "/drill change holidays:2026-03-05, 2026-03-04");
    expect(fieldsOf(more)).toEqual({ "Days off": "2026-03-02..2026-03-05" });
    expect(textOf(more)).toContain(next(FIRST + 4 * DAY));
    const cleared = await app.type("ada", "/drill change holidays:none");
    expect(textOf(cleared)).toContain(next(FIRST));
  });

  it("says so if its days off leave no day", async () => {
    const app = await openWithDrill();
    const never = await app.type("ada", "/drill change holidays:2026-03-02..2027-12-31");
    expect(textOf(never)).toContain(
      "It asks on no day: its days off cover the next year. {command:drill change holidays:none} takes them off.",
    );
  });

  it("by two admins at once keeps both changes", async () => {
    const app = await openWithDrill();
    await Promise.all([app.type("ada", "/drill change 10:00"), app.type("ada", "/drill change at_close")]);
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "10:00" }, feedback: "at_close" });
  });

  it("uses no date twice: a drill moved after today's question comes tomorrow", async () => {
    const app = await openWithDrill();
    app.clock.now = FIRST;
    await app.tick();
    expect(textOf(await app.type("ada", "/drill change 18:00"))).toContain(next(FIRST + DAY + 9 * HOUR));
  });

  it("asks which zone is meant, and continues in place with a click", async () => {
    const app = await openWithDrill();
    const asked = await app.type("ada", "/drill change 8:00 zone:Brelin");
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "09:00", zone: "UTC" } });
    const changed = await app.press("ada", buttonOf(asked, "Berlin"));
    expect(changed.delivery).toBe("replace");
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "08:00", zone: "Europe/Berlin" } });
  });

  it("refuses nonsense, and leaves everything as it is", async () => {
    const app = await openWithDrill();
    const before = await drillOf(app);
    expect(textOf(await app.type("ada", "/drill change 10:00 closes:99"))).toContain("isn't a closing time");
    expect(await drillOf(app)).toEqual(before);
  });

  it("refuses topics and difficulties that leave no question", async () => {
    const questions = new Map([...curriculum.questions].filter(([, { difficulty }]) => difficulty < 3));
    const app = (await openWithDrill()).restart({ ...curriculum, questions });
    expect(textOf(await app.type("ada", "/drill change topics:dns difficulty:hard"))).toBe(
      "There is no question of that difficulty on those topics. Allow more of either.",
    );
    await app.type("ada", "/drill change difficulty:easy");
    expect(textOf(await app.type("ada", "/drill change difficulty:hard"))).toContain("There is no question");
    expect((await drillOf(app))?.difficulties).toEqual([1]);
  });
});
