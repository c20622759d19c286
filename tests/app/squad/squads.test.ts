// Squads: creating, joining, leaving and listing them, typed and by buttons.
import { describe, expect, it } from "vitest";
import { buttonOf, buttonsOf, DAY, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";

const labels = (reply: Parameters<typeof buttonsOf>[0]) => buttonsOf(reply).map(({ label }) => label);

/** The team's squads as “name: members”, sorted by name. */
async function squads(app: TestApp): Promise<readonly string[]> {
  const { teamId } = await app.meet("ada");
  const all = await app.storage.squads.ofTeam(teamId, 0);
  const members = new Map<string, string>();
  for (const name of ["ada", "bo", "chidi", "dana"]) members.set((await app.meet(name)).id, name);
  return all.map(
    (squad) =>
      `${squad.name}: ${squad.members
        .map((id) => members.get(id))
        .toSorted()
        .join(", ")}`,
  );
}

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

describe("squads", () => {
  it.each(["/squad create Rust", "/squad join", "/squad leave", "/squad list"])(
    "need a team: %s",
    async (text) => {
      const app = await openApp();
      const person = makePerson("ada", { team: { externalId: "dm", name: "", alone: true } });
      const reply = await app.bot.handle({ type: "text", text, person, now: app.clock.now });
      expect(textOf(reply)).toMatch(
        /^\{command:squad \w+\} is about a team: type it in one of your team's channels\.$/,
      );
    },
  );

  it("are one line of /help", async () => {
    const { type } = await openApp();
    expect(textOf(await type("bo", "/help"))).toContain(
      "- {command:squad create|join|leave|list} Groups inside the team that compete",
    );
  });

  it("are suggested while you type a name, only from your own team", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust Crew");
    await app.type("bo", "/squad create Gophers");
    await app.type("chidi", "/squad join Gophers");
    const suggest = async (text: string, externalId = "T1") => {
      const team = { platform: "playground", externalId } as const;
      const found = await app.bot.suggest({ command: "squad join", option: "name", text, team });
      return found.map(({ value }) => value);
    };
    expect(await suggest("")).toEqual(["Gophers", "Rust Crew"]);
    expect(await suggest(" rust")).toEqual(["Rust Crew"]);
    expect(await suggest("", "T2")).toEqual([]);
    app.clock.now += 91 * DAY;
    expect(await suggest("")).toEqual([]);
    expect(await app.bot.suggest({ command: "squad join", option: "name", text: "" })).toEqual([]);
  });
});
