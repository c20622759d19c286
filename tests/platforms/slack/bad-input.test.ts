// What is not Slack's, or not as it should be: refused, or answered with a sentence; never counted, never fatal.
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import { sign } from "../../slack-server/delivery/sign.ts";
import { install, modes, openInstalledBot, type SlackBot } from "../../support/platforms/slack-bot.ts";

async function open(mode: (typeof modes)[number]) {
  const heard: Incoming[] = [];
  const app = await openInstalledBot(mode, {
    async handle(incoming) {
      heard.push(incoming);
      return { delivery: "private", blocks: [{ type: "text", markdown: "Done." }] };
    },
  });
  return { ...app, heard };
}

describe("requests that are not Slack's", () => {
  it.each([
    ["unsigned", 401],
    ["wrong secret", 401],
    ["wrong body", 401],
    ["wrong version", 401],
    ["six minutes old", 401],
    ["six minutes early", 401],
    ["no time", 401],
    ["oversized", 413],
    ["malformed", 400],
  ] as const)("are refused: %s", async (forgery, status) => {
    const { slack, heard } = await open("http");
    const command = { command: "/kubedrill", text: "daily", team_id: "T1", user_id: "U1" };
    const answer = await slack.forge(
      forgery,
      command,
      forgery === "malformed" ? "events_api" : "slash_commands",
    );
    expect(answer).toMatchObject({ status });
    expect(heard).toEqual([]);
  });

  it.each([
    ["null", "application/json"],
    ["[1]", "application/json"],
    ['"text"', "application/json"],
    ["payload=null", "application/x-www-form-urlencoded"],
    ["payload=5", "application/x-www-form-urlencoded"],
    ["payload=%7B", "application/x-www-form-urlencoded"],
    ["", "application/json"],
    ['{"event":null}', "application/json"],
    ['{"actions":[],"type":"block_actions"}', "application/json"],
    ['{"command":"/kubedrill"}', "application/json"],
  ])("are refused or ignored though rightly signed: %s", async (body, type) => {
    const { slack, publicUrl, heard, ada } = await open("http");
    const at = Math.floor(Date.now() / 1_000);
    const headers = {
      "content-type": type,
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": sign(slack.settings.signingSecret, at, body),
    };
    const answer = await fetch(`${publicUrl}/slack/events`, { method: "POST", headers, body });
    expect(answer.status).toBeLessThan(600);
    expect(heard).toEqual([]);
    // The process lives.
    await (await ada.command("/kubedrill", "daily")).reply();
  });

  it("find nothing at other addresses", async () => {
    const { publicUrl } = await open("http");
    for (const path of ["/slack/nothing", "/slack/events", "/slack/oauth_redirect?code=x&state=y"]) {
      expect((await fetch(publicUrl + path)).status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe.each(modes)("payloads over %s", (mode) => {
  it("of a workspace without Kubedrill are answered with a sentence", async () => {
    const { slack, team, general, ada, heard } = await open(mode);
    await (await ada.command("/kubedrill", "daily", general)).reply();
    const payload = { ...command(), team_id: "T0FOREIGN", user_id: "U0FOREIGN" };
    const ack = await slack.deliver("slash_commands", payload);
    expect(ack.acked && visibleText([ack.body ?? {}])).toContain("not installed");
    expect(heard).toHaveLength(1);
    expect(team.id).not.toBe("T0FOREIGN");
  });

  it("with forged actions are handed on as they are: the app says what they are worth", async () => {
    const { slack, team, ada, general, heard } = await open(mode);
    for (const action of [
      { type: "button", action_id: "forged", value: "answer:other:A" },
      { type: "button", action_id: "x".repeat(300) },
      { type: "static_select", action_id: "select", selected_option: { value: "a" } },
    ]) {
      const ack = await slack.deliver("interactive", {
        type: "block_actions",
        team: { id: team.id, domain: "ship" },
        user: { id: ada.id, team_id: team.id, name: "ada" },
        container: { type: "message", message_ts: "1.2", channel_id: general.id },
        channel: { id: general.id },
        response_url: `${slack.address}/response/none`,
        actions: [action],
      });
      expect(ack.acked).toBe(true);
    }
    await slack.until("all three", () => heard.length === 3);
    expect(heard.map((incoming) => incoming.type === "button" && incoming.action)).toEqual([
      "answer:other:A",
      "",
      "a",
    ]);
  });

  it("of unknown events are taken and left alone", async () => {
    const { team, ada, heard } = await open(mode);
    const sent = await team.sendEvent({ type: "link_shared", links: [] });
    expect(sent.first.acked).toBe(true);
    await (await ada.command("/kubedrill", "daily")).reply();
    expect(heard).toHaveLength(1);
  });

  it("of people whose workspace has no Kubedrill end with a sentence: Slack Connect", async () => {
    const app = await open(mode);
    const { gus, message } = await shareQuestion(app);
    const reply = await (await gus.click(message, "A")).reply();
    expect(reply.text).toBe("This is Ship's question; you can read along.");
    expect(app.heard).toEqual([]);
  });

  it("leave no token and no ID in the log, no matter what fails", async () => {
    const { slack, team, ada, general, lines } = await open(mode);
    slack.outage({ method: "users.info", fault: { error: "invalid_auth" } });
    slack.outage({ method: "response_url", fault: { status: 404 } });
    const ben = team.addMember("ben");
    await ben.command("/kubedrill", "daily", general);
    await slack.deliver("slash_commands", { ...command(), team_id: "T0FOREIGN" });
    await slack.deliver("events_api", { type: "event_callback", event: { type: "app_home_opened" } });
    const all = JSON.stringify(lines);
    expect(all).not.toMatch(/xox|xapp/);
    for (const id of [team.id, ada.id, ben.id, general.id]) expect(all).not.toContain(id);
  });
});

describe("payloads of people whose own workspace has Kubedrill", () => {
  it("are theirs until it leaves: Slack Connect", async () => {
    const app = await open("http");
    const { other, gus, message } = await shareQuestion(app);
    await install({ ...app, ada: gus });
    await (await gus.click(message, "A")).reply();
    expect(app.heard.at(-1)?.person).toMatchObject({ externalId: gus.id, team: { externalId: other.id } });
    await other.uninstall();
    await (await gus.click(message, "A")).reply();
    expect(app.heard).toHaveLength(1);
  });
});

/** A question in a channel that gus, of another workspace, is in, too. */
async function shareQuestion({ slack, team, general, kubedrill }: SlackBot) {
  const other = slack.addWorkspace("Guests");
  const gus = other.addMember("gus", { owner: true });
  team.share(general, other);
  const buttons = [{ label: "A", action: { name: "answer", args: ["p", "A"] } }];
  const place = { team: team.id, channel: general.id };
  await kubedrill.platform.post(place, [{ type: "buttons", buttons }], "key");
  const [message] = slack.messages(general);
  if (message === undefined) throw new Error("There is no message.");
  return { other, gus, message };
}

function command() {
  return {
    command: "/kubedrill",
    text: "daily",
    team_id: "T1",
    user_id: "U1",
    user_name: "u",
    channel_id: "C1",
    response_url: "http://127.0.0.1:1/none",
    is_enterprise_install: "false",
  };
}
