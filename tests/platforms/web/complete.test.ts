// Completions of the command box, as the list shows them and as the box then holds them.
import { describe, expect, it } from "vitest";
import { complete } from "../../../src/platforms/web/complete.ts";
import type { Suggesting } from "../../../src/ports/bot.ts";
import type { CommandDescription } from "../../../src/ports/command-description.ts";
import { exampleCommands } from "../../support/platforms/example-commands.ts";

const drillCreate: CommandDescription = {
  name: "drill create",
  description: "Start one",
  options: {
    time: { type: "text", description: "When", suggest: "time" },
    zone: { type: "text", description: "Where", suggest: "zone" },
  },
};
const drillShow: CommandDescription = { name: "drill show", description: "Show it", options: {} };
const commands = [...exampleCommands, drillCreate, drillShow];

/** What the box would hold, and what was asked for it. */
async function completed(typed: string, admin = true) {
  const asked: Suggesting[] = [];
  const bot = {
    commands,
    async suggest(suggesting: Suggesting) {
      asked.push(suggesting);
      return Array.from({ length: 12 }, (_, index) => ({ label: `Label ${index}`, value: `value-${index}` }));
    },
  };
  const completions = await complete(typed, bot, { admin });
  return { texts: completions.map(({ text }) => text), asked };
}

const team = { platform: "playground", externalId: "playground" };

describe("completion", () => {
  it.each([
    ["", ["/lookup ", "/quiz ", "/leaderboard ", "/help ", "/drill create ", "/drill show "]],
    ["/l", ["/lookup ", "/leaderboard "]],
    ["QU", ["/quiz "]],
    ["/drill", ["/drill create ", "/drill show "]],
    ["/drill  S", ["/drill show "]],
    ["/drill create", ["/drill create "]],
  ])("of %j is the commands that begin so", async (typed, texts) => {
    expect(await completed(typed)).toEqual({ texts, asked: [] });
  });

  it.each([
    ["/lookup node", { command: "lookup", option: "concept", text: "node" }, "/lookup value-0"],
    ["/lookup ", { command: "lookup", option: "concept", text: "" }, "/lookup value-0"],
    [
      "/lookup concept:node p",
      { command: "lookup", option: "concept", text: "node p" },
      "/lookup concept:value-0",
    ],
    ["/drill create 9", { command: "drill create", option: "time", text: "9" }, "/drill create value-0"],
    [
      "/drill create 9:00 zone:ber",
      { command: "drill create", option: "zone", text: "ber" },
      "/drill create 9:00 zone:value-0",
    ],
    [
      "/Drill  Create ZONE:Europe/Berlin time:",
      { command: "drill create", option: "time", text: "" },
      "/drill create ZONE:Europe/Berlin time:value-0",
    ],
  ])("of %j asks for the option being typed", async (typed, asked, first) => {
    const found = await completed(typed);
    expect(found.asked).toEqual([{ ...asked, team }]);
    expect(found.texts[0]).toBe(first);
    expect(found.texts).toHaveLength(8);
  });

  it.each(["/nothing here", "/help me", "/drill show x", "/drill bogus", "/helpme"])(
    "of %j is none",
    async (typed) => {
      expect(await completed(typed)).toEqual({ texts: [], asked: [] });
    },
  );
});
