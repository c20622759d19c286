// /squad list: squads by points, without members who are away.
import { describe, expect, it } from "vitest";
import { buttonOf, DAY, openApp, textOf } from "../../support/app.ts";
import { labels } from "./squads.ts";

describe("/squad list", () => {
  it("offers what you can do: join or create without a squad, leave with one", async () => {
    const app = await openApp();
    const none = await app.type("ada", "/squad list");
    expect(textOf(none)).toContain("There are no squads yet.");
    expect(labels(none)).toEqual(["Create a squad"]);
    await app.type("ada", "/squad create Rust");
    expect(labels(await app.type("ada", "/squad list"))).toEqual(["Leave Rust", "Create a squad"]);
    expect(labels(await app.type("bo", "/squad list"))).toEqual(["Join a squad", "Create a squad"]);
    await app.type("bo", "/squad create Go");
    const list = await app.type("ada", "/squad list");
    expect(labels(list)).toEqual(["Join another squad", "Leave Rust", "Create a squad"]);
    expect(textOf(await app.press("ada", buttonOf(list, "Join another")))).toContain("[Join Go (1)]");
    expect(textOf(await app.press("ada", buttonOf(list, "Leave")))).toContain("You left **Rust**");
  });

  it("lists squads without points by name, marks your own, and shortens long lists", async () => {
    const app = await openApp();
    for (let index = 10; index < 23; index++) await app.type(`m${index}`, `/squad create Squad ${index}`);
    await app.type("ada", "/squad join Squad 22");
    const lines = textOf(await app.type("ada", "/squad list")).split("\n");
    expect(lines.slice(0, 3)).toEqual(["Squads this week", "**No points yet**", "- Squad 10 · 1 member"]);
    expect(lines.slice(11, 14)).toEqual([
      "- Squad 19 · 1 member",
      "- **Squad 22 · 2 members · yours**",
      "- and 2 more",
    ]);
  });

  it("doesn't count members who were away for 90 days, until they come back", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    await app.type("bo", "/squad join Rust");
    await app.type("chidi", "/squad create Go");
    app.clock.now += 60 * DAY;
    await app.type("ada", "/help");
    app.clock.now += 31 * DAY;
    expect(textOf(await app.type("dana", "/squad list"))).toContain(
      "**No points yet**\n- Rust · 1 member\n[Join",
    );
    expect(labels(await app.type("dana", "/squad join"))).toEqual(["Join Rust (1)", "Create a squad"]);
    await app.type("bo", "/help");
    expect(textOf(await app.type("dana", "/squad list"))).toContain("- Rust · 2 members");
  });

  it("joins a squad without active members by its full name", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    app.clock.now += 91 * DAY;
    expect(textOf(await app.type("bo", "/squad join rusty"))).toContain("There is no squad “rusty”.");
    expect(textOf(await app.type("bo", "/squad join rust"))).toContain("You joined **Rust**.");
  });
});
