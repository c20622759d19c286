// The manifest follows the commands' descriptions, and keeps to Slack's limits.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commands } from "../../../src/app/commands.ts";
import { slackManifest } from "../../../src/platforms/slack/manifest.ts";
import { scopes } from "../../../src/platforms/slack/workspace/permissions.ts";
import { root } from "../../support/kubedrill-process.ts";

const listed = commands.filter(({ hidden, needs }) => !hidden && needs === undefined);

describe("slack/manifest.yaml", () => {
  it("is what `npm run -s kubedrill -- slack manifest > slack/manifest.yaml` writes", () => {
    const file = parse(readFileSync(join(root, "slack/manifest.yaml"), "utf8"));
    expect(file).toEqual(JSON.parse(JSON.stringify(slackManifest(listed))));
  });
});

describe("the manifest of a Slack app", () => {
  it("names every command after /kubedrill, and three by themselves", () => {
    const { slash_commands } = slackManifest(listed).features;
    expect(slash_commands.map(({ command }) => command)).toEqual([
      "/kubedrill",
      "/lookup",
      "/review",
      "/leaderboard",
    ]);
    const hint = JSON.stringify(slash_commands[0]);
    for (const { name } of listed) expect(hint).toContain(name.split(" ")[0]);
    expect(hint).not.toMatch(/\bhome\b|\bmenu\b/);
  });

  it("asks for exactly the scopes that a start checks", () => {
    expect(slackManifest(listed).oauth_config.scopes.bot).toEqual(Object.keys(scopes));
  });

  it("needs no address over a socket", () => {
    expect(JSON.stringify(slackManifest(listed))).not.toContain("http");
  });

  it("sends everything to one address over HTTP, and people back after OAuth", () => {
    const { features, oauth_config, settings } = slackManifest(listed, "https://kubedrill.example.com");
    const events = "https://kubedrill.example.com/slack/events";
    expect(features.slash_commands.every((command) => "url" in command && command.url === events)).toBe(true);
    expect(settings.event_subscriptions).toMatchObject({ request_url: events });
    expect(settings.interactivity).toMatchObject({ request_url: events });
    expect(settings.socket_mode_enabled).toBe(false);
    expect(oauth_config).toMatchObject({
      redirect_urls: ["https://kubedrill.example.com/slack/oauth_redirect"],
    });
  });

  it("stays within Slack's limits", () => {
    const { display_information, features } = slackManifest(listed, "https://kubedrill.example.com");
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    for (const { command, description, ...more } of features.slash_commands) {
      expect(command.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(2_000);
      expect(JSON.stringify(more).length).toBeLessThanOrEqual(1_000);
    }
  });
});
