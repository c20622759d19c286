// /squad draw: who takes part, what it says first, and what it changes.
import { describe, expect, it } from "vitest";
import { buttonOf, DAY, FIRST, openApp, type TestApp, textOf } from "../../support/app.ts";
import { playDay } from "../leaderboard/league.ts";

/** An app in which Ada is an admin, and six others have answered. */
async function openLeague(): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill({ closesAfterHours: 8 });
  await playDay(app, 0, ["bo", "chidi", "dana"], ["eve", "fay", "gil"]);
  return app;
}

async function sizes(app: TestApp): Promise<Readonly<Record<string, number>>> {
  const { teamId } = await app.meet("ada");
  const all = await app.storage.squads.ofTeam(teamId, 0);
  return Object.fromEntries(all.map(({ name, members }) => [name, members.length]));
}

describe("/squad draw", () => {
  it("says what will happen, and changes nothing before the button", async () => {
    const app = await openLeague();
    await app.type("hal", "/squad create Rust");
    await app.type("ida", "/lookup dns"); // takes no part
    const question = await app.type("ada", "/squad draw 3");
    expect(textOf(question)).toBe(
      "**Draw 3 squads?** 7 people take part: everyone in a squad, and everyone whose answers counted in the last four weeks. Each squad gets 2 or 3 members by chance, and about the same points of those weeks. Your current squad ends: points of this week, month, and season don't move to the new squads. Scores of past periods stay. Everyone gets a notice with their next command.\n[Draw 3 squads] [Cancel]",
    );
    expect(buttonOf(question, "Draw 3 squads").style).toBe("danger");
    expect(textOf(await app.press("ada", buttonOf(question, "Cancel")))).toBe("Canceled. Nothing changed.");
    expect(await sizes(app)).toEqual({ Rust: 1 });
  });

  it("puts everyone who takes part into one squad, once, and notifies them", async () => {
    const app = await openLeague();
    await app.type("hal", "/squad create Rust");
    await app.type("bo", "/privacy hide");
    const question = await app.type("ada", "/squad draw squads:3");
    const drawn = await app.press("ada", buttonOf(question, "Draw 3 squads"));
    expect(drawn.delivery).toBe("replace");
    const after = await sizes(app);
    expect(Object.keys(after)).toEqual(["Amber", "Azure", "Coral"]);
    expect(Object.values(after).toSorted()).toEqual([2, 2, 3]);
    const names =
      textOf(drawn)
        .match(/^- .*$/gm)
        ?.join("\n") ?? "";
    for (const name of ["chidi", "dana", "eve", "fay", "gil", "hal"]) expect(names).toContain(name);
    expect(names).not.toMatch(/\bbo\b/);
    expect(textOf(await app.press("ada", buttonOf(question, "Draw 3 squads")))).toBe(textOf(drawn));
    expect(textOf(await app.type("hal", "/squad list"))).toMatch(
      /^Your team drew new squads\. You're in \*\*(Amber|Azure|Coral)\*\* now, and its week, month, and season begin at zero\.\n/,
    );
  });

  it("gives each squad about the same points", async () => {
    const app = await openLeague();
    const question = await app.type("ada", "/squad draw 3");
    const drawn = textOf(await app.press("ada", buttonOf(question, "Draw 3 squads")));
    for (const line of drawn.match(/^- .*$/gm) ?? [])
      expect(line).toMatch(/(?=.*(bo|chidi|dana))(?=.*(eve|fay|gil))/);
  });

  it("keeps last week's winner, though that squad ended", async () => {
    const app = await openApp();
    await app.createDrill({ closesAfterHours: 8 });
    await app.type("bo", "/squad create Rust");
    await playDay(app, 0, ["bo"], ["chidi"]);
    app.clock.now = FIRST + 7 * DAY;
    const question = await app.type("ada", "/squad draw 2");
    await app.press("ada", buttonOf(question, "Draw 2 squads"));
    const board = textOf(await app.type("ada", "/leaderboard squads"));
    expect(board).toContain("Last week: **Rust** won with 3.3 points.");
  });

  it.each([
    [
      "8",
      "Only 6 people would take part: those in a squad, and those who answered in the last four weeks. Draw 2 to 6 squads.",
    ],
    ["0", "The option “squads” takes a whole number from 2 to 20"],
    ["1", "The option “squads” takes a whole number from 2 to 20"],
    ["21", "The option “squads” takes a whole number from 2 to 20"],
    ["-3", "{command:squad draw} has no place for “-3”. Use it like this: {command:squad draw <squads>}"],
    ["squads:many", "The option “squads” takes"],
    ["", "squads"],
  ])("refuses “%s” squads in one sentence", async (count, sentence) => {
    const app = await openLeague();
    expect(textOf(await app.type("ada", `/squad draw ${count}`))).toContain(sentence);
    expect(await sizes(app)).toEqual({});
  });

  it("needs people, also when they left between the question and the button", async () => {
    const app = await openApp();
    expect(textOf(await app.type("ada", "/squad draw 2"))).toBe(
      "A draw needs at least two people who are in a squad or answered in the last four weeks. I found 0.",
    );
    for (const name of ["bo", "chidi"]) await app.type(name, `/squad create Squad of ${name}`);
    const question = await app.type("ada", "/squad draw 2");
    await app.type("bo", "/squad leave");
    expect(textOf(await app.press("ada", buttonOf(question, "Draw 2 squads")))).toContain("I found 1.");
    expect(await sizes(app)).toEqual({ "Squad of chidi": 1 });
  });

  it("is for team admins, and forged buttons are checked too", async () => {
    const app = await openLeague();
    const refused = "Only team admins can do this. Ask one of yours.";
    expect(textOf(await app.type("bo", "/squad draw 2"))).toBe(refused);
    expect(textOf(await app.press("bo", "squad-draw:2:x"))).toBe(refused);
    expect(textOf(await app.press("ada", "squad-draw:99:x"))).toContain("from 2 to 20");
    expect(await sizes(app)).toEqual({});
  });
});
