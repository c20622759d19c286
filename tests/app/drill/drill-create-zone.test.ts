// /drill create asks for the zone if it's unknown or unclear.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { buttonOf, buttonsOf, textOf } from "../../support/app.ts";
import { act, drillOf, openWithoutDrill } from "./drills.ts";

describe("/drill create", () => {
  it("asks for the zone if it's unknown, with the current time in each", async () => {
    const app = await openWithoutDrill();
    const reply = await act(app, "/drill create 10:00 daily", { person: { locale: "de" } });
    expect(textOf(reply)).toMatch(
      /^In which time zone does your team work\?\nChoose a time zone: \[Berlin · 07:00 now\] /,
    );
    expect(textOf(reply)).toContain("[UTC · 06:00 now]");
    expect(textOf(reply)).toContain("as in {command:drill create zone:Europe/Berlin}.");
    expect(await drillOf(app)).toBeUndefined();
    const created = await app.press("ada", buttonOf(reply, "Berlin"));
    expect(textOf(created)).toContain("Every day at 10:00, Berlin time.");
    expect((await drillOf(app))?.schedule).toMatchObject({ time: "10:00", zone: "Europe/Berlin" });
  });

  it("takes the zone from the person if the platform doesn't answer", async () => {
    const app = await openWithoutDrill();
    app.platform.zone = () => Promise.reject(new PlatformError("later", "Slow down."));
    await act(app, "/drill create 9:00", { person: { zone: "Asia/Calcutta" } });
    expect((await drillOf(app))?.schedule.zone).toBe("Asia/Kolkata");
  });

  it("guesses the zone of the team's first drill first", async () => {
    const app = await openWithoutDrill();
    await app.createDrill({ schedule: { time: "09:00", zone: "Asia/Tokyo", weekdays: [1], holidays: [] } });
    const reply = await act(app, "/drill create 9:00", { channel: "other", person: { locale: "en-GB" } });
    expect(buttonsOf(reply).map(({ label }) => label.split(" · ")[0])).toEqual(
      expect.arrayContaining(["Tokyo", "London", "UTC"]),
    );
    expect(buttonsOf(reply)[0]?.label).toBe("Tokyo · 15:00 now");
  });

  it.each([
    ["zone:Europe/Brelin", "“Europe/Brelin” is no time zone by itself. Do you mean this?", "Berlin"],
    ["zone:CET", "“CET” is no time zone by itself. Do you mean this?", "Paris"],
    ["zone:EST", "“EST” is no time zone by itself. Do you mean this?", "New York"],
    ["zone:xyzzy", "There is no time zone “xyzzy”. Which is it?", "UTC"],
    [
      "zone:+02:00",
      "“+02:00” is an offset, and stays behind when the clocks change. Which place do you mean?",
      "Berlin",
    ],
  ])("with %s asks which zone is meant, and continues with a click", async (option, why, place) => {
    const app = await openWithoutDrill("Asia/Tokyo");
    const reply = await app.type("ada", `/drill create time:8 ${option}`);
    expect(textOf(reply).split("\n")[0]).toBe(why);
    expect(await drillOf(app)).toBeUndefined();
    await app.press("ada", buttonOf(reply, place));
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "08:00" } });
  });

  it("asks to type the zone if the other options don't fit a button", async () => {
    const app = await openWithoutDrill();
    const reply = await app.type(
      "ada",
      "/drill create holidays:2026-12-24..2027-01-02, 2027-05-01, 2027-05-06 topics:DNS, Services, Load balancing",
    );
    expect(buttonsOf(reply)).toEqual([]);
    expect(textOf(reply)).toMatch(/Type it again with the zone, as in \{command:drill create zone:/);
  });
});
