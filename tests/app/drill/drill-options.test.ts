// A drill's options as people type them: what each means and changes.
import { describe, expect, it } from "vitest";
import { readOptions } from "../../../src/app/command/read-options.ts";
import { type DrillWishes, drillOptions, readChanges } from "../../../src/app/drill/drill-options.ts";
import { UserError } from "../../../src/ports/errors.ts";
import { curriculum } from "../../support/app.ts";
import { date } from "../../support/dates.ts";

const today = date("2026-11-24");
const create = { name: "drill create", description: "", options: drillOptions };

type Texts = Readonly<Record<string, string>>;

function read(texts: Texts) {
  return readChanges(readOptions(create, texts) as DrillWishes, curriculum, today);
}

/** The option that is wrong, and why; any other failure is a bug. */
function refusal(texts: Texts) {
  try {
    return [`taken as ${JSON.stringify(read(texts))}`];
  } catch (error) {
    if (error instanceof UserError) return [error.option, error.message];
    throw error;
  }
}

describe("a drill's options", () => {
  it.each<[Texts, unknown]>([
    [{}, {}],
    [
      { time: "5:30 pm", weekdays: "mon thru fri" },
      { schedule: { time: "17:30", weekdays: [1, 2, 3, 4, 5] } },
    ],
    [{ holidays: "2026-12-24 to 2026-12-25" }, { schedule: { holidays: ["2026-12-24", "2026-12-25"] } }],
    [{ topics: "services and dns" }, { topics: ["services", "dns"] }],
    [{ topics: "all" }, { topics: null }],
    [{ difficulty: "easy and medium" }, { difficulties: [1, 2] }],
    [{ closes: "next" }, { closesAfterHours: null }],
    [{ closes: "24 hours" }, { closesAfterHours: 24 }],
    [{ feedback: "at_close" }, { feedback: "at_close" }],
    [{ feedback: "instant" }, { feedback: "instant" }],
    [{ discussion: "on" }, { discussion: true }],
    [{ discussion: "off" }, { discussion: false }],
    [{ recap: "on" }, { recap: true }],
    [{ recap: "off" }, { recap: false }],
  ])("%j are %j", (texts, changes) => {
    expect(read(texts)).toEqual(changes);
  });

  it.each<[string, string, string]>([
    ["time", "25:00", '"25:00" isn\'t a time. Use something like 09:30.'],
    ["weekdays", "moon", '"moon" isn\'t a weekday. Use something like mon-fri or mon, wed, fri.'],
    ["holidays", "soon", '"soon" isn\'t a date. Use something like 2026-12-24..2027-01-02, 2027-05-01.'],
    ["holidays", "2026-11-23", "2026-11-23 is over: today is 2026-11-24 there. Use today or a later date."],
    ["topics", "cooking", 'There\'s no topic "cooking". Choose from: '],
    ["difficulty", "brutal", "Choose easy, medium, or hard."],
    ["feedback", "never", "The option “feedback” takes one of: instant, at_close. “never” is none of them."],
    ["closes", "soon", '"soon" isn\'t a closing time. Use next, or 1 to 72 hours, such as 24h.'],
  ])("%s %j is refused with the option's name", (option, text, sentence) => {
    expect(refusal({ [option]: text })).toEqual([option, expect.stringContaining(sentence)]);
  });
});
