// Which fields we read of Slack's payloads and answers, and what happens if they are missing.
// cspell:ignore organisation
import { describe, expect, it } from "vitest";
import { readAnswer } from "../../../../src/platforms/slack/payloads/read-answer.ts";
import { readPayload } from "../../../../src/platforms/slack/payloads/read-payload.ts";
import { parseRecord } from "../../../../src/platforms/slack/workspace/stored-record.ts";
import type { Incoming } from "../../../../src/ports/bot.ts";
import { JSON_TYPE, sendSigned } from "../../../support/platforms/signed.ts";
import { modes, openInstalledBot } from "../../../support/platforms/slack-bot.ts";

const click = {
  type: "block_actions",
  user: { id: "U1", name: "ada" },
  team: { id: "T1" },
  container: { message_ts: "1.2", channel_id: "C1" },
  actions: [{ type: "button", action_id: "a", value: "a" }],
};

describe("a payload", () => {
  it("keeps only the fields that are read", () => {
    const more = { token: "legacy", state: { values: {} }, user: { ...click.user, email: "a@example.com" } };
    const parsed = readPayload("interactive", { ...click, ...more });
    expect(parsed).toEqual({ type: "known", payload: click });
  });

  it.each([null, "", undefined])("takes %o for a missing text", (nothing) => {
    const parsed = readPayload("interactive", { ...click, response_url: nothing, trigger_id: nothing });
    const payload = parsed.type === "known" ? parsed.payload : {};
    expect(payload).toMatchObject({ user: { id: "U1" } });
    expect([Reflect.get(payload, "response_url"), Reflect.get(payload, "trigger_id")]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each([
    { container: { message_ts: 1.2, channel_id: "C1" } },
    { container: { is_ephemeral: "yes" } },
    { channel: { id: "C1", name: 5 } },
    { view: { id: "V1", state: { values: { name: { text: { value: 5 } } } } } },
  ])("is malformed where a field that is read is something else: %o", (more) => {
    expect(readPayload("interactive", { ...click, ...more })).toEqual({ type: "malformed" });
  });
});

describe.each(modes)("a click over %s", (mode) => {
  it("works where Slack says null for what it doesn't know", async () => {
    const heard: Incoming[] = [];
    const { slack, team, ada } = await openInstalledBot(mode, {
      async handle(incoming) {
        heard.push(incoming);
        return { delivery: "private", blocks: [{ type: "text", markdown: "Done." }] };
      },
    });
    const nothing = { channel: null, container: null, message: null, view: null, enterprise: null };
    const ack = await slack.deliver("interactive", {
      ...click,
      ...nothing,
      team: { id: team.id },
      user: { id: ada.id, name: null, team_id: null },
      response_url: null,
    });
    expect(ack.acked).toBe(true);
    await expect.poll(() => heard.length).toBe(1);
    expect(heard[0]).toMatchObject({ type: "button", action: "a", channel: undefined });
  });
});

describe("a signed request that is none of Slack's payloads", () => {
  it("leaves a line in the log", async () => {
    const app = await openInstalledBot("http", {});
    expect((await sendSigned(app, { type: JSON_TYPE, body: "{}" })).status).toBe(400);
    expect(JSON.stringify(app.lines)).toContain("none of its payloads");
  });
});

describe("an answer of the Web API", () => {
  it("keeps only the fields that are read", () => {
    const user = {
      id: "U1",
      name: "ada",
      tz: null,
      is_admin: true,
      profile: { display_name: "", real_name: "Ada" },
    };
    expect(readAnswer("profile", { ok: true, user: { ...user, color: "red" }, cache_ts: 1 })).toEqual({
      ok: true,
      user: { ...user, tz: undefined, profile: { display_name: undefined, real_name: "Ada" } },
    });
  });

  it.each([
    ["profile", { ok: true }],
    ["profile", { ok: true, user: { id: "U1", profile: { display_name: 5 } } }],
    ["profile", { ok: true, user: { id: "U1", is_admin: "no" } }],
    ["message", { ok: true }],
    ["message", { ts: "1.2" }],
    ["success", { ok: "true" }],
    ["success", "ok"],
    ["bot token", { ok: true, response_metadata: { scopes: "chat:write" } }],
    ["installation", { ok: true, access_token: "x", token_type: "user", authed_user: { id: "U1" } }],
    ["installation", { ok: true, access_token: "x", token_type: "bot" }],
    ["renewed token", { ok: true, access_token: "x", refresh_token: "y" }],
    ["direct channel", { ok: true, channel: {} }],
  ] as const)("as %s can't be %o", (kind, answer) => {
    expect(() => readAnswer(kind, answer)).toThrow(`I can't read Slack's answer (${kind}).`);
  });
});

describe("a stored installation", () => {
  it.each([
    { name: "Ship", token: "t", installer: "U1", since: 1 },
    { name: "Ship", token: "t", installer: "U1", renewal: { refreshToken: "r", expiresAt: 2 } },
    { organisation: "E1", since: 1 },
  ])("is read as it was written: %o", (record) => {
    expect(parseRecord(JSON.stringify(record))).toEqual(record);
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '{"token":"t"}',
    '{"organisation":5}',
    '{"name":"Ship","token":"","installer":"U1"}',
  ])("is none of ours: %s", (json) => {
    expect(parseRecord(json)).toBeUndefined();
  });
});
