// The playground's own use cases: a team with a drill at the first start, and a clock that can be moved.
import { nextOccurrence } from "../core/drill-calendar.ts";
import { makeId } from "../core/id.ts";
import { calendarDate } from "../core/study-day.ts";
import type { Person } from "../ports/person.ts";
import type { Settings } from "../ports/storage/settings.ts";
import type { Parts } from "./context.ts";

const CLOCK_SETTING = "playground-clock-offset";
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const TIME = "09:00";
const LEASE = 60_000;

/** A clock that runs with the real one, a stored time ahead of it. */
export interface PlaygroundClock {
  /** Epoch ms. */
  now(): number;
  /** Moves to a later instant, and stores that. An earlier one changes nothing: the clock never goes back. */
  moveTo(at: number): Promise<void>;
}

export async function createPlaygroundClock(
  settings: Settings,
  realNow: () => number,
): Promise<PlaygroundClock> {
  let offset = Number((await settings.read(CLOCK_SETTING)) ?? 0);
  const now = () => realNow() + offset;
  return {
    now,
    async moveTo(at) {
      if (at <= now()) return;
      offset = at - realNow();
      await settings.write(CLOCK_SETTING, String(offset));
    },
  };
}

/** What the playground begins with. */
export interface PlaygroundSetting {
  readonly people: readonly Person[];
  readonly channel: string;
  readonly zone: string;
}

export interface Playground {
  /** Moves the clock to the next question: closes and reveals the open one, posts the next. */
  nextDay(): Promise<void>;
}

/** Makes the team, its people and its drill where they are missing, and sees that a question is posted. */
export async function openPlayground(
  { storage, daily, random }: Pick<Parts, "storage" | "daily" | "random">,
  { people, channel, zone }: PlaygroundSetting,
  clock: PlaygroundClock,
): Promise<Playground> {
  const now = clock.now();
  const newId = () => makeId(now, random);
  let teamId = "";
  for (const person of people) {
    const member = await storage.people.meet(person, now, {
      team: newId(),
      learner: newId(),
      member: newId(),
      chance: random(),
    });
    teamId = member.teamId;
  }
  const schedule = { time: TIME, zone, weekdays: EVERY_DAY, holidays: [] };
  const next = nextOccurrence(schedule, now, calendarDate(now, zone));
  const drill = await storage.drills.create(
    { id: newId(), teamId, channel, schedule, feedback: "instant", next },
    now,
  );
  if ((await storage.postings.current(teamId, channel)) === undefined)
    await daily.postNow(drill, now, newId());
  /** One after the other: the clock must not move on while a question of this day is on its way. */
  let last: Promise<void> = Promise.resolve();

  async function moveToNextDay(): Promise<void> {
    // What a crash left is settled before its day is over: a minute later no one else recovers it.
    await clock.moveTo(clock.now() + LEASE);
    await daily.tick();
    await daily.sent();
    const due = (await storage.drills.find(teamId, channel))?.next;
    if (due !== undefined) await clock.moveTo(due.at);
    await daily.tick();
    await daily.sent();
  }

  return {
    nextDay() {
      last = last.catch(() => {}).then(moveToNextDay);
      return last;
    },
  };
}
