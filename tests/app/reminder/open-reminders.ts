// An app with a due card and a reminder, and the deps of processes that send it.
import { expect } from "vitest";
import { createSender } from "../../../src/app/daily/sender.ts";
import { type ReminderDeps, sendReminders } from "../../../src/app/reminder/send-reminders.ts";
import { buttonOf, curriculum, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { seededRandom } from "../../support/seeded-random.ts";

/** Each process has its own randomness, so its claims are unique. */
let processes = 7;

/** The deps of a process that sends reminders. */
export function workOf(app: TestApp): ReminderDeps {
  let waited = 0;
  const wait = async (ms: number) => {
    waited += ms;
  };
  const sender = createSender(app.platform.pace, { now: () => waited, wait });
  return {
    ...app,
    curriculum,
    sender: () => sender,
    platform: (name) => (name === app.platform.name ? app.platform : undefined),
    clock: () => app.clock.now,
    random: seededRandom(processes++),
    catchUp: 6 * HOUR,
    reportFailure: (error, what) => app.failures.push({ error, what }),
  };
}

/** Bo has a card due from tomorrow, and a reminder at 10:00 UTC. */
export async function openWithCard(): Promise<TestApp & { remind(): Promise<void> }> {
  const app = await openApp();
  const verdict = await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
  expect(textOf(verdict)).toContain("Comes back");
  await app.type("bo", "/remind 10");
  const work = workOf(app);
  return { ...app, remind: () => sendReminders(work) };
}

/** 10:00 UTC on this day, counted from 0. */
export const ten = (day: number) => FIRST + HOUR + day * DAY;
