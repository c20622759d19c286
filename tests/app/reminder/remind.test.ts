// /remind: shows, sets, and stops the reminder.
import { describe, expect, it } from "vitest";
import { FIRST, HOUR, makePerson, openApp, textOf } from "../../support/app.ts";

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
