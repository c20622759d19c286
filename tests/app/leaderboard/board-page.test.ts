// One page of a leaderboard.
import { describe, expect, it } from "vitest";
import { pageOf } from "../../../src/app/leaderboard/board-page.ts";

const standings = Array.from({ length: 25 }, (_, index) => index + 1);
const numbers = (from: number, to: number) => standings.slice(from - 1, to);

describe("a page of a leaderboard", () => {
  it.each([
    ["before the first is the first", -3, 1, numbers(1, 10)],
    ["in the middle has ten", 2, 2, numbers(11, 20)],
    ["after the last is the last", 99, 3, numbers(21, 25)],
  ])("%s", (_name, wanted, number, rows) => {
    expect(pageOf(standings, wanted, () => false)).toEqual({ rows, number, pages: 3 });
  });

  it("has the reader's own standing once, before or after the page's ten", () => {
    const own = (standing: number) => (one: number) => one === standing;
    expect(pageOf(standings, 2, own(3)).rows).toEqual([3, ...numbers(11, 20)]);
    expect(pageOf(standings, 2, own(15)).rows).toEqual(numbers(11, 20));
    expect(pageOf(standings, 2, own(25)).rows).toEqual([...numbers(11, 20), 25]);
  });

  it("is the only one of an empty board", () => {
    expect(pageOf([], 2, () => true)).toEqual({ rows: [], number: 1, pages: 1 });
  });
});
