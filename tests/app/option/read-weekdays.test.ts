// Weekdays as people write them.
import { describe, expect, it } from "vitest";
import { readWeekdays } from "../../../src/app/option/read-weekdays.ts";
import { isSure, outcome } from "./reading.ts";

const workdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe("weekdays", () => {
  it.each([
    ["mon-fri", workdays],
    ["Mon – Fri", workdays],
    ["mon—fri", workdays],
    ["mon..fri", workdays],
    ["monday to friday", workdays],
    ["mon thru fri", workdays],
    ["mon through fri", workdays],
    ["monday until friday", workdays],
    ["monday–friday", workdays],
    ["weekdays", workdays],
    ["1-5", workdays],
    ["daily", everyDay],
    ["every day", everyDay],
    ["weekends", [6, 7]],
    ["wed, mon, fri", [1, 3, 5]],
    ["mon wed fri", [1, 3, 5]],
    ["mon & wed", [1, 3]],
    ["mon/wed/fri", [1, 3, 5]],
    ["mon, wed, and fri", [1, 3, 5]],
    ["Tuesdays and Thursdays", [2, 4]],
    ["fri-mon", [1, 5, 6, 7]],
    ["mon-wed, sat", [1, 2, 3, 6]],
    ["mon to wed and fri thru sun", [1, 2, 3, 5, 6, 7]],
    ["weekdays and sat", [1, 2, 3, 4, 5, 6]],
    ["sun-sun", [7]],
  ])("%j are %j", (text, days) => {
    expect(outcome(readWeekdays(text))).toEqual(days);
    expect(isSure(readWeekdays(text))).toBe(true);
  });

  it.each([
    ["3", [3]],
    ["1, 3", [1, 3]],
    ["all", everyDay],
  ])("%j are %j, but only where the option is named", (text, days) => {
    expect(outcome(readWeekdays(text))).toEqual(days);
    expect(isSure(readWeekdays(text))).toBe(false);
  });

  it.each([
    [", ,", ", ,"],
    ["0", "0"],
    ["8", "8"],
    ["mon-foo", "mon-foo"],
    ["mon, wde and fri", "wde"],
    ["moon", "moon"],
    ["1-2-3", "1-2-3"],
    ["mon-", "mon-"],
    ["weekdays-sun", "weekdays-sun"],
    ["mon, - fri", "mon, - fri"],
    ["-", "-"],
    ["never", "never"],
    ["mon-fri 5", "mon-fri 5"],
    ["", ""],
  ])("%j are none, because of %j", (text, odd) => {
    expect(outcome(readWeekdays(text))).toBe(
      `"${odd}" isn't a weekday. Use something like mon-fri or mon, wed, fri.`,
    );
  });
});
