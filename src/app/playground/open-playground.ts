// The playground's team and drill, made at the first start, and the move to the next day.
import { nextOccurrence } from "../../core/drill-calendar.ts";
import { makeId } from "../../core/id.ts";
import type { CalendarDate } from "../../core/model.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Person } from "../../ports/person.ts";
import type { Parts } from "../context.ts";
import type { PlaygroundClock } from "./clock.ts";
import type { Teammate } from "./simulate-days.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const TIME = "09:00";
const LEASE = 60_000;

/** What the playground begins with. */
export interface PlaygroundSetting {
  readonly people: readonly Person[];
  readonly channel: string;
  readonly zone: string;
}

export interface Playground {
  readonly team: readonly Teammate[];
  /** The playground's date. */
  today(): CalendarDate;
  /**
   * Moves the clock to the next question: closes and reveals the open one, posts the next. Does nothing if `from` is
   * no longer today, so that a double click moves one day.
   */
  nextDay(from?: CalendarDate): Promise<void>;
}

/** Makes the team, its people and its drill where they are missing, and sees that a question is posted. */
export async function openPlayground(
  { storage, daily, random }: Pick<Parts, "storage" | "daily" | "random">,
  { people, channel, zone }: PlaygroundSetting,
  clock: PlaygroundClock,
): Promise<Playground> {
  const now = clock.now();
  const newId = () => makeId(now, random);
  const team: Teammate[] = [];
  for (const person of people) {
    const member = await storage.people.meet(person, now, {
      team: newId(),
      learner: newId(),
      member: newId(),
      chance: random(),
    });
    team.push({ person, member });
  }
  const teamId = team[0]?.member.teamId ?? "";
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

  const today = () => calendarDate(clock.now(), zone);

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
    team,
    today,
    nextDay(from) {
      last = last
        .catch(() => {})
        .then(() => (from === undefined || from === today() ? moveToNextDay() : undefined));
      return last;
    },
  };
}
