// When a platform refuses, or nobody knows what it did: the state is right, and an admin is told once.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../src/app/platform-error.ts";
import { buttonOf, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../support/app.ts";

const MINUTE = 60_000;
const closed = () => Promise.reject(new PlatformError("channel", "The channel is archived. Unarchive it."));

/** An app whose drill was set up by Ada, who is told of trouble. */
async function openDrill(): Promise<TestApp> {
  const app = await openApp();
  const ada = await app.meet("ada");
  await app.createDrill({ contactId: ada.id });
  return app;
}

const drillOf = async (app: TestApp) => (await app.storage.drills.ofTeam((await app.meet("ada")).teamId))[0];

/** What the admin is told while the next direct message is on its way: all that is left if the process ends there. */
function readDuringMessage(app: TestApp): Promise<string> {
  const read = Promise.withResolvers<string>();
  app.platform.next("direct", async (send) => {
    read.resolve(textOf(await app.type("ada", "/help")));
    await send();
  });
  return read.promise;
}

describe("a channel that takes no posts", () => {
  it("pauses its drill, and tells the admin who set it up, once", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    await app.tick();
    expect((await drillOf(app))?.paused?.because).toBe("The channel is archived. Unarchive it.");
    expect(app.platform.directs).toMatchObject([{ to: { team: "T1", member: "U-ada" } }]);
    expect(textOf(app.platform.directs[0]?.blocks)).toMatch(/paused.*archived.*\/drill resume/s);
    for (let day = 1; day < 4; day++) {
      app.clock.now = FIRST + day * DAY;
      await app.tick();
    }
    expect(app.platform.directs).toHaveLength(1);
    expect(app.platform.messages).toEqual([]);
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("ada", "/help"))).not.toContain("I paused");
  });

  it("is left for the admin's next command before the message is sent, in case the process ends", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    const meanwhile = readDuringMessage(app);
    await app.tick();
    expect(await meanwhile).toContain("I paused the daily question");
  });

  it("costs no date and no streak: resumed the same day, the question still comes", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    await app.tick();
    const drill = await drillOf(app);
    await app.storage.drills.resume(drill?.id ?? "", app.clock.now);
    expect(await app.daily.postNow((await drillOf(app)) as never, app.clock.now)).toBe("posted");
    expect(app.platform.messages).toHaveLength(1);
  });

  it("is told at the admin's next command, where they take no direct messages", async () => {
    const app = await openDrill();
    app.platform.next("post", closed);
    app.platform.next("direct", () => Promise.reject(new PlatformError("person", "Closed.")));
    await app.tick();
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("ada", "/help"))).toContain("I paused the daily question");
    expect(textOf(await app.type("ada", "/help"))).not.toContain("I paused the daily question");
  });
});

describe("more refused channels than requests may be under way", () => {
  it("leave the sender free for everything else", async () => {
    const app = await openApp();
    const ada = await app.meet("ada");
    for (let index = 0; index < 20; index++) {
      await app.createDrill({ id: `drill-${index}`, channel: `closed-${index}`, contactId: ada.id });
      app.platform.next("post", closed);
    }
    await app.tick();
    expect(app.platform.directs).toHaveLength(20);
    expect(app.daily.waiting().get("playground")).toBe(0);
  });
});

describe("a clock that was far ahead once", () => {
  it("does not silence a drill that is changed after it was set right", async () => {
    const app = await openDrill();
    app.clock.now = FIRST + 400 * DAY;
    await app.tick();
    app.clock.now = FIRST + HOUR;
    const drill = await drillOf(app);
    await app.storage.drills.change(drill?.id ?? "", { schedule: { time: "11:00" } }, app.clock.now);
    app.clock.now = FIRST + 2 * HOUR;
    await app.tick();
    expect(app.platform.messages).toHaveLength(2);
  });
});

describe("a team that Kubedrill was removed from", () => {
  it("has no due drills any more", async () => {
    const app = await openDrill();
    app.platform.next("post", () => Promise.reject(new PlatformError("team", "Token revoked.")));
    await app.tick();
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(app.platform.messages).toEqual([]);
    expect(app.platform.directs).toEqual([]);
    expect(app.failures).toEqual([]);
  });
});

describe("a platform that says “later”", () => {
  it("is asked again after that time, and gets the question once", async () => {
    const app = await openDrill();
    app.platform.next("post", () => Promise.reject(new PlatformError("later", "Slow down.")));
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
    expect(await app.current()).toMatchObject({ state: "posted", date: "2026-03-02" });
  });

  it("for too long loses the date, and nothing else", async () => {
    const app = await openDrill();
    const later = () => Promise.reject(new PlatformError("later", "Down.", { retryAfter: 1 }));
    for (let attempt = 0; attempt < 8; attempt++) app.platform.next("post", later);
    await app.tick();
    app.clock.now = FIRST + 7 * HOUR;
    await app.tick();
    expect(app.platform.messages).toEqual([]);
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect((await app.current()).date).toBe("2026-03-03");
    expect(app.platform.messages).toHaveLength(1);
  });
});

describe("a reveal whose message is gone", () => {
  it("ends quietly, with the state right and the points counted", async () => {
    const app = await openDrill();
    await app.tick();
    const { id } = await app.current();
    await app.tap("ada", "right");
    app.platform.next("edit", () => Promise.reject(new PlatformError("message", "Unknown message.")));
    app.platform.next("edit", () => Promise.reject(new PlatformError("message", "Unknown message.")));
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect((await app.storage.postings.find(id))?.state).toBe("closed");
    expect(app.failures).toEqual([]);
    expect(textOf(await app.type("ada", "/leaderboard"))).toContain("ada: 10 points");
  });
});

describe("a posting of which the platform cannot tell", () => {
  /** The connection broke after the message got through, or before; the platform cannot search. */
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

  it("is not posted again, and the admin is asked, once", async () => {
    const app = await openUnknown("lost");
    app.clock.now += 10 * MINUTE;
    await app.tick();
    expect(app.platform.messages).toEqual([]);
    expect(app.platform.directs).toHaveLength(1);
    expect(textOf(asked(app))).toMatch(/Is the question of 2026-03-02 in .*\[It is there\] \[Post again\]/s);
  });

  it("is left for the admin's next command before the message is sent, in case the process ends", async () => {
    let meanwhile: Promise<string> | undefined;
    const app = await openUnknown("lost", (one) => {
      meanwhile = readDuringMessage(one);
    });
    expect(await meanwhile).toMatch(/Is the question of 2026-03-02 in .*`\/drill show` has the buttons/s);
    expect(textOf(await app.type("ada", "/help"))).not.toContain("Is the question of");
  });

  it.each(["settled", "forgotten"])("is not asked about any more when it is %s", async (end) => {
    const app = await openUnknown("lost", (one) =>
      one.platform.next("direct", () => Promise.reject(new PlatformError("person", "Closed."))),
    );
    const [posting] = await app.storage.postings.unknown((await app.meet("ada")).teamId);
    if (end === "settled") await app.press("ada", `posting-there:${posting?.id}`);
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
    expect(textOf(await app.press("ada", buttonOf(asked(app), "It is there")))).toContain("settled already");
  });

  it("counts as posted when the admin says that it is there", async () => {
    const app = await openUnknown("through");
    await app.press("ada", buttonOf(asked(app), "It is there"));
    expect((await app.current()).state).toBe("posted");
    expect(app.platform.messages).toHaveLength(1);
  });

  it("is for nobody else to decide", async () => {
    const app = await openUnknown("lost");
    const reply = await app.press("bo", buttonOf(asked(app), "Post again"));
    expect(textOf(reply)).toContain("Only this team's admins");
    expect(app.platform.messages).toEqual([]);
  });

  it("may be decided in the direct message, which belongs to no team", async () => {
    const app = await openUnknown("lost");
    const person = { ...app.person("ada"), team: { externalId: "dm:U-ada", name: "" }, admin: false };
    const action = `posting-again:${buttonOf(asked(app), "Post again").action.args[0]}`;
    await app.bot.handle({ type: "button", action, person, now: app.clock.now });
    await app.daily.idle();
    expect(app.platform.messages).toHaveLength(1);
  });

  it("settles itself with the first answer, whose message then shows count and reveal", async () => {
    const app = await openUnknown("through");
    const [message] = app.platform.messages;
    const action = `answer:${message?.key}:A`;
    const person = app.person("bo");
    await app.bot.handle({ type: "button", action, person, now: app.clock.now, message: message?.ref });
    expect(await app.current()).toMatchObject({ state: "posted", message: message?.ref });
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(textOf(message?.versions.at(-1))).toContain("📊 1 answered");
  });

  it("is forgotten with the next question, and breaks no streak", async () => {
    const app = await openUnknown("lost");
    app.clock.now = FIRST + DAY;
    await app.tick();
    expect(await app.storage.postings.unknown((await app.meet("ada")).teamId)).toEqual([]);
    expect((await app.current()).date).toBe("2026-03-03");
  });
});
