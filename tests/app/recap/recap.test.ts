// The weekly recap in its channel: once a week, after the last question, and never twice.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { NewDrill } from "../../../src/ports/storage/drills.ts";
import { buttonOf, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";

const MINUTE = 60_000;
const weekdays = [1, 2, 3, 4, 5];
const workdays = { time: "09:00", zone: "UTC", weekdays, holidays: [] };

/** An app whose drill asks from Monday to Friday, and closes each question after eight hours. */
async function openWeek(more: Partial<NewDrill> = {}): Promise<TestApp> {
  const app = await openApp();
  const { id } = await app.meet("ada");
  await app.createDrill({ schedule: workdays, closesAfterHours: 8, contactId: id, ...more });
  return app;
}

/** Five days, on which Ada is right and Bo is wrong at first. The clock then shows Friday, 17:00. */
async function playWeek(app: TestApp, names: readonly string[] = ["ada", "bo"]): Promise<void> {
  for (const day of weekdays) {
    app.clock.now = FIRST + (day - 1) * DAY;
    await app.tick();
    for (const name of names) await app.tap(name, name === "ada" || day > 2 ? "right" : "wrong");
    app.clock.now += 8 * HOUR;
    if (day < 5) await app.tick();
  }
}

const recapsOf = ({ platform }: TestApp) => platform.messages.filter(({ key }) => key.startsWith("recap:"));
const recapText = (app: TestApp) => recapsOf(app).map(({ versions }) => textOf(versions.at(-1) ?? []));

async function tickTwice(app: TestApp): Promise<void> {
  await app.tick();
  app.clock.now += MINUTE;
  await app.tick();
}

describe("the weekly recap", () => {
  it("comes once, when the week's last question has closed", async () => {
    const app = await openWeek();
    await playWeek(app);
    expect(recapsOf(app)).toEqual([]);
    await tickTwice(app);
    await tickTwice(app);
    expect(app.failures).toEqual([]);
    expect(recapsOf(app)).toHaveLength(1);
    const [text] = recapText(app);
    expect(text).toContain("Weekly recap: March 2–6");
    expect(text).toContain("2 of 2 participants answered.");
    expect(text).toContain("8 of 10 answers to 5 questions were right.");
    expect(text).toMatch(/1\W+ada\W+50[\s\S]*2\W+bo\W+34/);
    expect(text).toContain("ada and bo, 5 in a row");
    expect(text).not.toContain("fooled");
  });

  it("comes with the next week's first question if a question closes with the next one", async () => {
    const app = await openApp();
    await app.createDrill({ schedule: workdays });
    await playWeek(app);
    await tickTwice(app);
    expect(recapsOf(app)).toEqual([]);
    app.clock.now = FIRST + 7 * DAY;
    await tickTwice(app);
    expect(recapText(app)).toEqual([expect.stringContaining("Weekly recap: March 2–6")]);
    expect(textOf(app.platform.messages.at(-1)?.versions[0] ?? [])).toContain("Weekly recap");
  });

  it("shows what fooled the most people, by count alone", async () => {
    const app = await openWeek();
    await playWeek(app, ["ada", "bo", "chidi", "dara", "eve"]);
    await tickTwice(app);
    const [text] = recapText(app);
    expect(text).toMatch(/The question of March 3 fooled 4 of 5:/);
    expect(text).toContain("Right:");
  });

  it("doesn't come if no one answered", async () => {
    const app = await openWeek();
    await playWeek(app, []);
    await tickTwice(app);
    await tickTwice(app);
    expect(recapsOf(app)).toEqual([]);
    expect(app.failures).toEqual([]);
  });

  it("doesn't come where an admin turned it off", async () => {
    const app = await openWeek();
    await app.type("ada", "/drill change recap:off");
    await playWeek(app);
    await tickTwice(app);
    expect(recapsOf(app)).toEqual([]);
    expect(textOf(await app.type("ada", "/drill show"))).toMatch(/Weekly recap","value":"off"/);
  });

  it("doesn't come half a day late", async () => {
    const app = await openWeek();
    await playWeek(app);
    app.platform.refusing = new PlatformError("later", "Not now.", {
      retryAfter: 1000,
      everywhere: false,
    } as never);
    await app.tick();
    app.platform.refusing = undefined;
    app.clock.now += 12 * HOUR + MINUTE;
    await tickTwice(app);
    expect(recapsOf(app)).toEqual([]);
  });

  it("is found, not sent again, by the process after one that died", async () => {
    const app = await openWeek();
    await playWeek(app);
    const dying = Promise.withResolvers<never>();
    app.platform.next("post", async (real) => {
      await real();
      return dying.promise;
    });
    void app.daily.tick();
    await app.pass(0);
    const next = app.restart();
    next.clock.now += 2 * MINUTE;
    await next.tick();
    await next.tick();
    expect(recapsOf(next)).toHaveLength(1);
    expect(await next.storage.recaps.unknown((await next.meet("ada")).teamId)).toEqual([]);
  });

  it("is sent by the next process if it wasn't there", async () => {
    const app = await openWeek();
    await playWeek(app);
    app.platform.next("post", () => Promise.reject(new Error("socket hang up")));
    await tickTwice(app);
    app.clock.now += MINUTE;
    await app.tick();
    expect(recapsOf(app)).toHaveLength(1);
  });
});

describe("a recap that a platform refuses", () => {
  it("pauses the drill, and comes when it's resumed", async () => {
    const app = await openWeek();
    await playWeek(app);
    app.platform.next("post", () => Promise.reject(new PlatformError("channel", "I can't write there.")));
    await tickTwice(app);
    expect(recapsOf(app)).toEqual([]);
    expect(textOf(app.platform.directs[0]?.blocks ?? [])).toContain("I can't write there.");
    await app.type("ada", "/drill resume");
    await tickTwice(app);
    expect(recapsOf(app)).toHaveLength(1);
  });
});

describe("a recap whose state the platform can't tell", () => {
  async function openUnknown(): Promise<TestApp> {
    const app = await openWeek();
    await playWeek(app);
    app.platform.next("post", () => Promise.reject(new Error("socket hang up")));
    app.platform.next("find", async () => "cannot tell");
    await tickTwice(app);
    await tickTwice(app);
    return app;
  }
  const asked = (app: TestApp) => app.platform.directs[0]?.blocks ?? [];

  it("isn't sent again, and the admin is asked once", async () => {
    const app = await openUnknown();
    await tickTwice(app);
    expect(recapsOf(app)).toEqual([]);
    expect(app.platform.directs).toHaveLength(1);
    expect(textOf(asked(app))).toContain("Is the recap of the week from March 2 in");
    expect(textOf(await app.type("ada", "/drill show"))).toContain("Is the recap of the week from March 2");
  });

  it("is sent again if the admin says so, once", async () => {
    const app = await openUnknown();
    await app.press("ada", buttonOf(asked(app), "Post again"));
    await tickTwice(app);
    expect(recapsOf(app)).toHaveLength(1);
    expect(textOf(await app.press("ada", buttonOf(asked(app), "It's there")))).toContain("already settled");
  });

  it("counts as posted if the admin says so", async () => {
    const app = await openUnknown();
    await app.press("ada", buttonOf(asked(app), "It's there"));
    await tickTwice(app);
    expect(recapsOf(app)).toEqual([]);
    expect(textOf(await app.type("ada", "/drill show"))).not.toContain("Is the recap");
  });

  it.each<[string, (app: TestApp) => Promise<unknown>, string]>([
    ["is paused", (app) => app.type("ada", "/drill pause"), "is paused"],
    ["has recaps off", (app) => app.type("ada", "/drill change recap:off"), "Recaps are off there"],
    ["is weeks ahead", async (app) => (app.clock.now += 8 * DAY), "That week is too long ago"],
  ])("isn't sent again while its drill %s", async (_, change, sentence) => {
    const app = await openUnknown();
    await change(app);
    expect(textOf(await app.press("ada", buttonOf(asked(app), "Post again")))).toContain(sentence);
  });

  it("is for admins to decide, and for real recaps", async () => {
    const app = await openUnknown();
    expect(textOf(await app.press("bo", buttonOf(asked(app), "Post again")))).toContain(
      "Only this team's admins",
    );
    for (const args of ["", ":", ":nonsense"])
      expect(textOf(await app.press("ada", `recap-there${args}`))).toContain("That question is gone");
  });
});
