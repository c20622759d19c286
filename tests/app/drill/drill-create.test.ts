// Starting a channel's daily question: one step if the zone is known, two if not.
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/ports/person.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { type Button, encodeAction } from "../../../src/ports/reply.ts";
import {
  buttonOf,
  buttonsOf,
  curriculum,
  FIRST,
  HOUR,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";

const DUE = Date.UTC(2026, 2, 2, 8); // 09:00 in Berlin on Monday, 2 March

/** An app three hours before the first question, on a platform that knows people's zones. */
async function open(zone?: string): Promise<TestApp> {
  const app = await openApp();
  app.clock.now = FIRST - 3 * HOUR;
  app.platform.theirZone = zone;
  return app;
}

async function drillOf(app: TestApp, channel = "general") {
  const { teamId } = await app.meet("ada");
  return app.storage.drills.find(teamId, channel);
}

interface Elsewhere {
  readonly person?: Partial<Person>;
  readonly channel?: string | undefined;
}

/** Like `app.type` and `app.press`, by ada with these details or in another channel. */
function act(app: TestApp, what: string | Button, more: Elsewhere) {
  const channel = "channel" in more ? more.channel : "general";
  const shared = { person: makePerson("ada", more.person), channel, now: app.clock.now };
  return typeof what === "string"
    ? app.bot.handle({ type: "text", text: what, ...shared })
    : app.bot.handle({ type: "button", action: encodeAction(what.action), isPrivate: true, ...shared });
}

describe("/drill create", () => {
  it("is one command if the platform knows the zone", async () => {
    const app = await open("Europe/Berlin");
    const reply = await app.type("ada", "/drill create");
    expect(reply.delivery).toBe("private");
    expect(textOf(reply).split("\n").slice(0, 4)).toEqual([
      "**The daily question starts in this channel:** Mon–Fri at 09:00, Berlin time.",
      "First question: Monday, March 2, at 09:00, Berlin time. {command:drill post} asks one now.",
      "Adjust it below:",
      "[Post now]",
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
    const app = await open();
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
    const app = await open("Europe/Berlin");
    await app.type("ada", "/drill create");
    app.clock.now = DUE - 1;
    await app.tick();
    expect(app.platform.messages).toHaveLength(0);
    app.clock.now = DUE;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
    expect((await app.current()).date).toBe("2026-03-02");
  });

  it("asks for the zone if it's unknown, with the current time in each", async () => {
    const app = await open();
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
    const app = await open();
    app.platform.zone = () => Promise.reject(new PlatformError("later", "Slow down."));
    await act(app, "/drill create", { person: { zone: "Asia/Calcutta" } });
    expect((await drillOf(app))?.schedule.zone).toBe("Asia/Kolkata");
  });

  it("guesses the zone of the team's first drill first", async () => {
    const app = await open();
    await app.createDrill({ schedule: { time: "09:00", zone: "Asia/Tokyo", weekdays: [1], holidays: [] } });
    const reply = await act(app, "/drill create", { channel: "other", person: { locale: "en-GB" } });
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
    const app = await open("Asia/Tokyo");
    const reply = await app.type("ada", `/drill create time:8 ${option}`);
    expect(textOf(reply).split("\n")[0]).toBe(why);
    expect(await drillOf(app)).toBeUndefined();
    await app.press("ada", buttonOf(reply, place));
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "08:00" } });
  });

  it("asks to type the zone if the other options don't fit a button", async () => {
    const app = await open();
    const reply = await app.type(
      "ada",
      "/drill create holidays:2026-12-24..2027-01-02, 2027-05-01, 2027-05-06 topics:DNS, Services, Load balancing",
    );
    expect(buttonsOf(reply)).toEqual([]);
    expect(textOf(reply)).toMatch(/Type it again with the zone, as in \{command:drill create zone:/);
  });

  it("names the missing permissions in the channel, and creates nothing", async () => {
    const app = await open("Europe/Berlin");
    app.platform.missing = ["View Channel", "Send Messages"];
    expect(textOf(await app.type("ada", "/drill create"))).toBe(
      "I cannot ask questions in this channel yet. What I need here: View Channel, Send Messages. Then try again; nothing was changed.",
    );
    app.platform.missingPermissions = () =>
      Promise.reject(new PlatformError("channel", "I cannot see the channel. Invite me there."));
    expect(textOf(await app.type("ada", "/drill create"))).toBe("I cannot see the channel. Invite me there.");
    expect(await drillOf(app)).toBeUndefined();
    expect(app.requests.map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
  });

  it.each([
    ["25:00", '"25:00" isn\'t a time. Use something like 09:30.'],
    ["weekdays:,", '"," isn\'t a weekday. Use something like mon-fri or mon, wed, fri.'],
    ["holidays:2026-03-01", "2026-03-01 is over: today is 2026-03-02 there. Use today or a later date."],
    ["feedback:never", "The option “feedback” takes one of: instant, at_close. “never” is none of them."],
    ["closes:100", '"100" isn\'t a closing time. Use next, or 1 to 72 hours, such as 24h.'],
  ])("refuses %s in a sentence, before it asks for a zone", async (options, sentence) => {
    const app = await open();
    expect(textOf(await app.type("ada", `/drill create ${options}`))).toBe(sentence);
    expect(await drillOf(app)).toBeUndefined();
  });

  it("with a discussion, in a channel without threads, says so and creates nothing", async () => {
    const app = await open("Europe/Berlin");
    app.platform.threads = false;
    expect(textOf(await app.type("ada", "/drill create discussion:on"))).toContain("can't have threads");
    expect(await drillOf(app)).toBeUndefined();
    await app.type("ada", "/drill create");
    expect(textOf(await app.type("ada", "/drill change discussion:on"))).toContain("can't have threads");
    expect(await drillOf(app)).toMatchObject({ discussion: false });
  });

  it("refuses topics and a difficulty that leave no question", async () => {
    const questions = new Map([...curriculum.questions].filter(([, { difficulty }]) => difficulty < 3));
    const app = (await open("Europe/Berlin")).restart({ ...curriculum, questions });
    expect(textOf(await app.type("ada", "/drill create topics:dns difficulty:hard"))).toBe(
      "There is no question of that difficulty on those topics. Allow more of either.",
    );
    expect(await drillOf(app)).toBeUndefined();
  });

  it("shows the drill that the channel already has", async () => {
    const app = await open("Europe/Berlin");
    await app.type("ada", "/drill create 8:00");
    const again = textOf(await app.type("ada", "/drill create 18:00"));
    expect(again).toContain(
      "**This channel has its daily question already:** Mon–Fri at 08:00, Berlin time.",
    );
    expect((await drillOf(app))?.schedule.time).toBe("08:00");
  });

  it("by two admins at once creates one drill, and says so to the second", async () => {
    const app = await open("Europe/Berlin");
    const [one, other] = await Promise.all([
      act(app, "/drill create 8:00", {}),
      act(app, "/drill create 10:00", { person: { externalId: "U-bo", name: "bo" } }),
    ]);
    expect(textOf(one)).toContain("The daily question starts in this channel:** Mon–Fri at 08:00");
    expect(textOf(other)).toContain("This channel has its daily question already:** Mon–Fri at 08:00");
  });

  it("creates one drill per channel", async () => {
    const app = await open("Europe/Berlin");
    await app.type("ada", "/drill create");
    await act(app, "/drill create", { channel: "other" });
    const { teamId } = await app.meet("ada");
    expect((await app.storage.drills.ofTeam(teamId)).map(({ channel }) => channel)).toEqual([
      "general",
      "other",
    ]);
  });

  it.each(["create", "show", "change", "pause", "resume", "remove", "post"])(
    "is for team admins, in channels: /drill %s",
    async (name) => {
      const app = await open("Europe/Berlin");
      const text = `/drill ${name}`;
      expect(textOf(await app.type("bo", text))).toBe("Only team admins can do this. Ask one of yours.");
      expect(textOf(await act(app, text, { channel: undefined }))).toBe(
        "A direct message has no channel to ask in. Type the command in the channel where your team learns.",
      );
    },
  );

  it("is refused to others by all its buttons, too", async () => {
    const app = await open("Europe/Berlin");
    for (const action of [
      "drill-create",
      "drill-create:zone:UTC",
      "drill-change",
      "drill-post",
      "drill-remove:x",
    ]) {
      expect(textOf(await app.press("bo", action))).toBe("Only team admins can do this. Ask one of yours.");
    }
    expect(textOf(await app.press("ada", "drill-create:zone:Mars:time:99"))).toContain('"99" isn\'t a time');
    expect(textOf(await app.press("ada", "drill-create:__proto__:x:feedback:y"))).toContain(
      "There's no option `proto`.",
    );
    expect(await drillOf(app)).toBeUndefined();
  });
});
