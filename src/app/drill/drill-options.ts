// The options of a drill: how they are described, and what people mean by what they type.
import type { CalendarDate, Curriculum, Difficulty } from "../../core/model.ts";
import type { OptionSpecs } from "../../ports/command-description.ts";
import { UserError } from "../../ports/errors.ts";
import type { DrillChanges } from "../../ports/storage/drills.ts";
import { printable } from "../command/read-options.ts";
import { readHolidays, readWeekdays } from "./read-days.ts";
import { readTopics } from "./read-topics.ts";

const TIME = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|[ap]\.m\.)?$/i;

const DAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,7}|[1-7])";
const BETWEEN = "(?: ?[-–,] ?| to |,? and | )";
const WEEKDAYS = new RegExp(
  `^(?:${DAY}(?:${BETWEEN}${DAY})*|daily|every ?day|weekdays|workdays|weekends?)$`,
  "i",
);

/** As `/drill create` and `/drill change` take them; both leave out what is not given. */
export const drillOptions = {
  time: {
    type: "text",
    description: "Local time, such as 9:00, 17:30 or 5:30 pm",
    suggest: "time",
    like: TIME,
  },
  zone: {
    type: "text",
    description: "A place in the time zone, such as Europe/Berlin",
    suggest: "zone",
    like: /^[a-z_]+(\/[a-z_+-]+){1,2}$|^utc$/i,
  },
  weekdays: {
    type: "text",
    description: "Days it asks on: mon-fri, daily, or a list such as mon, wed, fri",
    suggest: "weekdays",
    like: WEEKDAYS,
  },
  holidays: {
    type: "text",
    description: "Days off to add: 2026-12-24..2027-01-02, 2027-05-01; none takes all off the list",
    like: /^\d{4}-\d\d-\d\d(?:(?:\.\.|, | |,)\d{4}-\d\d-\d\d)*$/,
  },
  topics: {
    type: "text",
    description: "What it asks about, such as DNS, Services; all for everything",
    suggest: "topics",
  },
  difficulty: {
    type: "text",
    description: "easy, medium, hard, or several of them; all for every one",
    like: /^(easy|medium|hard)([ ,]+(easy|medium|hard))*$/i,
  },
  feedback: {
    type: "choice",
    description: "The verdict at once, or when the question closes",
    choices: ["instant", "at_close"],
  },
  closes: {
    type: "text",
    description: "next: with the next question; or after 1 to 72 hours, such as 24",
    like: /^(next|\d{1,2} ?h(ours?)?)$/i,
  },
  discussion: {
    type: "choice",
    description: "Whether each question gets a thread to discuss it in, once it is closed",
    choices: ["on", "off"],
  },
} as const satisfies OptionSpecs;

export type DrillOption = keyof typeof drillOptions;

/** What was given of the options, as it was typed. */
export type DrillTexts = { readonly [Name in DrillOption]?: string | undefined };

/**
 * What the texts say, but for the zone, which has to be asked for perhaps. `today` is the drill's local date.
 * @throws UserError that says what was wrong and what to do.
 */
export function readChanges(texts: DrillTexts, curriculum: Curriculum, today: CalendarDate): DrillChanges {
  const { time, weekdays, holidays, topics, difficulty, feedback, closes, discussion } = texts;
  const schedule = {
    ...(time !== undefined && { time: readTime(time) }),
    ...(weekdays !== undefined && { weekdays: readWeekdays(weekdays) }),
    ...(holidays !== undefined && { holidays: readHolidays(holidays, today) }),
  };
  return {
    ...(Object.keys(schedule).length > 0 && { schedule }),
    ...(topics !== undefined && { topics: readTopics(topics, curriculum.topics) }),
    ...(difficulty !== undefined && { difficulties: readDifficulties(difficulty) }),
    ...(feedback !== undefined && { feedback: feedback === "at_close" ? feedback : "instant" }),
    ...(closes !== undefined && { closesAfterHours: readClosing(closes) }),
    ...(discussion !== undefined && { discussion: discussion === "on" }),
  };
}

/** A time of day as `HH:MM`: 9, 9:00, 09.30, 9am and 5:30 pm are some. @throws UserError */
export function readTime(text: string): string {
  const [, hours = "", minutes = "00", half] = TIME.exec(text.trim()) ?? [];
  const hour = Number(hours);
  const fits = half === undefined ? hours !== "" && hour <= 23 : hour >= 1 && hour <= 12;
  if (!fits || Number(minutes) > 59) {
    throw new UserError(
      `“${printable(text)}” is no time of day. Write it like \`9:00\`, \`17:30\` or \`5:30 pm\`.`,
    );
  }
  const shift = half === undefined ? hour : (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
  return `${String(shift).padStart(2, "0")}:${minutes}`;
}

export const difficultyNames = ["easy", "medium", "hard"] as const;

/** Null for all. */
function readDifficulties(text: string): readonly Difficulty[] | null {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+|and/)
    .filter(Boolean);
  if (words.length === 1 && words[0] === "all") return null;
  const levels = ([1, 2, 3] as const).filter((level) =>
    words.some((word) => word === String(level) || word === difficultyNames[level - 1]),
  );
  const known = words.every((word) => /^[123]$/.test(word) || difficultyNames.some((name) => name === word));
  if (words.length === 0 || !known) {
    throw new UserError(
      `“${printable(text)}” is no difficulty. There are ${difficultyNames.join(", ")}; \`all\` means every one.`,
    );
  }
  return levels.length === 3 ? null : levels;
}

const MOST_HOURS = 72;

/** Hours, or null: with the next question. */
function readClosing(text: string): number | null {
  if (/^next\b/i.test(text)) return null;
  const [, digits] = /^(\d{1,4}) ?(?:h|hours?)?$/i.exec(text) ?? [];
  const hours = Number(digits);
  if (hours >= 1 && hours <= MOST_HOURS) return hours;
  throw new UserError(
    `A question closes with the \`next\` one, or after 1 to ${MOST_HOURS} hours, such as \`24\`. “${printable(text)}” is neither.`,
  );
}
