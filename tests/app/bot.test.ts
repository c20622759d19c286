// Bot.handle: /help lists every command, and the observer gets the name of each.
import { describe, expect, it } from "vitest";
import { usage } from "../../src/ports/command-description.ts";
import { openApp, textOf } from "../support/app.ts";

describe("/help", () => {
  it("lists every command with its options and what it does", async () => {
    const { type, bot } = await openApp();
    const help = textOf(await type("ada", "/help"));
    expect(bot.commands.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["lookup", "daily", "quiz", "leaderboard", "help"]),
    );
    for (const command of bot.commands.filter(({ name }) => !name.includes(" "))) {
      expect(help).toContain(`\n- {command:${usage(command).slice(1)}} ${command.description}`);
    }
    expect(help).toContain(
      "\n- {command:drill create|show|change|pause|resume|remove|post} The daily question of a channel (team admins)",
    );
  });
});

describe("the observer", () => {
  it("gets the names of commands and buttons, never what people typed", async () => {
    const { type, press, requests } = await openApp();
    await type("ada", "/LOOKUP nodeport");
    await type("ada", "help");
    await type("ada", "/drill");
    await type("ada", "/drill create time:secret");
    await type("ada", "/drill secret");
    await type("ada", "/secret words");
    await press("ada", "lookup:nodeport");
    await press("ada", "secret:args");
    expect(requests.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      "/lookup answered",
      "/help answered",
      "/drill show answered",
      "/drill create refused",
      "unknown command refused",
      "unknown command refused",
      "button lookup answered",
      "unknown button refused",
    ]);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
  });
});
