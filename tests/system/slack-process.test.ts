// A whole Kubedrill process on Slack, configured by its environment, in both modes.
import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { visibleText } from "../slack-server/blocks/visible-text.ts";
import { installByBrowser } from "../slack-server/install-by-browser.ts";
import { startSlackServer } from "../slack-server/server.ts";
import { runCli, startProcess, temporaryDatabase } from "../support/kubedrill-process.ts";
import { SECRET } from "../support/slack-bot.ts";

describe("kubedrill start on Slack", () => {
  it("answers over a socket, passes its own doctor, and stops cleanly", async () => {
    const { slack, team, ada } = await openSlack();
    const { botToken } = team.install(ada);
    const environment = {
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: slack.settings.appToken,
      SLACK_API_URL: slack.apiUrl,
    };
    const database = temporaryDatabase();
    const process = await startProcess(database, environment);
    onTestFinished(() => process.kill());
    const card = await (await ada.command("/lookup", "nodeport")).reply();
    expect(visibleText(card.blocks)).toContain("NodePort");
    const doctor = await runCli(["slack", "doctor"], { ...environment, KUBEDRILL_DATABASE: database });
    expect(doctor).toMatchObject({ code: 0, err: "", out: expect.stringContaining("✓ Both tokens work") });
    expect(await process.stop()).toBe(0);
    expect(slack.sockets.count).toBe(0);
    expect(process.log()).not.toMatch(/xox|xapp/);
  });

  it("installs by OAuth and answers over HTTP", async () => {
    const { slack, ada } = await openSlack();
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const { signingSecret, clientId, clientSecret } = slack.settings;
    const process = await startProcess(temporaryDatabase(), {
      PORT: String(port),
      PUBLIC_URL: address,
      KUBEDRILL_SECRET: SECRET,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
      SLACK_STATE_SECRET: "nobody-guesses-it",
      SLACK_API_URL: slack.apiUrl,
    });
    onTestFinished(() => process.kill());
    await slack.sendTo(`${address}/slack/events`);
    expect((await installByBrowser(ada, { installUrl: `${address}/slack/install` })).status).toBe(200);
    const welcome = await slack.until("the greeting", () => slack.directMessages(ada)[0]);
    expect(welcome.text).toContain("Kubedrill");
    const card = await (await ada.command("/lookup", "nodeport")).reply();
    expect(visibleText(card.blocks)).toContain("NodePort");
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(await process.stop()).toBe(0);
  });

  it("says what is wrong with a token, and ends", async () => {
    const { slack } = await openSlack();
    const { code, err } = await runCli(["start"], {
      KUBEDRILL_DATABASE: temporaryDatabase(),
      PORT: "0",
      METRICS_PORT: "0",
      SLACK_BOT_TOKEN: "xoxb-0123456789-wrong",
      SLACK_APP_TOKEN: slack.settings.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    expect(code).toBe(1);
    expect(err).toContain("Slack refuses SLACK_BOT_TOKEN (invalid_auth).");
    expect(err).not.toContain("0123456789");
  });
});

async function openSlack() {
  const slack = await startSlackServer({ waitMs: 10_000 });
  onTestFinished(() => slack.stop());
  const team = slack.addWorkspace("Ship");
  return { slack, team, ada: team.addMember("ada", { owner: true }) };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
}
