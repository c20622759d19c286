// Every write of the app runs twice, as after a lost COMMIT: replies still report the first run.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../src/ports/platform-error.ts";
import type { Reply } from "../../src/ports/reply.ts";
import { createStorage } from "../../src/storage/storage.ts";
import type { Database } from "../../src/storage/transaction.ts";
import { buttonOf, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../support/app.ts";

function twice(database: Database): Database {
  return {
    ...database,
    async write(operation) {
      await database.write(operation);
      return database.write(operation);
    },
  };
}

type Play = (app: TestApp) => Promise<readonly Reply[]>;

/** Everything a scene produces: replies, messages with their edits, direct messages, failures. */
async function show(app: TestApp, play: Play) {
  const replies = (await play(app)).map(textOf);
  await app.daily.idle();
  return {
    replies,
    messages: app.platform.messages.map(({ versions }) => versions.map(textOf)),
    directs: app.platform.directs.map(({ to, blocks }) => [to.member, textOf(blocks)]),
    failures: app.failures,
  };
}

async function typed(app: TestApp, name: string, texts: readonly string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const text of texts) replies.push(await app.type(name, text));
  return replies;
}

const scenes: Readonly<Record<string, Play>> = {
  "squads are created, joined and left": async (app) => [
    ...(await typed(app, "ada", ["/squad create Rust", "/squad create Go"])),
    ...(await typed(app, "bo", ["/squad join Go", "/squad create Zig", "/squad join Go", "/squad leave"])),
    ...(await typed(app, "bo", ["/squad leave", "/squad list"])),
  ],
  "a drill is created, changed, paused, resumed, posted and removed": async (app) => [
    ...(await typed(app, "ada", ["/drill create 09:00 UTC", "/drill change time:10:00", "/drill pause"])),
    ...(await typed(app, "ada", ["/drill pause", "/drill resume", "/drill post", "/drill post"])),
    await app.press("ada", buttonOf(await app.type("ada", "/drill remove"), "End the daily")),
    ...(await typed(app, "ada", ["/drill show", "/drill create 09:00 UTC"])),
  ],
  "people set what is theirs": async (app) => [
    ...(await typed(app, "bo", ["/remind 9", "/remind off", "/remind off", "/privacy hide"])),
    ...(await typed(app, "bo", ["/privacy unhide", "/settings cap:3 boards:pseudonym", "/privacy show"])),
    ...(await typed(app, "bo", ["/privacy delete delete", "/privacy show"])),
  ],
  "a question is answered, guessed, reported and released": async (app) => {
    await app.createDrill();
    await app.tick();
    const replies = [await app.tap("bo", "right"), await app.tap("bo", "wrong")];
    const verdict = replies[0];
    replies.push(await app.press("bo", buttonOf(verdict, "I guessed")));
    for (let times = 0; times < 2; times++) {
      const reasons = await app.press("bo", buttonOf(verdict, "Report"));
      replies.push(await app.press("bo", buttonOf(reasons, "A typo")));
    }
    return [...replies, ...(await typed(app, "ada", ["/questions"]))];
  },
  "a practice is started and answered": async (app) => {
    const quiz = await app.type("bo", "/quiz count:2");
    const answered = await app.press("bo", buttonOf(quiz, "B"));
    return [quiz, answered, await app.press("bo", buttonOf(quiz, "A"))];
  },
  "an admin posts an unknown question again": (app) => settleUnknown(app, "Post again"),
  "an admin confirms an unknown question": (app) => settleUnknown(app, "It's there"),
  "a refusal pauses the drill, and its contact hears of it": async (app) => {
    await app.type("ada", "/drill create 09:00 UTC");
    app.clock.now = FIRST + DAY;
    app.platform.next("post", () => Promise.reject(new PlatformError("channel", "I may not post there.")));
    app.platform.next("direct", () => Promise.reject(new PlatformError("person", "No direct messages.")));
    await app.tick();
    return typed(app, "ada", ["/drill show", "/help"]);
  },
  "a reminder comes once": async (app) => {
    const verdict = await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
    await app.type("bo", "/remind 10");
    app.clock.now = FIRST + DAY + HOUR;
    await app.tick();
    return [verdict, ...(await typed(app, "bo", ["/remind"]))];
  },
  "a question is revealed and the next one posted": async (app) => {
    await app.createDrill();
    await app.tick();
    const verdict = await app.tap("bo", "right");
    await app.pass(DAY);
    await app.tick();
    await app.tick();
    return [verdict, await app.type("bo", "/daily"), await app.type("bo", "/leaderboard")];
  },
};

async function settleUnknown(app: TestApp, word: string): Promise<readonly Reply[]> {
  await app.type("ada", "/drill create 09:00 UTC");
  app.clock.now = FIRST + DAY;
  app.platform.next("post", () => Promise.reject(new Error("no answer")));
  app.platform.next("find", async () => "cannot tell");
  await app.tick();
  app.clock.now += 60_000;
  await app.tick();
  app.failures.length = 0;
  const asked = app.platform.directs.at(-1)?.blocks;
  const button = buttonOf(asked, word);
  const settled = await app.press("ada", button);
  await app.daily.idle();
  return [settled, await app.press("ada", button), await app.type("ada", "/help")];
}

describe("with every write run twice", () => {
  it.each(Object.entries(scenes))(
    "%s: the same replies and messages as with each run once",
    async (_what, play) => {
      const usual = await show(await openApp(), play);
      const doubled = await show(await openApp((_storage, database) => createStorage(twice(database))), play);
      expect(doubled).toEqual(usual);
      expect(usual.failures).toEqual([]);
    },
  );
});
