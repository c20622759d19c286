// Starting over a socket: what is wrong is said in a sentence, without a token.
import { describe, expect, it } from "vitest";
import { SetupError } from "../../../src/app/errors.ts";
import type { SlackSettings } from "../../../src/platforms/slack/entrance.ts";
import { createSlack } from "../../../src/platforms/slack/slack.ts";
import { startSlackServer } from "../../slack-server/server.ts";
import { keepInstallations, keepLog, openSlackWorld } from "../../support/slack-bot.ts";

async function startWith(
  change: (settings: SlackSettings & { mode: "socket" }) => SlackSettings,
  scopes?: string[],
) {
  const world = await openSlackWorld("socket", scopes === undefined ? {} : { scopes });
  const settings = world.settings();
  if (settings.mode !== "socket") throw new Error("This is no socket.");
  const { log } = keepLog();
  const slack = createSlack(change(settings), { installations: keepInstallations(), log, clock: Date.now });
  const bot = {
    commands: [],
    handle: () => Promise.reject(new Error("Nobody is let in.")),
    suggest: async () => [],
    joined: async () => [],
    left: async () => {},
  };
  const error = await slack.start(bot).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  await slack.stop();
  if (!(error instanceof SetupError)) throw new Error(`It started, or failed otherwise: ${String(error)}`);
  expect(error.message).not.toMatch(/xox[a-z]-\w|xapp-\w/);
  return error.message;
}

describe("a start that cannot be", () => {
  it("names a wrong bot token", async () => {
    const said = await startWith((settings) => ({ ...settings, botToken: "xoxb-wrong" }));
    expect(said).toContain("Slack refuses SLACK_BOT_TOKEN (invalid_auth).");
    expect(said).toContain("OAuth & Permissions");
  });

  it("names a wrong app token", async () => {
    const said = await startWith((settings) => ({ ...settings, appToken: "xapp-wrong" }));
    expect(said).toContain("Slack refuses SLACK_APP_TOKEN (invalid_auth).");
    expect(said).toContain("connections:write");
  });

  it("names every missing scope", async () => {
    const said = await startWith((settings) => settings, ["commands", "chat:write"]);
    expect(said).toContain("lacks scopes: chat:write.public, im:write, users:read, files:write");
  });

  it("says that there is no network", async () => {
    const gone = await startSlackServer();
    await gone.stop();
    const said = await startWith((settings) => ({ ...settings, apiUrl: gone.apiUrl }));
    expect(said).toMatch(/^Slack cannot be reached \([A-Z_]+\)\. Check/);
  });
});
