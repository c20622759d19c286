// Who is in a squad, and what its captain can do about it.
import { describe, expect, it } from "vitest";
import { buttonOf, buttonsOf, DAY, openApp, type TestApp, textOf } from "../../support/app.ts";

const labels = (reply: Parameters<typeof buttonsOf>[0]) => buttonsOf(reply).map(({ label }) => label);

/** Ada creates a squad; the others join, one per minute. */
async function openSquad(...others: readonly string[]): Promise<TestApp> {
  const app = await openApp();
  await app.type("ada", "/squad create Rust");
  for (const name of others) {
    app.clock.now += 60_000;
    await app.type(name, "/squad join Rust");
  }
  return app;
}

const members = async (app: TestApp, name: string) =>
  app.press(name, buttonOf(await app.type(name, "/squad list"), "Members of Rust"));

describe("the members of a squad", () => {
  it("are shown to everyone in it, and only its captain can remove them", async () => {
    const app = await openSquad("bo", "chidi");
    const own = await members(app, "ada");
    expect(own.delivery).toBe("replace");
    expect(textOf(own)).toContain("**Rust**\n- chidi\n- bo\n- ada · captain");
    expect(labels(own)).toEqual(["chidi", "bo", "Remove: chidi", "Remove: bo", "Rename", "All squads"]);
    expect(labels(await members(app, "bo"))).toEqual(["All squads"]);
    const refused = await app.press("bo", buttonOf(own, "Remove: chidi"));
    expect(textOf(refused)).toBe("Only the captain of Rust can do this.");
    expect(textOf(await members(app, "bo"))).toContain("chidi");
  });

  it("get a notice when removed, and can't join again until the captain lets them", async () => {
    const app = await openSquad("stranger");
    const question = await app.press("ada", buttonOf(await members(app, "ada"), "Remove: stranger"));
    expect(textOf(question)).toContain(
      "Remove **stranger** from **Rust**? The squad keeps the points they earned in it.",
    );
    expect(labels(question)).toEqual(["Remove: stranger", "Cancel"]);
    expect(textOf(await app.press("ada", buttonOf(question, "Cancel")))).toContain("- stranger\n");
    const removed = await app.press("ada", buttonOf(question, "Remove: stranger"));
    expect(textOf(removed)).toContain("**Removed stranger.** They can join again once you let them back in.");
    expect(textOf(await app.type("stranger", "/squad join Rust"))).toBe(
      "You were removed from the squad **Rust**.\nThe captain of **Rust** removed you, so you can't join it. Join another squad, or create one.\n[All squads]",
    );
    expect(textOf(await app.type("stranger", "/squad leave"))).toContain(
      "You're not in a squad yet. See them with {command:squad join}.",
    );

    const later = await members(app, "ada");
    const back = await app.press("ada", buttonOf(later, "Let back in: stranger"));
    expect(textOf(back)).toContain("They can join again.");
    expect(textOf(await app.type("stranger", "/squad join Rust"))).toContain("You joined **Rust**.");
  });

  it("stay removed if the captain presses twice, and if they had left themselves", async () => {
    const app = await openSquad("bo", "chidi");
    const list = await members(app, "ada");
    const ask = (name: string) => app.press("ada", buttonOf(list, `Remove: ${name}`));
    const [bo, chidi] = [await ask("bo"), await ask("chidi")];
    await app.press("ada", buttonOf(bo, "Remove: bo"));
    for (const reply of [await app.press("ada", buttonOf(bo, "Remove: bo")), await ask("bo")])
      expect(textOf(reply)).toContain("Nothing to change");
    await app.type("chidi", "/squad leave");
    expect(textOf(await app.press("ada", buttonOf(chidi, "Remove: chidi")))).toContain("Nothing to change");
    expect(textOf(await app.type("chidi", "/squad join Rust"))).toContain("You joined **Rust**.");
  });

  it("are led by the longest member after the creator leaves, and by the creator again on return", async () => {
    const app = await openSquad("bo", "chidi");
    await app.type("ada", "/squad leave");
    expect(textOf(await members(app, "chidi"))).toContain("- bo · captain");
    expect(labels(await members(app, "bo"))).toContain("Remove: chidi");
    await app.type("ada", "/squad join Rust");
    expect(textOf(await members(app, "chidi"))).toContain("- ada · captain");
  });

  it("have another captain while the creator has not been seen for 90 days", async () => {
    const app = await openSquad("bo", "chidi");
    app.clock.now += 91 * DAY;
    for (const name of ["bo", "chidi"]) await app.type(name, "/help");
    expect(textOf(await members(app, "chidi"))).toContain("- bo · captain");
  });

  it("are shown by pseudonym if they hide", async () => {
    const app = await openSquad("bo");
    await app.type("bo", "/privacy hide");
    const shown = textOf(await members(app, "ada"));
    expect(shown).not.toContain("bo");
    expect(shown).toMatch(/^- [A-Z][a-z]+ [A-Z][a-z]+$/m);
  });

  it("are visible only in their own team", async () => {
    const app = await openSquad("bo");
    const button = buttonOf(await app.type("ada", "/squad list"), "Members of Rust");
    const person = { ...app.person("eve"), team: { externalId: "T2", name: "Two" } };
    const action = `squad-members:${button.action.args[0]}`;
    const reply = await app.bot.handle({
      type: "button",
      action,
      isPrivate: true,
      person,
      now: app.clock.now,
    });
    expect(textOf(reply)).toContain("That squad is gone.");
  });
});
