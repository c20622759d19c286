// Socket Mode: several sockets, their refresh and their loss.
import { App } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { type BoltOnSlack, clientOptionsFor, createSocketReceiver, silent, startBolt } from "../bolt-app.ts";
import type { SlackServer } from "../server.ts";
import { textAt } from "../web-api/json.ts";

let bolt: BoltOnSlack | undefined;
afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
});

async function start(settings = {}) {
  bolt = await startBolt(
    "socket",
    (app) => app.command("/kubedrill", ({ ack }) => ack("from the first")),
    settings,
  );
  return { ...bolt, ada: bolt.team.addMember("ada") };
}

describe("a socket", () => {
  it.each(["warning", "refresh_requested"] as const)("is opened again after %s", async (reason) => {
    const { slack, ada } = await start();

    slack.sockets.disconnect(reason);
    expect(slack.sockets.count).toBe(0);
    expect((await ada.command("/kubedrill")).ack).toMatchObject({ acked: false, why: "unreachable" });
    await slack.until("the new socket", () => slack.sockets.count === 1);

    expect((await ada.command("/kubedrill")).body).toEqual({ text: "from the first" });
    expect(slack.sockets.opened).toBe(2);
  });

  it("is opened again after it was dropped without a goodbye", async () => {
    const { slack, ada } = await start();

    slack.sockets.drop();
    await slack.until("the new socket", () => slack.sockets.count === 1);

    expect((await ada.command("/kubedrill")).failure).toBeUndefined();
  });

  it("is given up by the app when it goes silent", async () => {
    const { slack } = await start();

    slack.sockets.drop(1, "silent");
    await slack.until("the new socket", () => slack.sockets.count === 1);

    expect(slack.sockets.opened).toBe(2);
  });

  it("is opened again even if Slack leaves the TCP connection open", async () => {
    const { slack } = await start({ socketLingers: true });

    slack.sockets.disconnect("warning");
    await slack.until("the new socket", () => slack.sockets.count === 1);

    expect(slack.sockets.opened).toBe(2);
  });

  it("needs a ticket, which works once", async () => {
    const { slack } = await start();
    const url = await ticket(slack);
    const outcome = (address: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address);
        socket.onmessage = ({ data }) => {
          resolve(String(data));
          socket.close();
        };
        socket.onerror = () => resolve("refused");
      });

    expect(JSON.parse(await outcome(url))).toMatchObject({ type: "hello", num_connections: 2 });
    expect(await outcome(url)).toBe("refused");
  });
});

describe("two sockets", () => {
  it("share the payloads, and one carries them while the other is refreshed", async () => {
    const { slack, installed, ada } = await start();
    const second = new App({
      token: installed.botToken,
      clientOptions: clientOptionsFor(slack),
      receiver: createSocketReceiver(slack),
      logger: silent,
    });
    second.command("/kubedrill", ({ ack }) => ack("from the second"));
    await second.start();
    const ask = async () => (await ada.command("/kubedrill")).body?.text;

    expect(new Set([await ask(), await ask()])).toEqual(new Set(["from the first", "from the second"]));
    slack.sockets.disconnect("refresh_requested", 1);
    expect([await ask(), await ask()]).toEqual(["from the second", "from the second"]);

    await slack.until("the refreshed socket", () => slack.sockets.count === 2);
    await second.stop();
  });
});

it("refuses the eleventh socket", async () => {
  const { slack } = await start();
  const sockets: WebSocket[] = [];
  const connect = async () => {
    const socket = new WebSocket(await ticket(slack));
    sockets.push(socket);
    return new Promise<string>((resolve) => {
      socket.onmessage = ({ data }) => resolve(String(data));
    });
  };

  for (let socket = 2; socket <= 10; socket += 1) expect(await connect()).toContain("hello");

  expect(await connect()).toContain("too_many_websockets");
  for (const socket of sockets) socket.close();
});

async function ticket(slack: SlackServer): Promise<string> {
  const headers = { authorization: `Bearer ${slack.settings.appToken}` };
  const answer = await fetch(`${slack.apiUrl}apps.connections.open`, { method: "POST", headers });
  return textAt(Object(await answer.json()), "url") ?? "";
}
