// /squad join and /squad leave, typed and by buttons.
import { describe, expect, it } from "vitest";
import { buttonOf, makePerson, openApp, textOf } from "../../support/app.ts";
import { labels, squads } from "./squads.ts";

describe("/squad join", () => {
  it("moves members of another squad, and says so", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    await app.type("bo", "/squad create Go");
    await app.type("chidi", "/squad join go");
    expect(textOf(await app.type("chidi", "/squad join name:RUST"))).toContain(
      "You joined **Rust**. You left **Go**.",
    );
    expect(textOf(await app.type("chidi", "/squad join Rust"))).toContain("You're already in **Rust**.");
    expect(await squads(app)).toEqual(["Go: bo", "Rust: ada, chidi"]);
  });

  it("suggests the nearest name for a typo, else all squads", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust Crew");
    await app.type("bo", "/squad create Gophers");
    const near = await app.type("chidi", "/squad join rsut crew");
    expect(textOf(near)).toContain("There is no squad “rsut crew”. Did you mean **Rust Crew**?");
    expect(textOf(await app.press("chidi", buttonOf(near, "Join Rust Crew")))).toContain(
      "You joined **Rust Crew**.",
    );
    const far = await app.type("dana", "/squad join *zzzzzz*");
    expect(textOf(far)).toContain("There is no squad “zzzzzz”. Which squad?");
    expect(labels(far)).toEqual(["Join Rust Crew (2)", "Join Gophers (1)", "Create a squad"]);
  });

  it("without a name, offers the ten largest other squads, and to create one", async () => {
    const app = await openApp();
    expect(textOf(await app.type("ada", "/squad join"))).toBe(
      "There's no squad to join right now. Create one, so others can join it.\n[Create a squad]",
    );
    await app.type("ada", "/squad create Alone");
    expect(textOf(await app.type("ada", "/squad join"))).toContain("There's no squad to join right now.");
    for (let index = 0; index < 11; index++) await app.type(`m${index}`, `/squad create Squad ${index}`);
    await app.type("n", "/squad join Squad 10");
    const menu = await app.type("ada", "/squad join");
    expect(labels(menu)).toHaveLength(11);
    expect(labels(menu)[0]).toBe("Join Squad 10 (2)");
    expect(labels(menu).at(-1)).toBe("Create a squad");
    expect(labels(menu)).not.toContain("Join Alone (1)");
    expect((await app.press("ada", buttonOf(menu, "Create a squad"))).form?.command).toBe("squad create");
  });

  it("says so if the squad is gone, also for a forged ID", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    const menu = await app.type("bo", "/squad join");
    await app.type("ada", "/squad leave");
    const gone = await app.press("bo", buttonOf(menu, "Join Rust"));
    expect(textOf(gone)).toContain("That squad is gone. There's no squad to join right now.");
    await app.type("ada", "/squad create Go");
    expect(textOf(await app.press("bo", buttonOf(menu, "Join Rust")))).toContain(
      "That squad is gone. Which squad?",
    );
    expect(textOf(await app.press("bo", "squad-join:__proto__"))).toContain("That squad is gone.");
  });

  it("doesn't reach into another team", async () => {
    const app = await openApp();
    const menu = await app.type("ada", "/squad create Rust");
    expect(menu.delivery).toBe("private");
    const [squad] = await app.storage.squads.ofTeam((await app.meet("ada")).teamId, 0);
    const person = makePerson("eve", { team: { externalId: "T2", name: "Team Two" } });
    const act = { person, channel: "general", now: app.clock.now };
    const reply = await app.bot.handle({
      type: "button",
      action: `squad-join:${squad?.id}`,
      isPrivate: true,
      ...act,
    });
    expect(textOf(reply)).not.toContain("Rust");
    const typed = await app.bot.handle({ type: "text", text: "/squad join rust", ...act });
    expect(textOf(typed)).not.toContain("Rust");
    expect(await squads(app)).toEqual(["Rust: ada"]);
  });
});

describe("/squad leave", () => {
  it("leaves, and says so if that ends the squad", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    await app.type("bo", "/squad join Rust");
    expect(textOf(await app.type("ada", "/squad leave"))).toBe("You left **Rust**.\n[All squads]");
    expect(textOf(await app.type("bo", "/squad leave"))).toContain("No one is left in it, so it's gone.");
    expect(await squads(app)).toEqual([]);
    expect(textOf(await app.type("bo", "/squad leave"))).toBe(
      "You're not in a squad yet. See them with {command:squad join}.",
    );
  });
});
