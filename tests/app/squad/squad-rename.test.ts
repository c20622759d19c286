// /squad rename: who can, and which names.
import { describe, expect, it } from "vitest";
import { buttonOf, makePerson, openApp, textOf } from "../../support/app.ts";
import { squads } from "./squads.ts";

async function openTwo() {
  const app = await openApp();
  await app.type("ada", "/squad create Rust");
  await app.type("bo", "/squad join Rust");
  await app.type("chidi", "/squad create Go");
  const byAdmin = (text: string) =>
    app.bot.handle({
      type: "text",
      text,
      person: makePerson("dana", { admin: true }),
      channel: "general",
      now: app.clock.now,
    });
  return { app, byAdmin };
}

describe("/squad rename", () => {
  it("renames the captain's squad, and keeps its members", async () => {
    const { app } = await openTwo();
    const renamed = await app.type("chidi", "/squad rename Packet Pirates");
    expect(textOf(renamed)).toBe(
      "**Go** is **Packet Pirates** now. Its points and members stay.\n[All squads]",
    );
    expect(await squads(app)).toEqual(["Packet Pirates: chidi", "Rust: ada, bo"]);
    expect(textOf(await app.type("eve", "/squad create Go"))).toContain("You created **Go**");
  });

  it("can change the case of the same name, and says if nothing changes", async () => {
    const { app } = await openTwo();
    expect(textOf(await app.type("ada", "/squad rename RUST"))).toContain("**Rust** is **RUST** now.");
    expect(textOf(await app.type("ada", "/squad rename RUST"))).toContain(
      "Nothing to change: the squad's name is **RUST**.",
    );
  });

  it.each([
    ["bo", "Zig", "Only the captain of Rust or a team admin can rename it. Ask one of them."],
    ["eve", "Zig", "You're not in a squad yet. See them with {command:squad join}."],
    ["ada", "go", "A squad named **Go** already exists."],
    ["ada", "G\u043e", "A squad named **Go** already exists."],
    ["ada", "x", "A squad's name needs 2 to 30 characters. This one has 1."],
    ["ada", "https://a.b", "A squad's name can have letters"],
  ])("refuses %s's “%s”", async (name, text, sentence) => {
    const { app } = await openTwo();
    expect(textOf(await app.type(name, `/squad rename ${text}`))).toContain(sentence);
    expect(await squads(app)).toEqual(["Go: chidi", "Rust: ada, bo"]);
  });

  it("lets team admins rename any squad by its name", async () => {
    const { app, byAdmin } = await openTwo();
    expect(textOf(await byAdmin("/squad rename name:Zig squad:go"))).toContain("**Go** is **Zig** now.");
    expect(await squads(app)).toEqual(["Rust: ada, bo", "Zig: chidi"]);
    expect(textOf(await byAdmin("/squad rename name:Zig squad:planet"))).toBe(
      "There is no squad “planet”. See them with {command:squad list}.",
    );
    expect(textOf(await byAdmin("/squad rename Zig"))).toBe(
      "You're not in a squad. Name one: {command:squad rename name:New name squad:Old name}.",
    );
    expect(textOf(await byAdmin("/squad rename squad:Rust"))).toBe("Type the new name too.");
  });

  it("doesn't let members rename another squad than theirs", async () => {
    const { app } = await openTwo();
    expect(textOf(await app.type("chidi", "/squad rename name:Zig squad:Rust"))).toContain(
      "Only the captain of Rust or a team admin can rename it.",
    );
  });

  it("asks for the name with a form, also from the captain's button", async () => {
    const { app } = await openTwo();
    expect((await app.type("ada", "/squad rename")).form).toMatchObject({ command: "squad rename" });
    const list = await app.type("ada", "/squad list");
    const members = await app.press("ada", buttonOf(list, "Members of Rust"));
    expect((await app.press("ada", buttonOf(members, "Rename"))).form).toMatchObject({
      fields: [{ option: "name" }],
    });
  });
});
