// Forged buttons store nothing, and reports cost other members one read.
import { describe, expect, it } from "vitest";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { curriculum, openApp, textOf } from "../../support/app.ts";

describe("“Ask it again”", () => {
  it.each([
    "release-question",
    "release-question:no-such-question:1",
    `release-question:${[...curriculum.questions.keys()][0]}:999`,
    `release-question:${[...curriculum.questions.keys()][0]}:1e9`,
    "release-question:__proto__:1",
    "release-question:x:-1",
  ])("stores nothing from a forged button: %s", async (action) => {
    const app = await openApp();
    expect(textOf(await app.press("ada", action))).toBe(
      "This question has changed since. {command:questions} shows the current state.",
    );
    expect(app.database.connection.prepare("SELECT COUNT(*) AS n FROM ruling").get()).toEqual({ n: 0 });
  });

  it("writes nothing if the question was never quarantined, no matter how often it's pressed", async () => {
    const app = await openApp();
    const [id] = curriculum.questions.keys();
    await app.press("ada", `release-question:${id}:1`);
    const changes = () => app.database.connection.prepare("SELECT total_changes() AS n").get();
    const before = changes();
    for (let tap = 0; tap < 50; tap++) await app.press("ada", `release-question:${id}:1`);
    expect(changes()).toEqual(before);
  });
});

describe("what reports cost everyone else", () => {
  it("is one read of the own team per /quiz, and none per tick without a due drill", async () => {
    const calls: string[] = [];
    const app = await openApp((storage: Storage) => ({
      ...storage,
      reports: new Proxy(storage.reports, {
        get(target, name: keyof Storage["reports"]) {
          calls.push(name);
          return target[name];
        },
      }),
    }));
    await app.tick();
    calls.length = 0;
    await app.tick();
    expect(calls).toEqual([]);
    await app.type("bo", "/quiz");
    expect(calls).toEqual(["quarantined"]);
  });
});
