// The options of a drill: how they are described, and what they change.
import type { CalendarDate, Curriculum } from "../../core/model.ts";
import type { OptionSpecs, Values } from "../../ports/command-description.ts";
import type { DrillChanges } from "../../ports/storage/drills.ts";
import { requireValue } from "../command/read-value.ts";
import { readClosing } from "../option/read-closing.ts";
import { datesFrom, readDaysOff } from "../option/read-days-off.ts";
import { readDifficulty } from "../option/read-difficulty.ts";
import { readTime } from "../option/read-time.ts";
import { readTopics } from "../option/read-topics.ts";
import { readWeekdays } from "../option/read-weekdays.ts";
import { readZoneText } from "../option/read-zone.ts";

/** As `/drill create` and `/drill change` take them; both leave out what is not given. */
export const drillOptions = {
  time: {
    type: "text",
    description: "Local time, such as 9:00, 17:30 or 5:30 pm",
    suggest: "time",
    read: readTime,
    chosen: true,
  },
  zone: {
    type: "text",
    description: "A place in the time zone, such as Europe/Berlin",
    suggest: "zone",
    read: readZoneText,
    chosen: true,
  },
  weekdays: {
    type: "text",
    description: "Days it asks on: mon-fri, daily, or a list such as mon, wed, fri",
    suggest: "weekdays",
    read: readWeekdays,
    chosen: true,
  },
  holidays: {
    type: "text",
    description: "Days off to add: 2026-12-24..2027-01-02, 2027-05-01; none takes all off the list",
    read: readDaysOff,
  },
  topics: {
    type: "text",
    description: "Topics it asks about, with commas between them; all for every one",
    suggest: "topics",
    chosen: true,
  },
  difficulty: {
    type: "text",
    description: "easy, medium, hard, or several of them; all for every one",
    read: readDifficulty,
    chosen: true,
  },
  feedback: {
    type: "choice",
    description: "The verdict at once, or when the question closes",
    choices: ["instant", "at_close"],
    chosen: true,
  },
  closes: {
    type: "text",
    description: "next: with the next question; or after 1 to 72 hours, such as 24",
    read: readClosing,
    chosen: true,
  },
  discussion: {
    type: "choice",
    description: "Whether each question gets a thread to discuss it in, once it is closed",
    choices: ["on", "off"],
    chosen: true,
  },
  recap: {
    type: "choice",
    description: "Whether the channel gets a recap of each week",
    choices: ["on", "off"],
    chosen: true,
  },
} as const satisfies OptionSpecs;

/** What was given of the options. */
export type DrillWishes = Values<typeof drillOptions>;

/** Whether none of the options was given. */
export function isAlone(wishes: DrillWishes): boolean {
  return Object.values(wishes).every((wish) => wish === undefined);
}

/**
 * What a drill changes to, but for its zone, which perhaps has to be asked for. `today` is the drill's local date.
 * @throws UserError about an option, with what to do
 */
export function readChanges(wishes: DrillWishes, curriculum: Curriculum, today: CalendarDate): DrillChanges {
  const { time, weekdays, holidays, topics, difficulty, feedback, closes, discussion, recap } = wishes;
  const schedule = {
    ...(time !== undefined && { time }),
    ...(weekdays !== undefined && { weekdays }),
    ...(holidays !== undefined && { holidays: requireValue("holidays", datesFrom(today, holidays)) }),
  };
  return {
    ...(Object.keys(schedule).length > 0 && { schedule }),
    ...(topics !== undefined && { topics: requireValue("topics", readTopics(topics, curriculum.topics)) }),
    ...(difficulty !== undefined && { difficulties: difficulty }),
    ...(feedback !== undefined && { feedback }),
    ...(closes !== undefined && { closesAfterHours: closes }),
    ...(discussion !== undefined && { discussion: discussion === "on" }),
    ...(recap !== undefined && { recap: recap === "on" }),
  };
}
