// What people mean by the options of a drill, and what they are told where they mean nothing.
import { describe, expect, it } from "vitest";
import { parseCommandText } from "../../../src/app/command/command-text.ts";
import {
  type DrillTexts,
  drillOptions,
  readChanges,
  readTime,
} from "../../../src/app/drill/drill-options.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { curriculum } from "../../support/app.ts";
import { date } from "../../support/dates.ts";

const today = date("2026-11-24");

function read(texts: DrillTexts) {
  return readChanges(texts, curriculum, today);
}

/** What one is told; any other failure is a bug. */
function refusal(texts: DrillTexts): string {
  try {
    return `taken as ${JSON.stringify(read(texts))}`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe("a drill's time", () => {
  it.each([
    ["9", "09:00"],
    ["9:00", "09:00"],
    ["09:30", "09:30"],
    ["17.30", "17:30"],
    ["0:00", "00:00"],
    ["23:59", "23:59"],
    ["9am", "09:00"],
    ["9 AM", "09:00"],
    ["5:30 pm", "17:30"],
    ["5:30pm", "17:30"],
    ["5 p.m.", "17:00"],
    ["12 am", "00:00"],
    ["12pm", "12:00"],
    ["12:05 a.m.", "00:05"],
  ])("%j is %s", (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  it.each(["24:00", "25", "9:60", "13 pm", "0am", "9:0", "9:000", "-9", "nine", "9:00:00", "", "٩"])(
    "%j is none",
    (text) => {
      expect(() => readTime(text)).toThrow("is no time of day. Write it like `9:00`, `17:30` or `5:30 pm`.");
    },
  );
});

describe("a drill's weekdays", () => {
  it.each([
    ["mon-fri", [1, 2, 3, 4, 5]],
    ["Mon – Fri", [1, 2, 3, 4, 5]],
    ["monday to friday", [1, 2, 3, 4, 5]],
    ["weekdays", [1, 2, 3, 4, 5]],
    ["1-5", [1, 2, 3, 4, 5]],
    ["daily", [1, 2, 3, 4, 5, 6, 7]],
    ["every day", [1, 2, 3, 4, 5, 6, 7]],
    ["weekends", [6, 7]],
    ["wed, mon, fri", [1, 3, 5]],
    ["mon wed fri", [1, 3, 5]],
    ["Tuesdays and Thursdays", [2, 4]],
    ["fri-mon", [1, 5, 6, 7]],
    ["mon-wed, sat", [1, 2, 3, 6]],
    ["sun-sun", [7]],
    ["3", [3]],
  ])("%j is %j", (weekdays, days) => {
    expect(read({ weekdays })).toEqual({ schedule: { weekdays: days } });
  });

  it.each([
    [", ,", "That names no weekday. Write them like `mon-fri`, `mon, wed, fri` or `daily`."],
    ["0", "“0” is no weekday. Write them like `mon-fri`, `mon, wed, fri` or `daily`."],
    ["mon-foo", "“mon-foo” is no weekday. Write them like `mon-fri`, `mon, wed, fri` or `daily`."],
    ["moon", "“moon” is no weekday. Write them like `mon-fri`, `mon, wed, fri` or `daily`."],
    ["1-2-3", "“1-2-3” is no weekday. Write them like `mon-fri`, `mon, wed, fri` or `daily`."],
    ["-", "“-” is no weekday. Write them like `mon-fri`, `mon, wed, fri` or `daily`."],
    ["never", "“never” is no weekday. Write them like `mon-fri`, `mon, wed, fri` or `daily`."],
  ])("%j are none", (weekdays, sentence) => {
    expect(refusal({ weekdays })).toBe(sentence);
  });
});

describe("a drill's days off", () => {
  it.each([
    ["2026-12-24", ["2026-12-24"]],
    ["2026-12-31..2027-01-02, 2027-05-01", ["2026-12-31", "2027-01-01", "2027-01-02", "2027-05-01"]],
    ["2027-05-01 2026-12-24", ["2026-12-24", "2027-05-01"]],
    ["2026-12-24 to 2026-12-25; 2026-12-25", ["2026-12-24", "2026-12-25"]],
    ["2026-11-24", ["2026-11-24"]],
    ["2028-02-29", ["2028-02-29"]],
    ["none", []],
  ])("%j are %j", (holidays, dates) => {
    expect(read({ holidays })).toEqual({ schedule: { holidays: dates } });
  });

  it.each([
    ["24.12.2026", "“24.12.2026” is no date. Write days off like `2026-12-24..2027-01-02, 2027-05-01`."],
    ["2027-02-29", "“2027-02-29” is no date. Write days off like `2026-12-24..2027-01-02, 2027-05-01`."],
    ["2026-11-23", "2026-11-23 is over: today is 2026-11-24 there. Days off begin today at the earliest."],
    [
      "2026-12-26..2026-12-24",
      "“2026-12-26..2026-12-24” ends before it begins. Write days off like `2026-12-24..2027-01-02, 2027-05-01`.",
    ],
    ["2026-12-24..9999-12-31", "9999-12-31 is too far ahead: name days off of the next two years."],
    [",", "That names no date. Write days off like `2026-12-24..2027-01-02, 2027-05-01`."],
  ])("%j are refused", (holidays, sentence) => {
    expect(refusal({ holidays })).toBe(sentence);
  });
});

describe("a drill's other options", () => {
  const slug = (title: string) => curriculum.topics.find((topic) => topic.title === title)?.slug;

  it("names topics by title or slug, a part of it, or almost", () => {
    const [dns, services, balancing] = ["DNS", "Services", "Load balancing"].map(slug);
    expect(read({ topics: "services, dns" })).toEqual({ topics: [services, dns] });
    expect(read({ topics: "balancing; DNS," })).toEqual({ topics: [dns, balancing] });
    expect(read({ topics: "Servcies" })).toEqual({ topics: [services] });
    expect(read({ topics: "All" })).toEqual({ topics: null });
    expect(read({ topics: curriculum.topics.map(({ title }) => title).join(",") })).toEqual({ topics: null });
  });

  it.each([
    [{ topics: "cooking" }, /^There is no topic “cooking”\. The topics are: Networking basics, Services, /],
    [{ topics: " , " }, /^That names no topic\. The topics are: /],
    [
      { difficulty: "tough" },
      /^“tough” is no difficulty\. There are easy, medium, hard; `all` means every one\.$/,
    ],
    [{ difficulty: "," }, /is no difficulty/],
    [
      { closes: "0" },
      /^A question closes with the `next` one, or after 1 to 72 hours, such as `24`\. “0” is neither/,
    ],
    [{ closes: "73" }, /“73” is neither/],
    [{ closes: "soon" }, /“soon” is neither/],
  ])("%j is refused in a sentence", (texts, sentence) => {
    expect(refusal(texts)).toMatch(sentence);
  });

  it.each([
    [{ difficulty: "easy, hard" }, { difficulties: [1, 3] }],
    [{ difficulty: "2" }, { difficulties: [2] }],
    [{ difficulty: "hard and medium" }, { difficulties: [2, 3] }],
    [{ difficulty: "all" }, { difficulties: null }],
    [{ difficulty: "easy medium hard" }, { difficulties: null }],
    [{ closes: "next" }, { closesAfterHours: null }],
    [{ closes: "with the next" }, undefined],
    [{ closes: "24 hours" }, { closesAfterHours: 24 }],
    [{ closes: "72h" }, { closesAfterHours: 72 }],
    [{ feedback: "at_close" }, { feedback: "at_close" }],
    [{ discussion: "on" }, { discussion: true }],
    [{ discussion: "off" }, { discussion: false }],
    [{}, {}],
  ])("%j is %j", (texts: DrillTexts, changes) => {
    if (changes === undefined) expect(refusal(texts)).toContain("is neither");
    else expect(read(texts)).toEqual(changes);
  });
});

describe("a typed drill", () => {
  const create = { name: "drill create", description: "", options: drillOptions };

  it.each<[string, Readonly<Record<string, string>>]>([
    ["9:00", { time: "9:00" }],
    ["5:30 pm Europe/Berlin", { time: "5:30 pm", zone: "Europe/Berlin" }],
    ["Europe/Berlin 9 mon-fri", { zone: "Europe/Berlin", time: "9", weekdays: "mon-fri" }],
    [
      "9:00 mon, wed, fri at_close 24h",
      { time: "9:00", weekdays: "mon, wed, fri", feedback: "at_close", closes: "24h" },
    ],
    ["time:9 am weekdays:daily", { time: "9 am", weekdays: "daily" }],
    ["time:9:00 daily", { time: "9:00", weekdays: "daily" }],
    ["zone:New York", { zone: "New York" }],
    ["topics:DNS, Services difficulty:easy, medium", { topics: "DNS, Services", difficulty: "easy, medium" }],
    ["easy medium 17.30", { difficulty: "easy medium", time: "17.30" }],
    ["2026-12-24..2027-01-02, 2027-05-01 9", { holidays: "2026-12-24..2027-01-02, 2027-05-01", time: "9" }],
    ["noon", { time: "noon" }],
    ["monday to friday, 9:00", { weekdays: "monday to friday", time: "9:00" }],
    ["9 Berlin", { time: "9", zone: "Berlin" }],
    ["9:00 feedback:at close", { time: "9:00", feedback: "at close" }],
  ])("%j is %j", (text, options) => {
    expect({ ...parseCommandText(`/drill create ${text}`, [create]).options }).toEqual(options);
  });

  it("is read in no time, however many words there are", () => {
    for (const words of ["mon ", "- ", "mon", "2026-12-24 ", "a/", "easy ", "9 "]) {
      const text = `/drill create ${words.repeat(900 / words.length)}!`;
      expect(() => parseCommandText(text, [create])).not.toThrow();
    }
  });
});
