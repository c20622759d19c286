// Starting over a socket: a mistake ends in a sentence without a token.
import { describe, expect, it, onTestFinished } from "vitest";
import type { SlackSettings } from "../../../src/platforms/slack/entrance/entrance.ts";
import { createSlack } from "../../../src/platforms/slack/slack.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import { startSlackServer } from "../../slack-server/server.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { keepLog, openSlackWorld, quietBot, slackParts } from "../../support/platforms/slack-bot.ts";

async function startWith(
  change: (settings: SlackSettings & { mode: "socket" }) => SlackSettings,
  scopes?: string[],
) {
  const world = await openSlackWorld("socket", scopes === undefined ? {} : { scopes });
  const settings = world.settings();
  if (settings.mode !== "socket") throw new Error("This is no socket.");
  const { log } = keepLog();
  const slack = createSlack(change(settings), slackParts({ log }));
  const bot = {
    commands: [],
    handle: () => Promise.reject(new Error("Kubedrill lets no one in yet.")),
    learned: async () => {},
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
});

describe("a start while Slack is away", () => {
  it.each([
    ["an outage", { status: 503 }, "Slack has trouble of its own (status 503). I try again."],
    [
      "its own error",
      { error: "internal_error" },
      "Slack has trouble of its own (internal_error). I try again.",
    ],
    ["too many requests", { retryAfter: 1 }, "Slack asks to slow down. I try again."],
  ] as const)(
    "is logged and doesn't stop the start: %s. Slack is reached once it's over",
    async (_, fault, said) => {
      const world = await openSlackWorld("socket");
      const { log, lines } = keepLog();
      const timers = createHandTimers();
      const outage = world.slack.outage({ method: "auth.test", times: 1, fault });
      const kubedrill = createSlack(world.settings(), slackParts({ log, timers }));
      onTestFinished(() => kubedrill.stop());
      await kubedrill.start(quietBot);
      expect([outage.hits, lines[0]?.message]).toEqual([1, said]);
      const post = () =>
        kubedrill.platform.post({ team: world.team.id, channel: world.general.id }, [], "key");
      await expect(post()).rejects.toMatchObject({ refusal: "later", everywhere: true });
      const isReached = () => {
        timers.pass(1_000);
        return lines.some(({ message }) => message === "Slack is reached again");
      };
      await expect.poll(isReached).toBe(true);
      expect(world.slack.sockets.count).toBe(2);
      const direct = { team: world.team.id, member: world.ada.id };
      await kubedrill.platform.direct(direct, [{ type: "text", markdown: "Hello" }]);
    },
  );

  it("logs that the network is down, and stops on request", async () => {
    const world = await openSlackWorld("socket");
    const gone = await startSlackServer();
    await gone.stop();
    const { log, lines } = keepLog();
    const settings = { ...world.settings(), apiUrl: gone.apiUrl };
    const kubedrill = createSlack(settings, slackParts({ log }));
    await kubedrill.start(quietBot);
    expect(lines.map(({ message }) => message).join("\n")).toMatch(
      /^Slack cannot be reached \([A-Z_]+\)\. Check/m,
    );
    await kubedrill.stop();
  });

  it("that finds a wrong token later logs it", async () => {
    const world = await openSlackWorld("socket");
    const { log, lines } = keepLog();
    world.slack.outage({ method: "auth.test", times: 1, fault: { status: 503 } });
    const settings: SlackSettings = {
      mode: "socket",
      apiUrl: world.slack.apiUrl,
      botToken: "xoxb-wrong",
      appToken: world.slack.settings.appToken,
    };
    const timers = createHandTimers();
    const kubedrill = createSlack(settings, slackParts({ log, timers }));
    onTestFinished(() => kubedrill.stop());
    await kubedrill.start(quietBot);
    timers.pass(1_000);
    await expect.poll(() => lines.some(({ level }) => level === "error")).toBe(true);
    expect(JSON.stringify(lines)).toContain("Slack refuses SLACK_BOT_TOKEN (invalid_auth).");
    expect(JSON.stringify(lines)).not.toContain("xoxb-wrong");
  });
});
