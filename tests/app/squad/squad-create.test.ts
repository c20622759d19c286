// /squad create: a new squad with its creator in it.
import { describe, expect, it } from "vitest";
import { buttonOf, openApp, textOf } from "../../support/app.ts";
import { squads } from "./squads.ts";

describe("/squad create", () => {
  it("creates a squad with its creator in it, and shows what's next", async () => {
    const app = await openApp();
    const reply = await app.type("ada", "/squad create Rust Crew");
    expect(reply.delivery).toBe("private");
    expect(textOf(reply)).toBe(
      "You created **Rust Crew** and joined it. Others can join with {command:squad join Rust Crew}.\n[Squad leaderboard] [All squads]",
    );
    expect(await squads(app)).toEqual(["Rust Crew: ada"]);
    expect(textOf(await app.press("ada", buttonOf(reply, "Squad leaderboard")))).toContain(
      "Squad leaderboard: this week",
    );
    expect(textOf(await app.press("ada", buttonOf(reply, "All squads")))).toContain("Squads this week");
  });

  it("takes no name that only looks different: Cyrillic letters in it", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Packet Pirates");
    // cspell:disable-next-line
    expect(textOf(await app.type("bo", "/squad create Packet Рirates"))).toContain(
      "A squad named **Packet Pirates** already exists. Join it, or choose another name.",
    );
    expect(await squads(app)).toEqual(["Packet Pirates: ada"]);
  });

  it("without a name, asks for one in a form, and says how to type it", async () => {
    const app = await openApp();
    const reply = await app.type("ada", "/squad create");
    expect(textOf(reply)).toContain("{command:squad create Packet Pirates}");
    expect(reply.form).toEqual({
      title: "Create a squad",
      command: "squad create",
      fields: [{ option: "name", label: "Name of the squad", example: "Packet Pirates", maximum: 30 }],
      submit: "Create",
    });
    expect(await squads(app)).toEqual([]);
  });

  it("leaves the old squad and says so; an empty squad is gone and its name is free", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    await app.type("bo", "/squad join rust");
    expect(textOf(await app.type("ada", "/squad create Go"))).toContain("You left **Rust**. Others can join");
    expect(textOf(await app.type("bo", "/squad create Zig"))).toContain(
      "You left **Rust**. No one is left in it, so it's gone.",
    );
    expect(await squads(app)).toEqual(["Go: ada", "Zig: bo"]);
    expect(textOf(await app.type("bo", "/squad create RUST"))).toContain(
      "You created **RUST** and joined it",
    );
  });

  it("offers to join if the name is taken, and recognizes your own squad", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust Crew");
    const taken = await app.type("bo", "/squad create “rust  crew”");
    expect(textOf(taken)).toContain(
      "A squad named **Rust Crew** already exists. Join it, or choose another name.",
    );
    const joined = await app.press("bo", buttonOf(taken, "Join Rust Crew"));
    expect(joined.delivery).toBe("replace");
    expect(textOf(joined)).toContain("You joined **Rust Crew**.");
    expect(textOf(await app.type("bo", "/squad create rust crew"))).toContain(
      "You're already in **Rust Crew**.",
    );
    expect(await squads(app)).toEqual(["Rust Crew: ada, bo"]);
  });

  it("refuses bad names with a clear sentence, and creates nothing", async () => {
    const app = await openApp();
    expect(textOf(await app.type("ada", "/squad create *rust*"))).toContain("but not “`*`”");
    expect(textOf(await app.type("ada", "/squad create x"))).toContain("needs 2 to 30 characters");
    expect(await squads(app)).toEqual([]);
  });
});
