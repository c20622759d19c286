// Payloads that are rightly signed, or come over our own socket, but that Slack would never send.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../../src/ports/bot.ts";
import { FORM, formOf, JSON_TYPE, sendSigned } from "../../../support/platforms/signed.ts";
import { type Mode, openInstalledBot } from "../../../support/platforms/slack-bot.ts";

async function open(mode: Mode) {
  const heard: Incoming[] = [];
  const app = await openInstalledBot(mode, {
    async handle(incoming) {
      heard.push(incoming);
      return { delivery: "private", blocks: [{ type: "text", markdown: "Done." }] };
    },
  });
  return { ...app, heard };
}

const click = {
  type: "block_actions",
  user: { id: "U1", name: "ada" },
  team: { id: "T1" },
  actions: [{ type: "button", action_id: "a", value: "a" }],
};
const submission = { type: "view_submission", user: { id: "U1" }, team: { id: "T1" }, view: { id: "V1" } };
const callback = { type: "event_callback", event: { type: "app_home_opened", user: "U1", tab: "home" } };

const values = ["null", "5", "true", '"text"', "[]", "[1]", "[null]", "{}", '{"type":5}', '{"type":""}', "{"];

const interactions: readonly unknown[] = [
  { ...click, user: null },
  { ...click, user: "U1" },
  { ...click, user: {} },
  { ...click, user: { id: ["U1"] } },
  { ...click, user: { id: "U1", team_id: {} } },
  { ...click, team: "T1" },
  { ...click, team: [] },
  { ...click, enterprise: 7 },
  { ...click, actions: undefined },
  { ...click, actions: null },
  { ...click, actions: {} },
  { ...click, actions: [] },
  { ...click, actions: [null] },
  { ...click, actions: ["a"] },
  { ...click, actions: [{ type: "button", action_id: "a", value: { a: 1 } }] },
  { ...click, actions: [{ type: "button", action_id: 5 }] },
  { ...click, channel: "C1" },
  { ...click, container: [] },
  { ...click, message: 5 },
  { ...click, view: { id: 5 } },
  { ...click, response_url: { href: "http://127.0.0.1" } },
  { ...click, event: "message" },
  { ...click, command: "/kubedrill" },
  { ...submission, view: null },
  { ...submission, view: [] },
  { ...submission, view: { id: "V1", state: "x" } },
  { ...submission, view: { id: "V1", state: { values: { a: null } } } },
  { ...submission, view: { id: "V1", state: { values: { a: { b: "c" } } } } },
  { ...submission, view: { id: "V1", private_metadata: {} } },
  { ...submission, actions: 5 },
  { ...submission, response_urls: [null] },
];

const events: readonly unknown[] = [
  { ...callback, event: undefined },
  { ...callback, event: null },
  { ...callback, event: [] },
  { ...callback, event: "app_home_opened" },
  { ...callback, event: {} },
  { ...callback, event: { type: "app_home_opened", user: { id: "U1" }, tab: "home" } },
  {
    ...callback,
    event: { type: "app_home_opened", user: "U1", tab: "home", channel: null, item: 5, tokens: 5 },
    authorizations: [null],
  },
  { ...callback, event: { type: "tokens_revoked" } },
  { ...callback, event: { type: "tokens_revoked", tokens: { bot: [null] } } },
  { ...callback, event: { type: "team_access_granted", team_ids: "T1" } },
  { ...callback, authorizations: {} },
  { ...callback, authorizations: [[]], team_id: 5 },
  { ...callback, team_id: {} },
  { ...callback, event_time: "soon" },
];

const bodies: readonly (readonly [string, string | undefined])[] = [
  ...values.flatMap((value) => [
    [value, JSON_TYPE] as const,
    [`payload=${encodeURIComponent(value)}`, FORM] as const,
  ]),
  ...values.map((value) => [`x=1&payload=${encodeURIComponent(value)}`, FORM] as const),
  ...interactions.map((payload) => [formOf(payload), FORM] as const),
  ...events.map((payload) => [JSON.stringify(payload), JSON_TYPE] as const),
  // Twice the same field, or none that says what it is.
  [`${formOf(click)}&payload=null`, FORM],
  [`${formOf(click)}&${formOf(click)}`, FORM],
  [`payload=null&${formOf(click)}`, FORM],
  ["command=/kubedrill&command=/kubedrill&user_id=U1&team_id=T1", FORM],
  ["command=/kubedrill&user_id=U1&user_id=U2&team_id=T1", FORM],
  ["command[]=/kubedrill&user_id=U1", FORM],
  ["command=kubedrill&user_id=U1&team_id=T1", FORM],
  ["command=/kubedrill", FORM],
  ["command=/kubedrill&user_id=U1&team_id=T1&event=x", FORM],
  ["payload", FORM],
  ["", FORM],
  ["", JSON_TYPE],
  ["%", FORM],
  // One kind under the other's name.
  [formOf(click), JSON_TYPE],
  [JSON.stringify(callback), FORM],
  [JSON.stringify(click), "text/plain"],
  [JSON.stringify(callback), undefined],
  [formOf(click), "multipart/form-data; boundary=x"],
  ['{"type":"url_verification"}', JSON_TYPE],
  ['{"type":"url_verification","challenge":{"a":1}}', JSON_TYPE],
  [`${"[".repeat(100_000)}`, JSON_TYPE],
  [`{"type":"event_callback","event":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, JSON_TYPE],
];

describe("a signed body that Slack would not send", () => {
  it("gets a 400, and the next command an answer", async () => {
    const { heard, ada, ...app } = await open("http");
    for (const [body, type] of bodies) {
      const { status } = await sendSigned(app, { type, body });
      expect(status, `${type}: ${body.slice(0, 200)}`).toBe(400);
    }
    expect((await sendSigned(app, { type: JSON_TYPE, body: Buffer.from([0x7b, 0xff, 0x7d]) })).status).toBe(
      400,
    );
    expect(heard).toEqual([]);
    await (await ada.command("/kubedrill", "daily")).reply();
  });

  it("never ends the process, however a good one is changed", async () => {
    const app = await open("http");
    const place = { team: { id: app.team.id }, user: { id: app.ada.id, name: "ada" } };
    const good = [{ ...click, ...place }, { ...submission, ...place }, callback];
    const change = fc.tuple(fc.constantFrom(...good), fc.nat(), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(change, async ([payload, where, junk]) => {
        const changed = replaceAt(payload, where, junk);
        const form = (changed as { type?: unknown } | null)?.type !== "event_callback";
        const signed = form
          ? { type: FORM, body: formOf(changed) }
          : { type: JSON_TYPE, body: JSON.stringify(changed) };
        expect([200, 400]).toContain((await sendSigned(app, signed)).status);
      }),
      { numRuns: 300, seed: 12 },
    );
    await (await app.ada.command("/kubedrill", "daily")).reply();
  });

  it.each([`${JSON_TYPE}; charset=utf-8`, "Application/JSON"])(
    "is another matter than a type such as %s",
    async (type) => {
      const app = await open("http");
      expect((await sendSigned(app, { type, body: JSON.stringify(callback) })).status).toBe(200);
    },
  );
});

describe("an envelope over the socket that Slack would not send", () => {
  it("is left alone, and the next command gets an answer", async () => {
    const { slack, heard, ada } = await open("socket");
    const envelope = (type: string, payload: unknown) => ({ type, envelope_id: "e", payload });
    const envelopes: readonly unknown[] = [
      ...interactions.map((payload) => envelope("interactive", payload)),
      ...events.map((payload) => envelope("events_api", payload)),
      ...[undefined, null, 5, [], "x", {}].flatMap((payload) =>
        ["interactive", "events_api", "slash_commands", "hello", "x"].map((type) => envelope(type, payload)),
      ),
      // Names that the socket's own client listens to.
      ...["close", "error", "ws_message", "slack_event", "disconnected", "connected"].flatMap((name) => [
        envelope(name, {}),
        envelope("events_api", { type: "event_callback", event: { type: name } }),
      ]),
      { ...envelope("slash_commands", { command: "/kubedrill", user_id: "U1" }), envelope_id: { a: 1 } },
    ];
    for (const text of [...values, "", "\u0000", ...envelopes.map((one) => JSON.stringify(one))]) {
      slack.sockets.sendText(text);
    }
    await (await ada.command("/kubedrill", "daily")).reply();
    expect(heard).toHaveLength(1);
    expect([slack.sockets.count, slack.sockets.opened]).toEqual([2, 2]);
  });
});

/** The value with `junk` instead of its nth part, counted depth first; the whole of it is the first part. */
function replaceAt(value: unknown, where: number, junk: unknown): unknown {
  const parts: (readonly (string | number)[])[] = [];
  const visit = (inside: unknown, path: readonly (string | number)[]) => {
    parts.push(path);
    if (typeof inside !== "object" || inside === null) return;
    for (const [name, item] of Object.entries(inside)) visit(item, [...path, name]);
  };
  visit(value, []);
  const set = (inside: unknown, [name, ...rest]: readonly (string | number)[]): unknown => {
    if (name === undefined) return junk;
    const copy: Record<string | number, unknown> = Array.isArray(inside)
      ? ([...inside] as unknown as Record<number, unknown>)
      : { ...(inside as object) };
    copy[name] = set(copy[name], rest);
    return copy;
  };
  return set(value, parts[where % parts.length] ?? []);
}
