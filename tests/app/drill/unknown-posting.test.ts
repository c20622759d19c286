// A question that may or may not have arrived: never posted twice, and a team admin decides.
import { describe, expect, it, vi } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { buttonOf, DAY, FIRST, type TestApp, textOf } from "../../support/app.ts";
import { drillOf, openDrill, readDuringMessage } from "../../support/contact.ts";

const MINUTE = 60_000;

describe("a posting whose state the platform can't tell", () => {
  /** The connection broke before or after the message arrived, and the platform has no search. */
  async function openUnknown(got: "through" | "lost", before = (_: TestApp) => {}): Promise<TestApp> {
    const app = await openDrill();
    before(app);
    app.platform.next("post", async (real) => {
      if (got === "through") await real();
      throw new Error("socket hang up");
    });
    app.platform.next("find", async () => "cannot tell");
    await app.tick();
    app.clock.now += MINUTE;
    await app.tick();
    return app;
  }

  const asked = (app: TestApp) => app.platform.directs[0]?.blocks;

  it("isn't posted again, and the admin is asked once", async () => {
    const app = await openUnknown("lost");
    app.clock.now += 10 * MINUTE;
    await app.tick();
    expect(app.platform.messages).toEqual([]);
    expect(app.platform.directs).toHaveLength(1);
    expect(textOf(asked(app))).toMatch(/Is the question of March 2 in .*\[It's there\] \[Post again\]/s);
  });

  it("stores a notice for the admin before the direct message is sent, in case the process ends", async () => {
    let meanwhile: Promise<string> | undefined;
    const app = await openUnknown("lost", (one) => {
      meanwhile = readDuringMessage(one);
    });
    expect(await meanwhile).toMatch(
      /Is the question of March 2 in .*\{command:drill show\} has the buttons/s,
    );
    expect(textOf(await app.type("ada", "/help"))).not.toContain("Is the question of");
  });

  it.each(["settled", "forgotten", "removed"])("is no longer asked about when it's %s", async (end) => {
    const app = await openUnknown("lost", (one) =>
      one.platform.next("direct", () => Promise.reject(new PlatformError("person", "Closed."))),
    );
    const [posting] = await app.storage.postings.unknown((await app.meet("ada")).teamId);
    if (end === "settled") await app.press("ada", `posting-there:${posting?.id}`);
    else if (end === "removed") await app.storage.drills.remove(posting?.drillId ?? "", app.clock.now);
    else {
      app.clock.now = FIRST + DAY;
      await app.tick();
    }
    expect(textOf(await app.type("ada", "/help"))).not.toContain("Is the question of");
  });

  it("is posted again when the admin says so", async () => {
    const app = await openUnknown("lost");
    await app.press("ada", buttonOf(asked(app), "Post again"));
    await app.daily.idle();
    expect(app.platform.messages).toHaveLength(1);
    expect((await app.current()).state).toBe("posted");
    expect(textOf(await app.press("ada", buttonOf(asked(app), "It's there")))).toContain("already settled");
  });

  it("counts as posted when the admin says it exists", async () => {
    const app = await openUnknown("through");
    await app.press("ada", buttonOf(asked(app), "It's there"));
    expect((await app.current()).state).toBe("posted");
    expect(app.platform.messages).toHaveLength(1);
  });

  it("is no longer asked about when its drill is removed, and isn't posted again while it's paused", async () => {
    const app = await openUnknown("lost");
    await app.type("ada", "/drill pause");
    const again = buttonOf(asked(app), "Post again");
    expect(textOf(await app.press("ada", again))).toContain("is paused. {command:drill resume}");
    const { teamId } = await app.meet("ada");
    expect(await app.storage.postings.unknown(teamId)).toHaveLength(1);
    await app.storage.drills.remove((await drillOf(app))?.id ?? "", app.clock.now);
    expect(await app.storage.postings.unknown(teamId)).toEqual([]);
    expect(textOf(await app.press("ada", again))).toContain("That question is gone");
  });

  it("that an admin confirmed isn't asked about again, even if a later search fails", async () => {
    const app = await openUnknown("lost");
    await app.press("ada", buttonOf(asked(app), "It's there"));
    const leave = vi.spyOn(app.storage.notices, "store");
    app.platform.next("find", async () => "cannot tell");
    app.clock.now += 2 * MINUTE;
    await app.tick();
    expect(leave).not.toHaveBeenCalled();
    leave.mockRestore();
  });

  it("can be decided only by admins", async () => {
    const app = await openUnknown("lost");
    const reply = await app.press("bo", buttonOf(asked(app), "Post again"));
    expect(textOf(reply)).toContain("Only this team's admins");
    expect(app.platform.messages).toEqual([]);
  });

  it("can be decided in the direct message, which belongs to no team", async () => {
    const app = await openUnknown("lost");
    const person = { ...app.person("ada"), team: { externalId: "dm:U-ada", name: "" }, admin: false };
    const action = `posting-again:${buttonOf(asked(app), "Post again").action.args[0]}`;
    await app.bot.handle({ type: "button", action, isPrivate: true, person, now: app.clock.now });
    await app.daily.idle();
    expect(app.platform.messages).toHaveLength(1);
  });

  it("settles itself with the first answer, whose message then shows count and reveal", async () => {
    const app = await openUnknown("through");
    const [message] = app.platform.messages;
    const action = `answer:${message?.key}:A`;
    const person = app.person("bo");
    await app.bot.handle({
      type: "button",
      action,
      isPrivate: false,
      person,
      now: app.clock.now,
      message: message?.ref,
    });
    expect(await app.current()).toMatchObject({ state: "posted", message: message?.ref });
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(textOf(message?.versions.at(-1))).toContain("of 1 got it right");
  });

  it("is forgotten with the next question, and breaks no streak", async () => {
    const app = await openUnknown("lost");
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(await app.storage.postings.unknown((await app.meet("ada")).teamId)).toEqual([]);
    expect((await app.current()).date).toBe("2026-03-03");
  });
});
