// /drill create is refused in a sentence: without permissions, with invalid options, or by members who are no team admins.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { curriculum, textOf } from "../../support/app.ts";
import { act, drillOf, openWithoutDrill } from "./drills.ts";

describe("/drill create", () => {
  it("names the missing permissions in the channel, and creates nothing", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
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
    const app = await openWithoutDrill();
    expect(textOf(await app.type("ada", `/drill create ${options}`))).toBe(sentence);
    expect(await drillOf(app)).toBeUndefined();
  });

  it("with a discussion, in a channel without threads, says so and creates nothing", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    app.platform.threads = false;
    expect(textOf(await app.type("ada", "/drill create discussion:on"))).toContain("can't have threads");
    expect(await drillOf(app)).toBeUndefined();
    await app.type("ada", "/drill create 9:00");
    expect(textOf(await app.type("ada", "/drill change discussion:on"))).toContain("can't have threads");
    expect(await drillOf(app)).toMatchObject({ discussion: false });
  });

  it("refuses topics and a difficulty that leave no question", async () => {
    const questions = new Map([...curriculum.questions].filter(([, { difficulty }]) => difficulty < 3));
    const app = (await openWithoutDrill("Europe/Berlin")).restart({ ...curriculum, questions });
    expect(textOf(await app.type("ada", "/drill create topics:dns difficulty:hard"))).toBe(
      "There is no question of that difficulty on those topics. Allow more of either.",
    );
    expect(await drillOf(app)).toBeUndefined();
  });

  it.each(["create", "show", "change", "pause", "resume", "remove", "post"])(
    "is for team admins, in channels: /drill %s",
    async (name) => {
      const app = await openWithoutDrill("Europe/Berlin");
      const text = `/drill ${name}`;
      expect(textOf(await app.type("bo", text))).toBe("Only team admins can do this. Ask one of yours.");
      expect(textOf(await act(app, text, { channel: undefined }))).toBe(
        "A direct message has no channel to ask in. Type the command in the channel where your team learns.",
      );
    },
  );

  it("is refused to others by all its buttons, too", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
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
