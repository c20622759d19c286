// Days of a team with a daily question that closes after eight hours.
import { DAY, FIRST, HOUR, openApp, type TestApp } from "../../support/app.ts";

const CLOSES_AFTER = 8;

export async function openLeague(): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill({ closesAfterHours: CLOSES_AFTER });
  return app;
}

/** Plays one day: some answer right, some wrong, and the question closes. */
export async function playDay(
  app: TestApp,
  day: number,
  right: readonly string[],
  wrong: readonly string[] = [],
): Promise<void> {
  app.clock.now = FIRST + day * DAY;
  await app.tick();
  for (const name of right) await app.tap(name, "right");
  for (const name of wrong) await app.tap(name, "wrong");
  app.clock.now += CLOSES_AFTER * HOUR;
  await app.tick();
}
