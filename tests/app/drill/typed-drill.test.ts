// A drill's options in one line, in any order, with or without names: each word's type says which option it is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCommandText } from "../../../src/app/command/command-text.ts";
import { readOptions } from "../../../src/app/command/read-options.ts";
import { drillOptions } from "../../../src/app/drill/drill-options.ts";
import { holds } from "../../support/law.ts";

const create = { name: "drill create", description: "", options: drillOptions };

type Texts = Readonly<Record<string, string>>;

function split(text: string): Texts {
  return { ...parseCommandText(`/drill create ${text}`, [create]).options };
}

describe("a typed drill", () => {
  it.each<[string, Texts]>([
    ["9:00", { time: "9:00" }],
    ["9:00 America/New York", { time: "9:00", zone: "America/New York" }],
    ["America/New York 9:00", { time: "9:00", zone: "America/New York" }],
    ["america / new york 9", { time: "9", zone: "america / new york" }],
    ["5:30 pm Europe/Berlin", { time: "5:30 pm", zone: "Europe/Berlin" }],
    ["Europe/Berlin 9 mon-fri", { zone: "Europe/Berlin", time: "9", weekdays: "mon-fri" }],
    [
      "9:00 mon, wed, fri at_close 24h",
      { time: "9:00", weekdays: "mon, wed, fri", feedback: "at_close", closes: "24h" },
    ],
    ["time:9 am weekdays:daily", { time: "9 am", weekdays: "daily" }],
    ["time:9:00 daily", { time: "9:00", weekdays: "daily" }],
    ["zone:New York", { zone: "New York" }],
    ["zone:New York 9:00", { zone: "New York", time: "9:00" }],
    ["zone:Europe/Brelin, mon-fri", { zone: "Europe/Brelin", weekdays: "mon-fri" }],
    ["topics:DNS, Services difficulty:easy, medium", { topics: "DNS, Services", difficulty: "easy, medium" }],
    ["topics:DNS, Services 9:00 mon-fri", { topics: "DNS, Services", time: "9:00", weekdays: "mon-fri" }],
    ["topics:DNS, easy", { topics: "DNS, easy" }],
    ["topics:easy start 9", { topics: "easy start", time: "9" }],
    ['topics:"Really hard" 9', { topics: "Really hard", time: "9" }],
    ["easy medium 17.30", { difficulty: "easy medium", time: "17.30" }],
    ["easy & medium mon & wed", { difficulty: "easy & medium", weekdays: "mon & wed" }],
    ["difficulty:easy and medium 9", { difficulty: "easy and medium", time: "9" }],
    ["9 difficulty:easy/medium", { difficulty: "easy/medium", time: "9" }],
    ["2026-12-24..2027-01-02, 2027-05-01 9", { holidays: "2026-12-24..2027-01-02, 2027-05-01", time: "9" }],
    ["2026-12-24 to 2027-01-02 easy", { holidays: "2026-12-24 to 2027-01-02", difficulty: "easy" }],
    ["holidays:2026-12-24 to 2027-01-02", { holidays: "2026-12-24 to 2027-01-02" }],
    ["holidays:2026-12-24 until 2027-01-02 9", { holidays: "2026-12-24 until 2027-01-02", time: "9" }],
    ["weekdays:mon thru fri", { weekdays: "mon thru fri" }],
    ["weekdays:mon through fri 9:00", { weekdays: "mon through fri", time: "9:00" }],
    ["mon thru fri 9:00", { weekdays: "mon thru fri", time: "9:00" }],
    ["mon-fri 5 pm", { weekdays: "mon-fri", time: "5 pm" }],
    ["weekdays 5 pm", { weekdays: "weekdays", time: "5 pm" }],
    ["weekdays sat sun", { weekdays: "sat sun" }],
    ["weekdays:1 3 5", { weekdays: "1 3 5" }],
    ["weekdays:1 3 5 pm", { weekdays: "1 3", time: "5 pm" }],
    ["closes next", { closes: "next" }],
    ["closes:next question 9", { closes: "next question", time: "9" }],
    ["9 24h", { time: "9", closes: "24h" }],
    ["noon", { time: "noon" }],
    ["25:00", { time: "25:00" }],
    ["9 xyzzy", { time: "9", zone: "xyzzy" }],
    ["UTC+2", { zone: "UTC+2" }],
    ["new york mon-fri", { zone: "new york", weekdays: "mon-fri" }],
    ["monday to friday, 9:00", { weekdays: "monday to friday", time: "9:00" }],
    ["mon-fri at 9:00 in Europe/Berlin", { weekdays: "mon-fri", time: "9:00", zone: "Europe/Berlin" }],
    ["9 Berlin", { time: "9", zone: "Berlin" }],
    ["Berlin", { zone: "Berlin" }],
    ["9:00 feedback:at close", { time: "9:00", feedback: "at close" }],
    ["time:25:00 mon-fri", { time: "25:00", weekdays: "mon-fri" }],
    ["topics DNS, Services 9", { topics: "DNS, Services", time: "9" }],
  ])("%j is %j", (text, options) => {
    expect(split(text)).toEqual(options);
  });

  it.each([
    ["days:mon", "weekdays"],
    ["days: mon, wed 9:00", "weekdays"],
    ["days:2026-12-24", "holidays"],
    ["level:hard", "difficulty"],
    ["tim:9", "time"],
    ["Dificulty:easy", "difficulty"],
    ["9:00 topic:dns", "topics"],
    ["topics:DNS level:hard", "difficulty"],
  ])("%j almost names an option", (text, meant) => {
    const typed = /(\w+):[^:]*$/.exec(text.replace(" 9:00", ""))?.[1]?.toLowerCase();
    expect(() => split(text)).toThrow(`There's no option \`${typed}\`. Did you mean \`${meant}\`?`);
  });

  it("shows how to use the command if no option is similar", () => {
    expect(() => split("language:de")).toThrow(
      "There's no option `language`. Use it like this: {command:drill create [time] [zone]",
    );
  });
});

/** Texts that each type reads. Those in `alone` need no option name. */
const days = fc.constantFrom("mon", "Tuesday", "weds", "thu", "fri", "saturdays", "sun");
const levels = fc.constantFrom("easy", "medium", "hard");
const dates = fc.constantFrom("2026-12-24", "2027-01-02", "2027-05-01", "2028-02-29");
const joined = (items: fc.Arbitrary<string>, marks: readonly string[]) =>
  fc
    .array(fc.tuple(items, fc.constantFrom(...marks)), { minLength: 1, maxLength: 9 })
    .map((parts) => parts.map(([item, mark], index) => (index === 0 ? item : mark + item)).join(""));
const ranges = ["-", " - ", "–", " to ", " thru ", " through ", " until ", "..", " … "];
const lists = [", ", ",", " ", " and ", " & ", ", and ", "; "];
const alone: Readonly<Record<string, fc.Arbitrary<string>>> = {
  time: fc.constantFrom("9", "9:00", "09.30", "9am", "5:30 pm", "5 p.m.", "17h30"),
  zone: fc.constantFrom(
    "Europe/Berlin",
    "America/New York",
    "america / new york",
    "America/Argentina/Buenos Aires",
    "America / North Dakota / New Salem",
    "utc",
    "US/Eastern",
  ),
  weekdays: fc.oneof(
    joined(days, lists),
    fc.tuple(days, fc.constantFrom(...ranges), days).map((parts) => parts.join("")),
    fc.constantFrom("daily", "every day", "weekdays", "weekends", "1-5", "mon to wed and sat"),
  ),
  holidays: fc.oneof(
    joined(dates, lists),
    fc.tuple(fc.constantFrom(...ranges), joined(dates, lists)).map(([to, list]) => `2026-12-01${to}${list}`),
  ),
  difficulty: fc.oneof(joined(levels, [...lists, "/"]), fc.constant("medium to hard")),
  feedback: fc.constantFrom("instant", "at_close", "At close"),
  closes: fc.constantFrom("next", "next question", "24h", "24 h", "1 hour", "72 hours"),
  discussion: fc.constantFrom("on", "off"),
};
const named: Readonly<Record<string, fc.Arbitrary<string>>> = {
  zone: fc.constantFrom("Berlin", "new york", "+02:00", "Europe/Brelin", "CET", "xyzzy"),
  weekdays: fc.constantFrom("3", "1, 3", "1 3 5", "all"),
  holidays: fc.constant("none"),
  topics: fc.constantFrom("DNS", "dns, services", "DNS and Services", "load balancing", "all"),
  difficulty: fc.constantFrom("1", "1, 3", "2 3", "all"),
  feedback: fc.constantFrom("i", "at"),
  recap: fc.constantFrom("on", "off"),
  closes: fc.constantFrom("24", "5"),
};

interface Part {
  readonly option: string;
  readonly text: string;
  /** As typed. */
  readonly typed: string;
}

const anyPart = fc
  .tuple(fc.constantFrom(...Object.keys(drillOptions)), fc.constantFrom("", "", ":", ": ", " "))
  .chain(([option, mark]): fc.Arbitrary<Part> => {
    const sure = alone[option];
    const texts = [sure, mark === ":" || sure === undefined ? named[option] : undefined];
    const text = fc.oneof(...texts.filter((one) => one !== undefined));
    const begin = sure === undefined && mark === "" ? ":" : mark;
    return text.map((one) => ({ option, text: one, typed: begin === "" ? one : `${option}${begin}${one}` }));
  });

describe("typed options", () => {
  it("mean the same in one line, in any order, as each alone (law)", () => {
    const anyLine = fc.tuple(
      fc.uniqueArray(anyPart, { selector: ({ option }) => option, minLength: 1, maxLength: 6 }),
      fc.constantFrom(" ", ", "),
    );
    holds(
      fc.property(anyLine, ([parts, mark]) => {
        const line = parts
          .map(({ option, typed }, index) => {
            if (index === parts.length - 1) return typed;
            return typed + (option === "topics" ? " " : mark);
          })
          .join("");
        const expected = readOptions(
          create,
          Object.fromEntries(parts.map(({ option, text }) => [option, text])),
        );
        expect(readOptions(create, split(line))).toEqual(expected);
      }),
      2_000,
    );
  });
});
