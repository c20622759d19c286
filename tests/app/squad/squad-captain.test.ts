// Handing a squad over to another captain.
import { describe, expect, it } from "vitest";
import { buttonOf, openApp, type TestApp, textOf } from "../../support/app.ts";

async function openSquad(): Promise<TestApp> {
  const app = await openApp();
  await app.type("ada", "/squad create Rust");
  for (const name of ["bo", "chidi"]) {
    app.clock.now += 60_000;
    await app.type(name, "/squad join Rust");
  }
  return app;
}

const members = async (app: TestApp, name: string) =>
  app.press(name, buttonOf(await app.type(name, "/squad list"), "Members of Rust"));

describe("a squad's captain", () => {
  it("makes another member the captain, after a question", async () => {
    const app = await openSquad();
    const question = await app.press("ada", buttonOf(await members(app, "ada"), "chidi"));
    expect(textOf(question)).toBe(
      "Make **chidi** the captain of **Rust**? Only they can change that again.\n[Make captain: chidi] [Cancel]",
    );
    expect(textOf(await app.press("ada", buttonOf(question, "Cancel")))).toContain("- ada · captain");
    const done = await app.press("ada", buttonOf(question, "Make captain: chidi"));
    expect(textOf(done)).toContain("**chidi** is the captain now.\n");
    expect(textOf(done)).toContain("- chidi · captain");
    expect(textOf(done)).not.toContain("Remove");
    expect(textOf(await app.type("chidi", "/squad list"))).toContain(
      "You're the captain of **Rust** now. {command:squad list} says what you can do.\n",
    );
    expect(textOf(await app.press("ada", buttonOf(question, "Make captain: chidi")))).toBe(
      "Only the captain of Rust can do this.",
    );
  });

  it("is the longest member after the chosen one leaves, and the chosen one again on return", async () => {
    const app = await openSquad();
    const question = await app.press("ada", buttonOf(await members(app, "ada"), "chidi"));
    await app.press("ada", buttonOf(question, "Make captain: chidi"));
    await app.type("chidi", "/squad leave");
    expect(textOf(await members(app, "bo"))).toContain("- ada · captain");
    await app.type("ada", "/squad leave");
    await app.type("chidi", "/squad join Rust");
    expect(textOf(await members(app, "bo"))).toContain("- chidi · captain");
  });

  it("who left decides nothing with buttons from before", async () => {
    const app = await openSquad();
    const list = await members(app, "ada");
    const question = await app.press("ada", buttonOf(list, "Remove: bo"));
    const next = await app.press("ada", buttonOf(list, "chidi"));
    await app.type("ada", "/squad leave");
    for (const late of [
      await app.press("ada", buttonOf(list, "Remove: bo")),
      await app.press("ada", buttonOf(question, "Remove: bo")),
      await app.press("ada", buttonOf(next, "Make captain: chidi")),
    ])
      expect(textOf(late)).toBe("Only the captain of Rust can do this.");
    expect(textOf(await app.press("ada", buttonOf(list, "Rename")))).toContain("You're not in a squad");
    expect(textOf(await members(app, "bo"))).toMatch(/- chidi\n- bo · captain/);
  });

  it("can't be someone who left meanwhile", async () => {
    const app = await openSquad();
    const list = await members(app, "ada");
    const question = await app.press("ada", buttonOf(list, "bo"));
    await app.type("bo", "/squad leave");
    for (const late of [
      await app.press("ada", buttonOf(list, "bo")),
      await app.press("ada", buttonOf(question, "Make captain: bo")),
    ])
      expect(textOf(late)).toContain("Nothing to change: they're not in the squad.");
  });
});
