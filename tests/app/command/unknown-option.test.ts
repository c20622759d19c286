// Options that a command doesn't have: the answer names the one that was meant, or the command that has it.
import { describe, expect, it } from "vitest";
import { commands } from "../../../src/app/commands.ts";
import { openApp, textOf } from "../../support/app.ts";

describe("an option that the command doesn't have", () => {
  it.each([
    [
      "/settings language:de",
      "Use it like this: {command:settings [zone] [cap] [retention] [boards] [reveals] [milestones]}",
    ],
    ["/settings days:mon", "`days` belongs to {command:remind}."],
    ["/settings level:hard", "`difficulty` belongs to {command:drill change}."],
    ["/settings topics:dns", "`topics` belongs to {command:drill change}."],
    ["/settings board:name", "Did you mean `boards`?"],
    ["/settings place:Europe/Berlin", "Did you mean `zone`?"],
    ["/settings tz:Berlin", "Did you mean `zone`?"],
    ["/settings limit:20", "Did you mean `cap`?"],
    ["/drill create days:mon", "Did you mean `weekdays`?"],
    ["/drill change level:hard", "Did you mean `difficulty`?"],
    ["/drill change verdict:instant", "Did you mean `feedback`?"],
    ["/drill change language:de", "Use it like this: {command:drill change [time] [zone]"],
    ["/remind weekdays:mon", "Did you mean `days`?"],
    ["/leaderboard level:hard", "`difficulty` belongs to {command:drill change}."],
    ["/quiz dns number:5", "Did you mean `count`?"],
  ])("%s: %s", async (line, hint) => {
    const app = await openApp();
    const [option] = /\S+(?=:)/.exec(line) ?? [];
    const said = textOf(await app.type("bo", line));
    expect(said).toMatch(`There's no option \`${option}\`. ${hint}`);
  });

  it("never names a hidden command", async () => {
    const app = await openApp();
    const hidden = commands.filter((one) => one.hidden);
    expect(hidden.length).toBeGreaterThan(0);
    for (const option of hidden.flatMap(({ options }) => Object.keys(options)))
      for (const { name } of hidden)
        expect(textOf(await app.type("bo", `/settings ${option}:x`))).not.toContain(`{command:${name}}`);
  });
});
