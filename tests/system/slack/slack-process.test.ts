// A whole Kubedrill process on Slack, configured by its environment, in both modes.
import { createServer as createHttpServer, request } from "node:http";
import { connect, createServer } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import { installByBrowser } from "../../slack-server/installs/install-by-browser.ts";
import { startSlackServer } from "../../slack-server/server.ts";
import { runCli, startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";
import { SECRET } from "../../support/platforms/slack-bot.ts";

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
      SLACK_STATE_SECRET: "no-one-guesses-it",
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

  it("reaches Slack through a company's proxy only", async () => {
    const { slack, team, ada } = await openSlack();
    const { botToken } = team.install(ada);
    const proxy = await startProxy();
    const process = await startProcess(temporaryDatabase(), {
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: slack.settings.appToken,
      SLACK_API_URL: slack.apiUrl,
      NODE_USE_ENV_PROXY: "1",
      HTTP_PROXY: proxy.address,
    });
    onTestFinished(() => process.kill());
    const { host } = new URL(slack.apiUrl);
    expect(proxy.tunnels).toEqual([host, host, host, host]); // each socket asks where to connect, and connects
    const card = await (await ada.command("/lookup", "nodeport")).reply();
    await ada.click(card, "Share");
    const isAnswer = (url: string) => url.startsWith(`http://${host}/`) && !url.includes("/api/");
    await vi.waitUntil(() => proxy.requests.some(isAnswer), { timeout: 15_000 });
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
  const slack = await startSlackServer();
  onTestFinished(() => slack.stop());
  const team = slack.addWorkspace("Ship");
  return { slack, team, ada: team.addMember("ada", { owner: true }) };
}

/** A proxy that passes everything on, and remembers where to. */
async function startProxy() {
  const [tunnels, requests]: [string[], string[]] = [[], []];
  const server = createHttpServer((incoming, outgoing) => {
    const { url = "", method, headers } = incoming;
    requests.push(url);
    const passed = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.on("connect", ({ url = "" }, client) => {
    tunnels.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const slack = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.pipe(slack).pipe(client);
    });
    for (const end of [client, slack]) end.on("error", () => void [client.destroy(), slack.destroy()]);
  });
  onTestFinished(() => void server.close());
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : 0);
    });
  });
  return { address: `http://127.0.0.1:${port}`, tunnels, requests };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
}
