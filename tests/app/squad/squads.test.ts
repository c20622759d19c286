// Squads: creating, joining, leaving and listing them, typed and by buttons.
import { describe, expect, it } from "vitest";
import { buttonOf, buttonsOf, DAY, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";

const labels = (reply: Parameters<typeof buttonsOf>[0]) => buttonsOf(reply).map(({ label }) => label);

/** The team's squads as “name: members”, by name. */
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
  it("makes a squad with its creator in it, and leads on", async () => {
    const app = await openApp();
    const reply = await app.type("ada", "/squad create Rust Crew");
    expect(reply.delivery).toBe("private");
    expect(textOf(reply)).toBe(
      "**Rust Crew** is there, with you in it. Others join with {command:squad join Rust Crew}.\n[Squad leaderboard] [All squads]",
    );
    expect(await squads(app)).toEqual(["Rust Crew: ada"]);
    expect(textOf(await app.press("ada", buttonOf(reply, "Squad leaderboard")))).toContain(
      "Squad leaderboard: this week",
    );
    expect(textOf(await app.press("ada", buttonOf(reply, "All squads")))).toContain("Squads this week");
  });

  it("without a name asks for one in a form, and says how to type it", async () => {
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

  it("leaves the squad before, and says so; one that is empty then is gone, its name free", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    await app.type("bo", "/squad join rust");
    expect(textOf(await app.type("ada", "/squad create Go"))).toContain("You left **Rust**. Others join");
    expect(textOf(await app.type("bo", "/squad create Zig"))).toContain(
      "You left **Rust**, and as nobody is left in it, it is gone.",
    );
    expect(await squads(app)).toEqual(["Go: ada", "Zig: bo"]);
    expect(textOf(await app.type("bo", "/squad create RUST"))).toContain("**RUST** is there");
  });

  it("offers to join where the name is taken, and knows one's own", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust Crew");
    const taken = await app.type("bo", "/squad create “rust  crew”");
    expect(textOf(taken)).toContain("There is a squad **Rust Crew** already. Join it, or take another name.");
    const joined = await app.press("bo", buttonOf(taken, "Join Rust Crew"));
    expect(joined.delivery).toBe("replace");
    expect(textOf(joined)).toContain("You are in **Rust Crew** now.");
    expect(textOf(await app.type("bo", "/squad create rust crew"))).toContain(
      "You are in **Rust Crew** already.",
    );
    expect(await squads(app)).toEqual(["Rust Crew: ada, bo"]);
  });

  it("refuses names with a clear sentence, and makes nothing", async () => {
    const app = await openApp();
    expect(textOf(await app.type("ada", "/squad create *rust*"))).toContain("“`*`” cannot be in it");
    expect(textOf(await app.type("ada", "/squad create x"))).toContain("has 2 to 30 characters");
    expect(await squads(app)).toEqual([]);
  });
});

describe("/squad join", () => {
  it("moves who is in another squad, and says so", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    await app.type("bo", "/squad create Go");
    await app.type("chidi", "/squad join go");
    expect(textOf(await app.type("chidi", "/squad join name:RUST"))).toContain(
      "You are in **Rust** now. You left **Go**.",
    );
    expect(textOf(await app.type("chidi", "/squad join Rust"))).toContain("You are in **Rust** already.");
    expect(await squads(app)).toEqual(["Go: bo", "Rust: ada, chidi"]);
  });

  it("suggests the nearest to a mistyped name, else all that there are", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust Crew");
    await app.type("bo", "/squad create Gophers");
    const near = await app.type("chidi", "/squad join rsut crew");
    expect(textOf(near)).toContain("There is no squad “rsut crew”. Did you mean **Rust Crew**?");
    expect(textOf(await app.press("chidi", buttonOf(near, "Join Rust Crew")))).toContain("now");
    const far = await app.type("dana", "/squad join *zzzzzz*");
    expect(textOf(far)).toContain("There is no squad “zzzzzz”. Which squad?");
    expect(labels(far)).toEqual(["Join Rust Crew (2)", "Join Gophers (1)", "Create a squad"]);
  });

  it("without a name offers the ten largest that one is not in, and to create one", async () => {
    const app = await openApp();
    expect(textOf(await app.type("ada", "/squad join"))).toBe(
      "There is no squad to join at the moment. Create one, and others can join it.\n[Create a squad]",
    );
    await app.type("ada", "/squad create Alone");
    expect(textOf(await app.type("ada", "/squad join"))).toContain(
      "There is no squad to join at the moment.",
    );
    for (let index = 0; index < 11; index++) await app.type(`m${index}`, `/squad create Squad ${index}`);
    await app.type("n", "/squad join Squad 10");
    const menu = await app.type("ada", "/squad join");
    expect(labels(menu)).toHaveLength(11);
    expect(labels(menu)[0]).toBe("Join Squad 10 (2)");
    expect(labels(menu).at(-1)).toBe("Create a squad");
    expect(labels(menu)).not.toContain("Join Alone (1)");
    expect((await app.press("ada", buttonOf(menu, "Create a squad"))).form?.command).toBe("squad create");
  });

  it("says so where the squad is gone by now, also to a forged id", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    const menu = await app.type("bo", "/squad join");
    await app.type("ada", "/squad leave");
    const gone = await app.press("bo", buttonOf(menu, "Join Rust"));
    expect(textOf(gone)).toContain("That squad is gone. There is no squad to join at the moment.");
    await app.type("ada", "/squad create Go");
    expect(textOf(await app.press("bo", buttonOf(menu, "Join Rust")))).toContain(
      "That squad is gone. Which squad?",
    );
    expect(textOf(await app.press("bo", "squad-join:__proto__"))).toContain("That squad is gone.");
  });

  it("does not reach into another team", async () => {
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
  it("leaves, and tells where that ends the squad", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    await app.type("bo", "/squad join Rust");
    expect(textOf(await app.type("ada", "/squad leave"))).toBe("You left **Rust**.\n[All squads]");
    expect(textOf(await app.type("bo", "/squad leave"))).toContain(
      "and as nobody is left in it, it is gone.",
    );
    expect(await squads(app)).toEqual([]);
    expect(textOf(await app.type("bo", "/squad leave"))).toBe(
      "You are in no squad. {command:squad join} shows which there are.",
    );
  });
});

describe("/squad list", () => {
  it("leads to what one can do: who is in none joins or creates, who is in one may leave", async () => {
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

  it("has the squads without points by name, one's own marked, however many there are", async () => {
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

  it("does not count whoever was not seen for 90 days, until they come back", async () => {
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

  it("joins by its full name a squad of whom nobody was seen", async () => {
    const app = await openApp();
    await app.type("ada", "/squad create Rust");
    app.clock.now += 91 * DAY;
    expect(textOf(await app.type("bo", "/squad join rusty"))).toContain("There is no squad “rusty”.");
    expect(textOf(await app.type("bo", "/squad join rust"))).toContain("You are in **Rust** now.");
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

  it("are suggested while a name is typed, the team's own alone", async () => {
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
