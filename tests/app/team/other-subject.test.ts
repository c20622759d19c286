// A pack about another subject: no text of the app names Kubernetes or its words.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContent } from "../../../src/content/load.ts";
import { buttonsOf, FIRST, HOUR, openApp, textOf } from "../../support/app.ts";
import { root } from "../../support/kubedrill-process.ts";

const loaded = loadContent(join(root, "tests", "content", "example"));

async function openTea() {
  if (!loaded.ok) throw new Error("The example has problems.");
  const app = (await openApp()).restart(loaded.curriculum);
  app.clock.now = FIRST - 3 * HOUR;
  return app;
}

const foreign = /kubernetes|kubectl|nodeport|cluster ?ip|\bdns\b|\bpods?\b|ingress/i;

describe("a pack about tea", () => {
  it.each([
    "",
    "/help",
    "/menu",
    "/drill",
    "/drill create",
    "/drill create 9:00 UTC",
    "/drill create time:25:00",
    "/drill create subject:x",
    "/topics",
    "/lookup",
    "/quiz",
    "/quiz nothing",
    "/daily",
    "/review",
    "/progress",
    "/leaderboard",
    "/settings",
    "/remind",
    "/privacy",
    "/squad",
    "/questions",
    "/home",
  ])("is about nothing else: %j", async (line) => {
    const app = await openTea();
    const reply = await app.type("ada", line);
    const shown = JSON.stringify(reply.blocks) + JSON.stringify(reply.form ?? {});
    expect(shown).not.toMatch(foreign);
  });

  it("is greeted, looked up, and set up by its own names", async () => {
    const app = await openTea();
    const greeting = await app.bot.joined({ platform: "playground", externalId: "T9" }, app.clock.now);
    expect(textOf(greeting)).toContain("**Tea**");
    const card = await app.press("ada", "lookup:green-tea");
    expect(textOf(card)).toContain("checked against Tea v1.0");
    expect(buttonsOf(card).length).toBeGreaterThan(1);
    const asked = await app.type("ada", "/drill create");
    expect(JSON.stringify(asked.form)).toContain('"label":"Leaves"');
    for (const text of [greeting, card.blocks, asked.blocks])
      expect(JSON.stringify(text)).not.toMatch(foreign);
  });
});
