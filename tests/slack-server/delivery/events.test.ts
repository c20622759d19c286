// Events, their retries, and requests that Bolt refuses.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { App } from "@slack/bolt";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { type BoltOnSlack, modes, startBolt } from "../bolt-app.ts";
import type { SlackServer } from "../server.ts";
import { readBytes } from "../web-api/read-body.ts";
import type { Forgery } from "./forge.ts";

let bolt: BoltOnSlack | undefined;
afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
});

async function start(...parts: Parameters<typeof startBolt>) {
  bolt = await startBolt(...parts);
  return { ...bolt, ada: bolt.team.addMember("ada") };
}

describe.each(modes)("an event over %s", (mode) => {
  it("is sent again, with its number and reason, when the answer was lost", async () => {
    const seen: unknown[] = [];
    const { team } = await start(mode, (app) => {
      app.event("app_home_opened", async ({ body, context }) => {
        seen.push([body.event_id, context.retryNum ?? 0, context.retryReason ?? ""]);
      });
    });

    const sent = await team.sendEvent({ type: "app_home_opened", user: "U1", channel: "D1", tab: "home" });
    await sent.again();

    const { event_id: id } = sent.delivery.payload;
    expect(seen).toEqual([
      [id, 0, ""],
      [id, 1, "http_timeout"],
    ]);
  });

  it("reports what the app itself caused", async () => {
    const seen: string[] = [];
    const listen = (app: App) => {
      app.event("app_uninstalled", async ({ event }) => void seen.push(event.type));
      app.event("tokens_revoked", async ({ event }) => void seen.push(event.type));
    };
    const { slack, app } = await start(mode, listen, { rateLimits: "off" });
    const { clientId: client_id, clientSecret: client_secret } = slack.settings;

    await expect(app.client.apps.uninstall({ client_id, client_secret: "guessed" })).rejects.toThrow(
      "bad_client_secret",
    );
    await app.client.apps.uninstall({ client_id, client_secret });
    await slack.until("both events", () => seen.length === 2);

    expect(seen).toEqual(["app_uninstalled", "tokens_revoked"]);
    await expect(app.client.auth.test()).rejects.toThrow("account_inactive");
  });

  it("reports the end of an installation, in either order", async () => {
    const seen: string[] = [];
    const { slack, app, team } = await start(mode, (app) => {
      app.event(
        "app_uninstalled",
        async ({ event, body }) => void seen.push(`${event.type} ${body.team_id}`),
      );
      app.event("tokens_revoked", async ({ event }) => void seen.push(`${event.type} ${event.tokens.bot}`));
    });
    const { botUserId } = team.install();

    await team.uninstall();
    await expect(app.client.auth.test()).rejects.toThrow("account_inactive");
    team.install();
    await team.uninstall(true);

    const first = [`app_uninstalled ${team.id}`, `tokens_revoked ${botUserId}`];
    expect(seen).toEqual([...first, ...first.toReversed()]);
    expect(slack.requests.at(-1)).toMatchObject({ method: "auth.test", error: "account_inactive" });
  });
});

describe("an event that the app refuses", () => {
  /** An app that answers every event the same way; Bolt acknowledges events no matter what its listeners do. */
  async function startRefusing(slack: SlackServer, headers: Record<string, string> = {}) {
    const retries: unknown[] = [];
    const server = createServer(async (request, response) => {
      const body = JSON.parse(String(await readBytes(request)));
      if (body.type === "url_verification") {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
        return;
      }
      retries.push([request.headers["x-slack-retry-num"], request.headers["x-slack-retry-reason"]]);
      response.writeHead(500, headers).end();
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    await slack.sendTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return retries;
  }

  it("comes three times more", async () => {
    const { slack, team } = await start("http", () => {}, { retryDelaysMs: [1, 1, 1] });
    const retries = await startRefusing(slack);

    const sent = await team.sendEvent({ type: "link_shared" });
    await sent.finished;

    expect(sent.attempts.map((ack) => !ack.acked && ack.status)).toEqual([500, 500, 500, 500]);
    expect(retries).toEqual([[undefined, undefined], ...["1", "2", "3"].map((num) => [num, "http_error"])]);
  });

  it("does not come again where the app says so", async () => {
    const { slack, team } = await start("http", () => {}, { retryDelaysMs: [1, 1, 1] });
    const retries = await startRefusing(slack, { "x-slack-no-retry": "1" });

    const sent = await team.sendEvent({ type: "link_shared" });
    await sent.finished;

    expect(retries).toHaveLength(1);
  });
});

describe("a request that Slack did not send so", () => {
  const refusals: readonly (readonly [Forgery, number])[] = [
    ["unsigned", 401],
    ["wrong secret", 401],
    ["wrong body", 401],
    ["wrong version", 401],
    ["six minutes old", 401],
    ["no time", 401],
    ["oversized", 413],
    ["malformed", 400],
  ];

  it.each(refusals)("is refused by Bolt: %s", async (forgery, status) => {
    const seen: string[] = [];
    const { slack } = await start("http", (app) =>
      app.event(/.*/, async ({ event }) => void seen.push(event.type)),
    );

    expect(await slack.forge(forgery)).toMatchObject({ status });
    expect(seen).toEqual([]);
  });

  it("is taken by Bolt where its time is in the future", async () => {
    const { slack } = await start("http", () => {});
    expect(await slack.forge("six minutes early")).toMatchObject({ status: 200 });
  });
});

it("refuses a request URL that does not answer the challenge", async () => {
  const { slack } = await start("socket", () => {});
  await expect(slack.sendTo(`${slack.address}/nowhere`)).rejects.toThrow("challenge parameter");
});

it("brings any payload, foreign workspaces too", async () => {
  const teams: unknown[] = [];
  const { slack, ada } = await start("http", (app) => {
    app.command("/kubedrill", async ({ ack, command }) => {
      teams.push(command.team_id);
      await ack();
    });
  });
  const { delivery } = await ada.command("/kubedrill");

  const ack = await slack.deliver("slash_commands", { ...delivery.payload, team_id: "T999" });

  expect(ack.acked).toBe(true);
  expect(teams).toEqual([ada.person.workspace.id, "T999"]);
});
