// SQL templates.
import { describe, expect, it } from "vitest";
import { openStates } from "../../src/core/posting.ts";
import { among } from "../../src/storage/daily/posting-states.ts";
import { list, rowsOf, sql } from "../../src/storage/transaction.ts";

describe("a statement", () => {
  it("has a ? for each value, and null for missing ones", () => {
    expect(sql`SELECT ${1}, ${"a"}, ${undefined}`).toEqual({
      text: "SELECT ?, ?, ?",
      values: [1, "a", null],
    });
  });

  it("nests fragments with their values, in order", () => {
    const mine = sql`member_id = ${"m"} AND ${sql`day > ${3}`}`;
    expect(sql`SELECT ${1} FROM card WHERE ${mine} LIMIT ${2}`).toEqual({
      text: "SELECT ? FROM card WHERE member_id = ? AND day > ? LIMIT ?",
      values: [1, "m", 3, 2],
    });
  });

  it("nests another fragment, or a value, the next time", () => {
    const where = (part: ReturnType<typeof sql> | string) => sql`a = ${1} AND ${part} AND b = ${2}`;
    expect(where(sql`c = ${"x"}`)).toEqual({ text: "a = ? AND c = ? AND b = ?", values: [1, "x", 2] });
    expect(where(sql`d = ${"y"}`)).toEqual({ text: "a = ? AND d = ? AND b = ?", values: [1, "y", 2] });
    expect(where(sql`d = ${"z"}`)).toEqual({ text: "a = ? AND d = ? AND b = ?", values: [1, "z", 2] });
    expect(where("v")).toEqual({ text: "a = ? AND ? AND b = ?", values: [1, "v", 2] });
  });

  it("has the same text for a list or records of any length", () => {
    const some = (ids: readonly string[]) => sql`id IN ${list(ids)}`;
    expect(some(["a", "b"])).toEqual({
      text: "id IN (SELECT key FROM json_each(?))",
      values: ['{"a":1,"b":1}'],
    });
    expect(some([]).text).toBe(some(["a"]).text);
    expect(sql`FROM ${rowsOf([{ id: "a" }, { id: "b" }])} AS one`).toEqual({
      text: "FROM json_each(?) AS one",
      values: ['{"0":{"id":"a"},"1":{"id":"b"}}'],
    });
  });

  it("lists a posting's states", () => {
    expect(sql`state IN ${among(openStates)} AND id = ${"p"}`).toEqual({
      text: "state IN ('planned', 'sending', 'unknown', 'posted') AND id = ?",
      values: ["p"],
    });
  });
});
