// The squad leaderboard: scores, your own squad, periods, sharing.
import { describe, expect, it } from "vitest";
import { scoreText } from "../../../src/ports/block-lines.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, DAY, FIRST, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";
import { playDay } from "./league.ts";

/** The ranking's rows as “rank name value”, with the reader's own row marked. */
function rows(reply: Reply): readonly string[] {
  const ranking = reply.blocks.find((block) => block.type === "ranking");
  return (ranking?.rows ?? []).map(
    (row) => `${row.rank} ${row.member.name} ${scoreText(row, ranking?.unit)}${row.you ? " (own)" : ""}`,
  );
}

/** Opens an app with a daily question and squads by name; the first member creates each squad. */
async function openSquads(squads: Readonly<Record<string, readonly string[]>>): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill({ closesAfterHours: 8 });
  for (const [squad, [creator, ...others]] of Object.entries(squads)) {
    await app.type(creator ?? "", `/squad create ${squad}`);
    for (const name of others) await app.type(name, `/squad join ${squad}`);
  }
  return app;
}

describe("/leaderboard squads", () => {
  it("ranks squads by the sum of their three best members divided by three", async () => {
    const app = await openSquads({
      Rust: ["a1", "a2", "a3", "a4"],
      Go: ["b1", "b2"],
      Zen: ["c1", "c2"],
      Zig: ["d1"],
    });
    await playDay(app, 0, ["a1", "a2", "b1", "guest"], ["a3", "a4", "c1", "d1"]);
    await playDay(app, 1, ["c1"], []);
    const board = await app.type("c1", "/leaderboard squads");
    expect(board.delivery).toBe("private");
    expect(textOf(board)).toMatch(/^🏆 Squad leaderboard: this week$/m);
    expect(rows(board)).toEqual([
      "1 Rust 7.3 points · 4 members", // 10, 10, 2; the fourth changes nothing
      "2 Zen 4 points · 2 members (own)",
      "3 Go 3.3 points · 2 members",
      "4 Zig 0.7 points · 1 member",
    ]);
    expect(textOf(board)).toContain(
      "A squad's score: the points that its three best members earned in it, divided by three. 5 days left.",
    );
  });

  it("gives ties the same rank, and skips the next", async () => {
    const app = await openSquads({ Rust: ["a1"], Go: ["b1", "b2"], Zen: ["c1", "c2"], Zig: ["d1"] });
    await playDay(app, 0, ["a1", "b1", "c2"], ["b2", "c1", "d1"]);
    const standings = rows(await app.type("a1", "/leaderboard squads"));
    expect(standings.toSorted()).toEqual([
      "1 Go 4 points · 2 members",
      "1 Zen 4 points · 2 members",
      "3 Rust 3.3 points · 1 member (own)",
      "4 Zig 0.7 points · 1 member",
    ]);
  });

  it("shows ten, and the reader's own below them", async () => {
    const squads = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`Squad ${index + 10}`, [`m${index}`]]),
    );
    const app = await openSquads(squads);
    const members = Object.values(squads).flat();
    await playDay(app, 0, members.slice(0, 11), members.slice(11));
    const last = await app.type("m11", "/leaderboard squads");
    expect(rows(last)).toHaveLength(11);
    expect(rows(last).at(-1)).toBe("12 Squad 21 0.7 points · 1 member (own)");
    expect(rows(await app.type("m0", "/leaderboard squads"))).toHaveLength(10);
    const shared = await app.press("m11", buttonOf(last, "Share"));
    expect(shared.delivery).toBe("public");
    expect(textOf(shared)).toMatch(/^🏆 Squad leaderboard: this week$/m);
    expect(rows(shared)).toHaveLength(10);
    expect(JSON.stringify(shared)).not.toContain('"you"');
    expect(buttonsOf(shared)).toEqual([]);
  });

  it("lists no squads without points, and says so to their members", async () => {
    const app = await openSquads({ Rust: ["ada"], Go: ["bo"] });
    expect(textOf(await app.type("guest", "/leaderboard squads"))).toContain(
      "No squad has points yet. They count when a question closes.",
    );
    await playDay(app, 0, ["ada"]);
    const board = await app.type("bo", "/leaderboard squads");
    expect(rows(board)).toEqual(["1 Rust 3.3 points · 1 member"]);
    expect(textOf(board)).toContain("Your squad, **Go**, has no points yet.");
    const shared = await app.press("bo", buttonOf(board, "Share"));
    expect(textOf(shared)).not.toContain("Go");
    expect(textOf(await app.type("bo", "/squad list"))).toBe(
      "Squads this week\n1. Rust: 3.3 points · 1 member\n**No points yet**\n- **Go · 1 member · yours**\n[Join another squad] [Leave Go] [Create a squad]",
    );
  });

  it("says how to start if there are no squads", async () => {
    const { type } = await openApp();
    expect(textOf(await type("ada", "/leaderboard squads"))).toContain(
      "There are no squads yet. {command:squad create} makes the first one.",
    );
  });

  it("does not change when someone without points joins", async () => {
    const app = await openSquads({ Rust: ["ada"] });
    await playDay(app, 0, ["ada"]);
    await app.type("stranger", "/squad join Rust");
    expect(rows(await app.type("ada", "/leaderboard squads"))).toEqual([
      "1 Rust 3.3 points · 2 members (own)",
    ]);
  });

  it("keeps points where they were earned, in every period, when members move", async () => {
    const app = await openSquads({ Rust: ["ada", "chidi"], Go: ["bo"] });
    await playDay(app, 0, ["ada", "chidi"], ["bo"]);
    await app.type("ada", "/squad join Go");
    const before = ["1 Rust 6.7 points · 1 member", "2 Go 0.7 points · 2 members (own)"];
    expect(rows(await app.type("ada", "/leaderboard squads"))).toEqual(before);
    await playDay(app, 1, ["ada"]);
    const after = ["1 Rust 6.7 points · 1 member", "2 Go 4 points · 2 members (own)"];
    for (const period of ["week", "month", "season", "all time"])
      expect(rows(await app.type("ada", `/leaderboard squads ${period}`))).toEqual(after);
    // The member's own points are all theirs.
    expect(rows(await app.type("ada", "/leaderboard"))[0]).toMatch(/^1 ada 20 points/);
  });

  it("counts an answer for the squad at that time, even if the member leaves before the close", async () => {
    const app = await openSquads({ Rust: ["ada", "chidi"], Go: ["bo"] });
    app.clock.now = FIRST;
    await app.tick();
    await app.tap("ada", "right");
    await app.type("ada", "/squad join Go");
    app.clock.now += 8 * HOUR;
    await app.tick();
    expect(rows(await app.type("bo", "/leaderboard squads"))).toEqual(["1 Rust 3.3 points · 1 member"]);
  });

  it("counts nothing earned before joining, or in another squad", async () => {
    const app = await openSquads({ Rust: ["bo"] });
    await playDay(app, 0, ["ada"], ["bo"]);
    await app.type("ada", "/squad join Rust");
    expect(rows(await app.type("ada", "/leaderboard squads"))).toEqual([
      "1 Rust 0.7 points · 2 members (own)",
    ]);
  });

  it("counts recently active members, and lists no squad without any", async () => {
    const app = await openSquads({ Rust: ["ada"], Go: ["bo", "chidi"] });
    await playDay(app, 0, ["ada"], ["bo"]);
    app.clock.now += 91 * DAY;
    await app.type("chidi", "/help");
    expect(rows(await app.type("guest", "/leaderboard all time squads"))).toEqual([
      "1 Go 0.7 points · 1 member",
    ]);
  });

  it("has pages, and says how many points the next rank takes", async () => {
    const squads = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`Squad ${index + 10}`, [`m${index}`]]),
    );
    const app = await openSquads(squads);
    const members = Object.values(squads).flat();
    await playDay(app, 0, members.slice(0, 11), members.slice(11));
    const board = await app.type("m11", "/leaderboard squads");
    expect(textOf(board)).toContain("\n2.7 points to rank 1. A squad's score: ");
    const next = await app.press("m11", buttonOf(board, "Next"));
    expect(next.delivery).toBe("replace");
    expect(rows(next)).toEqual([
      expect.stringMatching(/^1 Squad/),
      "12 Squad 21 0.7 points · 1 member (own)",
    ]);
    expect(rows(await app.press("m11", buttonOf(next, "Previous")))).toEqual(rows(board));
  });

  it("names the squad that won the week before, even if it ended or its members deleted their data", async () => {
    const app = await openSquads({ Rust: ["ada"], Go: ["bo", "chidi"] });
    await playDay(app, 0, ["bo", "chidi"], ["ada"]);
    app.clock.now = FIRST + 7 * DAY;
    const won = "🏅 Last week: **Go** won with 6.7 points.";
    expect(textOf(await app.type("ada", "/leaderboard squads"))).toContain(won);
    await app.type("bo", "/privacy delete delete");
    expect(textOf(await app.type("ada", "/leaderboard squads"))).toContain(won);
    await app.type("chidi", "/squad join Rust");
    const board = textOf(await app.type("ada", "/leaderboard squads"));
    expect(board).toContain(won);
    expect(textOf(await app.type("ada", "/squad list"))).not.toContain("Go");
  });

  it("leads to the other periods, to members and back, in place", async () => {
    const app = await openSquads({ Rust: ["ada"] });
    await playDay(app, 0, ["ada"]);
    const board = await app.type("ada", "/leaderboard month squads");
    expect(buttonsOf(board).map(({ label }) => label)).toEqual([
      "This week",
      "This month",
      "This season",
      "All time",
      "Members",
      "Share",
    ]);
    const week = await app.press("ada", buttonOf(board, "This week"));
    expect(week.delivery).toBe("replace");
    expect(textOf(week)).toMatch(/^🏆 Squad leaderboard: this week$/m);
    const members = await app.press("ada", buttonOf(week, "Members"));
    expect(textOf(members)).toMatch(/^🏆 Leaderboard: this week$/m);
    const back = await app.press("ada", buttonOf(members, "Squads"));
    expect(textOf(back)).toMatch(/^🏆 Squad leaderboard: this week$/m);
  });

  it.each([
    ["/leaderboard squads", "🏆 Squad leaderboard: this week"],
    ["/leaderboard squads month", "🏆 Squad leaderboard: this month"],
    ["/leaderboard all time squads", "🏆 Squad leaderboard: all time"],
    ["/leaderboard of:squads period:season", "🏆 Squad leaderboard: this season"],
    ["/leaderboard members", "🏆 Leaderboard: this week"],
  ])("is typed in any order: %s", async (text, heading) => {
    const { type } = await openApp();
    expect(textOf(await type("ada", text)).split("\n")[0]).toBe(heading);
  });

  it("accepts buttons from before squads existed, and refuses forged ones", async () => {
    const { press } = await openApp();
    expect(textOf(await press("ada", "leaderboard:month"))).toMatch(/^🏆 Leaderboard: this month$/m);
    expect((await press("ada", "share-leaderboard:week")).delivery).toBe("public");
    expect(textOf(await press("ada", "leaderboard:week:planets"))).toBe(
      "The option “of” takes one of: members, squads. “planets” is none of them.",
    );
  });
});
