// The Web API through the real WebClient: what it refuses, how it fails, how it slows the app down.
import { webApi } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { clientOptionsFor } from "../bolt-app.ts";
import { type SlackServer, startSlackServer } from "../server.ts";
import type { SlackServerSettings } from "../settings.ts";

let slack: SlackServer;
afterEach(() => slack.stop());

async function start(settings: Partial<SlackServerSettings> = {}) {
  slack = await startSlackServer(settings);
  const team = slack.addWorkspace("Acme");
  const ada = team.addMember("ada");
  const { botToken } = team.install();
  const general = team.addChannel("general");
  const client = new webApi.WebClient(botToken, clientOptionsFor(slack));
  const post = (channel: { id: string } = general, text = "hello") =>
    client.chat.postMessage({ channel: channel.id, text });
  return { team, ada, general, client, post };
}

describe("tokens", () => {
  it("fail with the code for what is wrong with them", async () => {
    const { team, client } = await start({ tokenLifeMs: 1_000 });
    const test = (token: string) =>
      new webApi.WebClient(token, clientOptionsFor(slack)).auth.test().then(({ team }) => team);
    const { botToken } = team.install();

    await expect(test("xoxb-unknown")).rejects.toThrow("invalid_auth");
    await expect(test(slack.settings.appToken)).rejects.toThrow("not_allowed_token_type");
    await expect(new webApi.WebClient("", clientOptionsFor(slack)).auth.test()).rejects.toThrow("not_authed");
    expect(await test(botToken)).toBe("Acme");
    team.expireTokens();
    await expect(test(botToken)).rejects.toThrow("token_expired");
    const fresh = team.install().botToken;
    await new webApi.WebClient(fresh, clientOptionsFor(slack)).auth.revoke();
    await expect(test(fresh)).rejects.toThrow("token_revoked");
    team.deactivate();
    await expect(client.auth.test()).rejects.toThrow("account_inactive");
  });

  it("need the scopes of what they do", async () => {
    const { general, client } = await start({ scopes: ["commands"] });

    await expect(client.chat.postMessage({ channel: general.id, text: "hello" })).rejects.toMatchObject({
      data: { error: "missing_scope", needed: "chat:write", provided: "commands" },
    });
    await expect(client.conversations.info({ channel: general.id })).rejects.toThrow("missing_scope");
  });
});

describe("a post", () => {
  it("finds its channel, or says why not", async () => {
    const { team, ada, general, client, post } = await start();
    const other = slack.addWorkspace("Other").addChannel("theirs");
    const secret = team.addChannel("secret", { private: true, members: [ada] });
    const old = team.addChannel("old");
    old.archived = true;

    await expect(post({ id: "C404" })).rejects.toThrow("channel_not_found");
    await expect(post(other)).rejects.toThrow("channel_not_found");
    await expect(post(secret)).rejects.toThrow("channel_not_found");
    await expect(post(old)).rejects.toThrow("is_archived");
    await expect(post(general, "x".repeat(40_001))).rejects.toThrow("msg_too_long");
    team.invite(secret);
    await post(secret);

    expect(slack.shownTo(ada, secret).map(({ text }) => text)).toEqual(["hello"]);
    expect(slack.shownTo(team.addMember("ben"), secret)).toEqual([]);
    expect((await client.auth.test()).ok).toBe(true);
  });

  it("needs an invitation without chat:write.public", async () => {
    const { team, general, post } = await start({ scopes: ["chat:write"] });

    await expect(post()).rejects.toThrow("not_in_channel");
    team.invite(general);
    expect((await post()).channel).toBe(general.id);
  });

  it("reaches a person directly, unless they left", async () => {
    const { team, ada, client } = await start();
    const { channel } = await client.conversations.open({ users: ada.id });
    await client.chat.postMessage({ channel: channel?.id ?? "", text: "for you" });
    await client.chat.postMessage({ channel: ada.id, text: "again" });

    expect(slack.directMessages(ada).map(({ text }) => text)).toEqual(["for you", "again"]);
    ada.deactivate();
    await expect(client.conversations.open({ users: ada.id })).rejects.toThrow("user_disabled");
    await expect(client.conversations.open({ users: team.install().botUserId })).rejects.toThrow(
      "cannot_dm_bot",
    );
  });

  it("is edited and deleted by its author only, while its window is open", async () => {
    let at = 1_700_000_000_000;
    const { team, general, client, post } = await start({ now: () => at });
    const { ts = "" } = await post();
    const edit = (text: string, time = ts) => client.chat.update({ channel: general.id, ts: time, text });

    await edit("better");
    await expect(edit("nothing there", "1.000000")).rejects.toThrow("message_not_found");
    await expect(edit("x".repeat(4_001))).rejects.toThrow("msg_too_long");
    team.workspace.editWindowMs = 60_000;
    at += 61_000;
    await expect(edit("too late")).rejects.toThrow("edit_window_closed");
    expect(slack.messages(general)).toMatchObject([{ ts, text: "better" }]);
    await client.chat.delete({ channel: general.id, ts });
    expect(slack.messages(general)).toEqual([]);
  });
});

describe("rate limits", () => {
  it("let one post a second pass per channel, and note who does not wait", async () => {
    let at = 0;
    const { team, post } = await start({ now: () => at, channelBurst: 1 });

    await post();
    await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    await post(team.addChannel("another"));
    expect(slack.impatient).toEqual([]);
    at = 400;
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    expect(slack.impatient).toEqual([{ method: "chat.postMessage", earlyMs: 600 }]);
    at = 1_000;
    await post();
    expect(slack.requests.at(-2)).toMatchObject({
      method: "chat.postMessage",
      status: 429,
      error: "ratelimited",
    });
  });

  it("count a tier per method and workspace", async () => {
    let at = 0;
    const { ada, client } = await start({ now: () => at });
    const publish = () =>
      client.views.publish({ user_id: ada.id, view: { type: "home", blocks: [] } }).then(
        () => 0,
        (error: { retryAfter?: number }) => error.retryAfter,
      );

    const waits = await Promise.all(Array.from({ length: 101 }, publish));
    expect(waits.filter((seconds) => seconds !== 0)).toEqual([1]);
    expect((await client.users.info({ user: ada.id })).ok).toBe(true);
    at = 1_000;
    expect(await publish()).toBe(0);
  });

  it("can be off", async () => {
    const { post } = await start({ rateLimits: "off" });
    for (let call = 1; call <= 20; call += 1) await post();
  });
});

describe("an outage", () => {
  it("answers as ordered, as often as ordered", async () => {
    const { general, post } = await start();
    const method = "chat.postMessage";

    const busy = slack.outage({ method, times: 1, fault: { retryAfter: 7 } });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    expect(busy.hits).toBe(1);
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    expect(slack.impatient).toHaveLength(1);
    const other = { id: slack.addWorkspace("Other").id };
    const elsewhere = slack.outage({ method, workspace: other.id, fault: { status: 503 } });
    const broken = slack.outage({ method: "auth.test", fault: { status: 503 } });
    expect([elsewhere.hits, broken.hits]).toEqual([0, 0]);
    expect(slack.messages(general)).toEqual([]);
  });

  it("breaks any method until it ends", async () => {
    const { client } = await start();
    const test = () => client.auth.test();

    const error = slack.outage({ fault: { error: "internal_error" } });
    await expect(test()).rejects.toThrow("internal_error");
    error.end();
    const status = slack.outage({ fault: { status: 503 } });
    await expect(test()).rejects.toMatchObject({ statusCode: 503 });
    await expect(test()).rejects.toMatchObject({ statusCode: 503 });
    status.end();
    expect((await test()).ok).toBe(true);
  });

  it("may lose the answer to what happened", async () => {
    const { general, post } = await start();

    slack.outage({ times: 1, fault: { cut: true } });
    await expect(post(general, "lost")).rejects.toThrow();
    slack.outage({ times: 1, fault: { cut: true, processed: true } });
    await expect(post(general, "there")).rejects.toThrow();

    expect(slack.messages(general).map(({ text }) => text)).toEqual(["there"]);
    expect(slack.requests.map(({ status }) => status)).toEqual([0, 0]);
  });

  it("may keep the app waiting", async () => {
    const { general, post } = await start();
    let release = () => {};
    slack.outage({ times: 1, fault: { until: new Promise<void>((resolve) => (release = resolve)) } });

    const slow = post(general, "slow");
    await post(general, "quick");
    release();
    await slow;

    expect(slack.messages(general).map(({ text }) => text)).toEqual(["quick", "slow"]);
  });
});

it("takes a picture in three steps", async () => {
  const { ada, client } = await start();
  const channel_id = (await client.conversations.open({ users: ada.id })).channel?.id ?? "";
  const file = Buffer.from("\x89PNG and so on", "latin1");

  await client.filesUploadV2({ channel_id, file, filename: "progress.png", initial_comment: "Your week" });

  expect(slack.directMessages(ada)).toMatchObject([
    { text: "Your week", files: [{ name: "progress.png", complete: true, bytes: file }] },
  ]);
});

it("lists the people of a channel, page by page", async () => {
  const { team, ada, general, client } = await start({ scopes: ["channels:read"] });
  const ben = team.addMember("ben");

  const first = await client.conversations.members({ channel: general.id, limit: 1 });
  const cursor = first.response_metadata?.next_cursor ?? "";
  const second = await client.conversations.members({ channel: general.id, limit: 1, cursor });

  expect([first.members, second.members]).toEqual([[ada.id], [ben.id]]);
  expect(second.response_metadata?.next_cursor).toBe("");
  expect((await client.conversations.info({ channel: general.id })).channel).toMatchObject({
    is_member: false,
  });
});
