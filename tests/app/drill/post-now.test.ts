// `/drill post` when the day's question was already posted, is on its way, or is unknown.
import { afterEach, expect, it, vi } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";

afterEach(() => vi.useRealTimers());

async function open(): Promise<TestApp> {
  const app = await openApp();
  const ada = await app.meet("ada");
  await app.createDrill({ contactId: ada.id });
  return app;
}

const postNow = async (app: TestApp) => textOf(await app.type("ada", "/drill post"));

it("says that the question is on its way while the platform says “later”", async () => {
  const app = await open();
  const later = () => Promise.reject(new PlatformError("later", "Down.", { retryAfter: 1 }));
  for (let attempt = 0; attempt < 8; attempt++) app.platform.next("post", later);
  expect(await postNow(app)).toBe("It could not be posted just now. I keep trying for a while.");
  expect(await postNow(app)).toContain("Today's question is on its way");
  app.clock.now += 60_000;
  await app.tick();
  expect(app.platform.messages).toHaveLength(1);
  expect(await postNow(app)).toContain("was asked already: there is one a day");
});

it.each([
  [
    "asks to wait for a day",
    () => Promise.reject(new PlatformError("later", "Wait.", { retryAfter: 86_400_000 })),
  ],
  ["does not answer", () => new Promise<never>(() => {})],
])("replies within seconds when the platform %s", async (_, post) => {
  const app = await open();
  app.platform.next("post", post);
  const asked = vi.fn();
  app.platform.next("post", async () => {
    asked();
    throw new Error("This retry is too early.");
  });
  let reply: string | undefined;
  const answered = postNow(app).then((text) => {
    reply = text;
  });
  for (let second = 0; second < 5; second++) await app.pass(1_000);
  expect(reply).toMatch(/could not be posted just now|do not know yet/);
  expect(asked).not.toHaveBeenCalled();
  await answered;
  const stopping = app.daily.stop();
  await app.pass(20_000);
  await stopping;
});

it("doesn't say “posted” without the platform's confirmation", async () => {
  const app = await open();
  app.platform.next("post", () => Promise.reject(new Error("a page instead of an answer")));
  expect(await postNow(app)).toMatch(/do not know yet.*not post it twice/);
});

it("says that the result is unknown, and how an admin can settle it", async () => {
  const app = await open();
  app.platform.next("post", () => Promise.reject(new Error("socket hang up")));
  app.platform.next("find", async () => "cannot tell");
  await postNow(app);
  app.clock.now += 61_000;
  await app.tick();
  expect(await postNow(app)).toContain(
    "I cannot tell whether today's question got through. {command:drill show}",
  );
});

it("asks nothing if a later date was already asked before the zone changed", async () => {
  const app = await open();
  const { id } = (await app.storage.drills.find((await app.meet("ada")).teamId, "general")) ?? { id: "" };
  const tokyo = { schedule: { zone: "Asia/Tokyo" } };
  app.clock.now = FIRST + 7 * HOUR; // 3 March, 01:00 in Tokyo
  await app.storage.drills.change(id, tokyo, app.clock.now);
  await postNow(app);
  expect((await app.current()).date).toBe("2026-03-03");
  await app.storage.drills.change(id, { schedule: { zone: "America/Los_Angeles" } }, app.clock.now);
  expect(await postNow(app)).toContain(
    "A question of a later date was asked already, before the zone changed.",
  );
  expect(app.platform.messages).toHaveLength(1);
});

it("keeps the next day's question unless the drill's time changes", async () => {
  const app = await open();
  const { id } = (await app.storage.drills.find((await app.meet("ada")).teamId, "general")) ?? { id: "" };
  app.clock.now = FIRST + 13 * HOUR; // eleven hours before the next one
  await postNow(app);
  const due = { date: "2026-03-03", at: FIRST + DAY };
  const change = (schedule: object) => app.storage.drills.change(id, { schedule }, app.clock.now);
  expect(await change({ holidays: ["2026-12-24"] })).toMatchObject({ next: due });
  expect(await change({ weekdays: [2, 3, 4] })).toMatchObject({ next: due });
  expect(await change({ time: "08:30" })).toMatchObject({ next: { date: "2026-03-04" } });
  // A date skipped by this change doesn't come back.
  expect(await change({ holidays: ["2026-12-25"] })).toMatchObject({ next: { date: "2026-03-04" } });
});
