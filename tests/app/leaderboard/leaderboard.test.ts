// The leaderboard: periods, ties, your own rank, sharing.
import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, DAY, FIRST, openApp, textOf } from "../../support/app.ts";
import { openLeague, playDay } from "./league.ts";

/** The ranking's rows as “rank name points”, with the reader's own row marked. */
function rows(reply: Reply): readonly string[] {
  const ranking = reply.blocks.find((block) => block.type === "ranking");
  return (ranking?.rows ?? []).map(
    ({ rank, member, value, you }) =>
      `${rank} ${member.name} ${value} ${ranking?.unit}${you ? " (you)" : ""}`,
  );
}

describe("/leaderboard", () => {
  it("says when points count before the first close", async () => {
    const app = await openLeague();
    await app.tick();
    await app.tap("ada", "right");
    const board = await app.type("ada", "/leaderboard");
    expect(board.delivery).toBe("private");
    expect(textOf(board)).toContain("No points yet. They count when a question closes.");
    expect(textOf(board)).not.toContain("[Share]");
  });

  it("ranks by points; ties share a rank and skip the next", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada", "bo", "chidi"], ["dana"]);
    await playDay(app, 1, ["ada"], ["dana"]);
    const board = await app.type("dana", "/leaderboard");
    expect(textOf(board)).toMatch(/^🏆 Leaderboard: this week$/m);
    // Two who tie come in either order.
    expect(rows(board).map((row) => row.charAt(0))).toEqual(["1", "2", "2", "4"]);
    expect(rows(board).toSorted()).toEqual([
      "1 ada 20 points",
      "2 bo 10 points",
      "2 chidi 10 points",
      "4 dana 4 points (you)",
    ]);
  });

  it("shows how many were right only to their owner", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada"], ["bo"]);
    await playDay(app, 1, [], ["ada", "bo"]);
    const board = textOf(await app.type("ada", "/leaderboard"));
    expect(board).toContain("1. ada: 12 points · 1 of 2 right");
    expect(board).toMatch(/2\. bo: 4 points$/m);
  });

  it("shows ten, and the reader's own rank below them", async () => {
    const app = await openLeague();
    const names = Array.from({ length: 12 }, (_, index) => `m${String(index).padStart(2, "0")}`);
    await playDay(app, 0, names.slice(0, 11), names.slice(11));
    const last = await app.type("m11", "/leaderboard");
    expect(rows(last)).toHaveLength(11);
    expect(rows(last).at(-1)).toBe("12 m11 2 points (you)");
    const first = await app.type("m00", "/leaderboard");
    expect(rows(first)).toHaveLength(10);
    expect(rows(first).filter((row) => row.endsWith("(you)"))).toEqual(["1 m00 10 points (you)"]);
    expect(rows(await app.type("guest", "/leaderboard"))).toHaveLength(10);
  });

  it("has pages, in place, with the reader's own rank on each", async () => {
    const app = await openLeague();
    const names = Array.from({ length: 23 }, (_, index) => `m${String(index).padStart(2, "0")}`);
    await playDay(app, 0, names.slice(0, 12), names.slice(12));
    await playDay(app, 1, names.slice(0, 11), []);
    const first = await app.type("m11", "/leaderboard");
    expect(buttonsOf(first).map(({ label }) => label)).not.toContain("Previous");
    const second = await app.press("m11", buttonOf(first, "Next"));
    expect(second.delivery).toBe("replace");
    expect(rows(second)).toHaveLength(10);
    expect(rows(second).slice(0, 2)).toEqual([
      expect.stringMatching(/^1 m\d\d 20 points$/),
      "12 m11 10 points (you)",
    ]);
    const third = await app.press("m11", buttonOf(second, "Next"));
    expect(rows(third)).toHaveLength(4);
    expect(rows(third)[0]).toBe("12 m11 10 points (you)");
    expect(buttonsOf(third).map(({ label }) => label)).not.toContain("Next");
    expect(rows(await app.press("m11", buttonOf(third, "Previous")))).toEqual(rows(second));
    const seen = [first, second, third].flatMap(rows).filter((row) => !row.includes("(you)"));
    expect(new Set(seen.map((row) => row.split(" ")[1])).size).toBe(22);
  });

  it.each(["0", "-1", "99", "x", "1e9", ""])(
    "shows the nearest page for a forged page “%s”",
    async (page) => {
      const app = await openLeague();
      await playDay(app, 0, ["ada"]);
      const shown = await app.press("ada", `leaderboard-page:week:members:${page}`);
      expect(rows(shown)).toEqual(["1 ada 10 points (you)"]);
    },
  );

  it("says how many points the next rank takes", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada", "bo"], ["chidi", "dana"]);
    await playDay(app, 1, ["ada"], ["dana"]);
    for (const [name, distance] of [
      ["ada", ""],
      ["bo", "10 points to rank 1. "],
      ["dana", "6 points to rank 2. "],
      ["chidi", "2 points to rank 3. "],
      ["guest", ""],
    ] as const)
      expect(textOf(await app.type(name, "/leaderboard"))).toContain(`\n${distance}5 days left.`);
    const shared = await app.press("bo", buttonOf(await app.type("bo", "/leaderboard"), "Share"));
    expect(textOf(shared)).not.toContain("to rank");
  });

  it("names the winners of the period before, also those who tied, and hides names of the hidden", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada", "bo"], ["chidi"]); // Monday, 2 March
    expect(textOf(await app.type("ada", "/leaderboard"))).not.toContain("won with");
    app.clock.now = FIRST + 7 * DAY;
    const board = textOf(await app.type("dana", "/leaderboard"));
    expect(board).toMatch(
      /\n🏅 Last week: \*\*(ada\*\* and \*\*bo|bo\*\* and \*\*ada)\*\* won with 10 points\.\n/,
    );
    expect(textOf(await app.type("dana", "/leaderboard month"))).not.toContain("won with");
    expect(textOf(await app.type("dana", "/leaderboard all time"))).not.toContain("won with");
    await app.type("bo", "/privacy hide");
    for (const name of ["dana", "bo"]) {
      const hidden = textOf(await app.type(name, "/leaderboard week"));
      expect(hidden).toContain("**ada**");
      expect(hidden).not.toContain("**bo**");
    }
    app.clock.now = FIRST + 35 * DAY;
    expect(textOf(await app.type("dana", "/leaderboard month"))).toContain("🏅 Last month: ");
    expect(textOf(await app.type("dana", "/leaderboard season"))).toContain("🏅 Last season: ");
  });

  it("counts how many more won when many tied", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada", "bo", "chidi", "dana", "eve"]);
    app.clock.now = FIRST + 7 * DAY;
    expect(textOf(await app.type("ada", "/leaderboard"))).toMatch(/, and 2 more won with 10 points\.$/m);
  });

  it("counts each posting in its own week, month and season", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada"]); // Monday, 2 March
    await playDay(app, 7, ["bo"]); // Monday, 9 March
    await playDay(app, 30, ["chidi"]); // Wednesday, 1 April
    const board = async (period: string) => rows(await app.type("zoe", `/leaderboard ${period}`));
    expect(await board("")).toEqual(["1 chidi 10 points"]);
    expect(await board("week")).toEqual(["1 chidi 10 points"]);
    expect(await board("month")).toEqual(["1 chidi 10 points"]);
    expect(await board("season")).toEqual(["1 chidi 10 points"]);
    expect(await board("all time")).toEqual(["1 ada 10 points", "1 bo 10 points", "1 chidi 10 points"]);
    app.clock.now = FIRST + 28 * DAY; // Monday, 30 March
    expect(await board("month")).toEqual(["1 ada 10 points", "1 bo 10 points"]);
    expect(await board("season")).toEqual(["1 ada 10 points", "1 bo 10 points"]);
  });

  it("shows the month while the week has no points, unless the week was asked for", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada", "bo"]); // Monday, 2 March
    app.clock.now = FIRST + 7 * DAY;
    const board = await app.type("ada", "/leaderboard");
    expect(textOf(board)).toMatch(/^🏆 Leaderboard: this month\nThis week has no points yet: /);
    expect(rows(board)).toHaveLength(2);
    expect(textOf(await app.type("ada", "/leaderboard week"))).toMatch(
      /^🏆 Leaderboard: this week\nNo points yet\./,
    );
  });

  it("says how many days are left", async () => {
    const { type, clock, createDrill } = await openApp();
    await createDrill();
    expect(textOf(await type("ada", "/leaderboard"))).toContain("6 days left.");
    clock.now = FIRST + 5 * DAY;
    expect(textOf(await type("ada", "/leaderboard"))).toContain("1 day left.");
    clock.now = FIRST + 6 * DAY;
    expect(textOf(await type("ada", "/leaderboard"))).toContain("Last day.");
    expect(textOf(await type("ada", "/leaderboard all time"))).toContain(
      "Everything since the first question.",
    );
  });

  it("accepts the start of a period's name, and refuses others", async () => {
    const { type } = await openApp();
    expect(textOf(await type("ada", "/leaderboard all"))).toMatch(/^🏆 Leaderboard: all time$/m);
    expect(textOf(await type("ada", "/leaderboard MONTH"))).toMatch(/^🏆 Leaderboard: this month$/m);
    expect(textOf(await type("ada", "/leaderboard year"))).toBe(
      "The option “period” takes one of: week, month, season, all time. “year” is none of them.",
    );
  });

  it("leads to the other periods in place", async () => {
    const { type, press } = await openApp();
    const board = await type("ada", "/leaderboard");
    expect(buttonsOf(board).map(({ label }) => label)).toEqual([
      "This week",
      "This month",
      "This season",
      "All time",
      "Squads",
    ]);
    const month = await press("ada", buttonOf(board, "This month"));
    expect(month.delivery).toBe("replace");
    expect(textOf(month)).toMatch(/^🏆 Leaderboard: this month$/m);
    expect(buttonsOf(month).map(({ label }) => label)).toContain("This week");
  });
});

describe("a shared leaderboard", () => {
  it("is the same top ten for everyone: no own rank, no share of right answers, no buttons", async () => {
    const app = await openLeague();
    const names = Array.from({ length: 12 }, (_, index) => `m${String(index).padStart(2, "0")}`);
    await playDay(app, 0, names.slice(0, 11), names.slice(11));
    const board = await app.type("m11", "/leaderboard");
    const shared = await app.press("m11", buttonOf(board, "Share"));
    expect(shared.delivery).toBe("public");
    expect(rows(shared)).toHaveLength(10);
    expect(textOf(shared)).not.toMatch(/m11 \(|m11:|of 1 right/);
    expect(textOf(shared)).toMatch(/\nm11 shared this\.$/);
    expect(JSON.stringify(shared)).not.toContain('"you"');
    expect(buttonsOf(shared)).toEqual([]);
  });
});
