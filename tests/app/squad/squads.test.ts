// Squads: only in teams, explained in /help, and suggested while you type.
import { describe, expect, it } from "vitest";
import { DAY, makePerson, openApp, textOf } from "../../support/app.ts";

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
      "- {command:squad create|join|leave|list|rename|draw} Groups inside the team that compete (draw: team admins)\n",
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
