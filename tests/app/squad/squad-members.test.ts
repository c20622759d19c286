// Who is in a squad, and what its captain can do about it.
import { describe, expect, it } from "vitest";
import { buttonOf, buttonsOf, DAY, openApp, type TestApp, textOf } from "../../support/app.ts";

const labels = (reply: Parameters<typeof buttonsOf>[0]) => buttonsOf(reply).map(({ label }) => label);

/** A squad that ada created, and that the others joined a minute after each other. */
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
  it("are shown to all of it, and can be removed by its captain alone", async () => {
    const app = await openSquad("bo", "chidi");
    const own = await members(app, "ada");
    expect(own.delivery).toBe("replace");
    expect(textOf(own)).toContain("**Rust**\n- chidi\n- bo\n- ada · captain");
    expect(labels(own)).toEqual(["Remove: chidi", "Remove: bo", "All squads"]);
    expect(labels(await members(app, "bo"))).toEqual(["All squads"]);
    const refused = await app.press("bo", buttonOf(own, "Remove: chidi"));
    expect(textOf(refused)).toBe("Only the captain of Rust can do this.");
    expect(textOf(await members(app, "bo"))).toContain("chidi");
  });

  it("who are removed are out, hear of it, and can't join again until the captain lets them", async () => {
    const app = await openSquad("stranger");
    const removed = await app.press("ada", buttonOf(await members(app, "ada"), "Remove: stranger"));
    expect(textOf(removed)).toContain("**Removed stranger.** The squad keeps the points they earned in it.");
    expect(textOf(await app.type("stranger", "/squad join Rust"))).toBe(
      "You were removed from the squad **Rust**.\nThe captain of **Rust** removed you, so you can't join it. Join another squad, or create one.\n[All squads]",
    );
    expect(textOf(await app.type("stranger", "/squad leave"))).toContain("You are in no squad.");

    const later = await members(app, "ada");
    const back = await app.press("ada", buttonOf(later, "Let back in: stranger"));
    expect(textOf(back)).toContain("They can join again.");
    expect(textOf(await app.type("stranger", "/squad join Rust"))).toContain("You are in **Rust** now.");
  });

  it("keep their removal where the captain presses twice, and where they left themselves", async () => {
    const app = await openSquad("bo", "chidi");
    const list = await members(app, "ada");
    await app.press("ada", buttonOf(list, "Remove: bo"));
    expect(textOf(await app.press("ada", buttonOf(list, "Remove: bo")))).toContain("Nothing to change");
    await app.type("chidi", "/squad leave");
    expect(textOf(await app.press("ada", buttonOf(list, "Remove: chidi")))).toContain("Nothing to change");
    expect(textOf(await app.type("chidi", "/squad join Rust"))).toContain("You are in **Rust** now.");
  });

  it("have the longest member for a captain once the creator left, and the creator again when they are back", async () => {
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

  it("are shown by their pseudonyms where they hide", async () => {
    const app = await openSquad("bo");
    await app.type("bo", "/privacy hide");
    const shown = textOf(await members(app, "ada"));
    expect(shown).not.toContain("bo");
    expect(shown).toMatch(/^- [A-Z][a-z]+ [A-Z][a-z]+$/m);
  });

  it("are of the own team only", async () => {
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
