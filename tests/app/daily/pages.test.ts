// Reading long lists: other work gets in between.
import { describe, expect, it } from "vitest";
import { pages } from "../../../src/app/daily/pages.ts";

describe("pages", () => {
  it("let clicks in between two reads that answer at once", async () => {
    const done: (string | number)[] = [];
    const left = [120, 70, 20];
    setImmediate(() => done.push("a click"));
    for await (const page of pages<string>(async (limit) =>
      Array<string>(Math.min(limit, left.shift() ?? 0)).fill("item"),
    ))
      done.push(page.length);
    expect(done).toEqual([50, "a click", 50, 20]);
  });
});
