// Answers that aren't Slack's, or that say "not now": what a proxy sends, what it leaves of Slack's JSON, and waits.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { Block } from "../../../src/ports/reply.ts";
import type { Fault } from "../../slack-server/web-api/outages.ts";
import { openInstalledBot } from "../../support/platforms/slack-bot.ts";

const hello: readonly Block[] = [{ type: "text", markdown: "Hello" }];
const page = `<!doctype html><title>Blocked</title>${"<p>This page is blocked by your company.</p>".repeat(6_000)}`;
const MINUTE = 60_000;

async function open() {
  const app = await openInstalledBot("socket");
  const { platform } = app.kubedrill;
  const place = { team: app.team.id, channel: app.general.id };
  return { ...app, platform, place, post: () => platform.post(place, hello, "key") };
}

async function failureOf(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(
    () => "no failure",
    (error: unknown) => error,
  );
}

/** A 200 that says nothing about what Slack did. */
const unreadable: readonly [string, string][] = [
  ["a page", page],
  ["nothing", ""],
  ["JSON cut short", '{"ok":true,"channel":"C1","ts":"17000'],
  ["JSON without ok", '{"channel":"C1","ts":"1700000000.000100"}'],
  ["JSON with ok as a text", '{"ok":"false","ts":"1700000000.000100"}'],
  ["JSON with no time of the message", '{"ok":true,"channel":"C1"}'],
  ["an empty object", "{}"],
  ["null", "null"],
  ["a list", "[]"],
  ["a number", "5"],
  ["a text", '"ok"'],
  ["an error that is no word", '{"ok":false,"error":"<b>Access Denied</b>"}'],
  ["an error with capitals", '{"ok":false,"error":"Channel_Not_Found"}'],
  ["an error with a space", '{"ok":false,"error":"channel_not_found "}'],
  ["an error without a word", '{"ok":false}'],
  ["an error that is a number", '{"ok":false,"error":404}'],
];

describe("a 200 that isn't Slack's answer", () => {
  it.each(unreadable)("to a post leaves open whether it was posted: %s", async (_, body) => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", times: 1, fault: { raw: { body }, processed: true } });
    const failure = await failureOf(post());
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(PlatformError);
    expect(slack.requests.filter(({ method }) => method === "chat.postMessage")).toHaveLength(1);
  });

  it.each(unreadable.filter(([name]) => !name.includes("time of the message")))(
    "to an edit is tried again, which harms nothing: %s",
    async (_, body) => {
      const { slack, platform, post } = await open();
      const ref = await post();
      slack.outage({ method: "chat.update", times: 1, fault: { raw: { body } } });
      expect(await failureOf(platform.edit(ref, hello))).toMatchObject({ refusal: "later" });
    },
  );

  it("to a question about a channel is a sentence, with what to do", async () => {
    const { slack, platform, place } = await open();
    slack.outage({ method: "auth.test", times: 1, fault: { raw: { body: page } } });
    const failure = await failureOf(platform.missingPermissions(place));
    expect(failure).toMatchObject({ refusal: "later", message: expect.stringContaining("Try again") });
  });

  it("to a private reply sends it another way", async () => {
    const { slack, team, ada, general } = await open();
    team.invite(general);
    slack.outage({ method: "response_url", times: 1, fault: { raw: { body: page } } });
    slack.outage({ method: "users.info", times: 1, fault: { delayMs: 1_700 } });
    const reply = await (await ada.command("/kubedrill", "daily", general)).reply();
    expect(reply.text).toBe("Done.");
  });

  it("stays short in the log", async () => {
    const { slack, ada, lines } = await open();
    slack.outage({ method: "users.info", times: 1, fault: { raw: { body: page } } });
    await (await ada.command("/kubedrill", "daily")).reply();
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.stringify(line).length).toBeLessThan(1_000);
  });
});

describe("a proxy's refusal", () => {
  const refused = [302, 307, 400, 401, 403, 404, 405, 407, 411, 413, 414, 421, 429, 431, 451];

  it.each(refused)("with status %i came before Slack: the post is tried later", async (status) => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", times: 1, fault: { raw: { status, body: page } } });
    const failure = await failureOf(post());
    expect(failure).toMatchObject({ refusal: "later" });
    expect(failure instanceof PlatformError && failure.retryAfter).toBeGreaterThanOrEqual(1_000);
    expect(failure instanceof PlatformError && failure.retryAfter).toBeLessThanOrEqual(15 * MINUTE);
  });

  it.each([202, 204, 408, 499, 500, 502, 503, 504, 520])(
    "with status %i leaves open whether Slack had the message, or still works on it",
    async (status) => {
      const { slack, platform, place, post } = await open();
      const ref = await post();
      const fault: Fault = { raw: { status, body: status === 204 ? "" : page } };
      slack.outage({ method: "chat.postMessage", times: 1, fault });
      slack.outage({ method: "chat.update", times: 1, fault });
      slack.outage({ method: "auth.test", times: 1, fault });
      for (const doing of [post(), platform.edit(ref, hello)]) {
        const failure = await failureOf(doing);
        expect(failure).toBeInstanceOf(Error);
        expect(failure).not.toBeInstanceOf(PlatformError);
      }
      expect(await failureOf(platform.missingPermissions(place))).toMatchObject({ refusal: "later" });
    },
  );

  it("never stands in a reason that is kept", async () => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", times: 1, fault: { raw: { status: 403, body: page } } });
    const failure = await failureOf(post());
    expect(failure instanceof PlatformError && failure.message).not.toContain("<");
    expect(failure instanceof PlatformError && failure.message.length).toBeLessThan(300);
  });
});

describe("a 429", () => {
  const limited = (header: string | undefined): Fault => ({
    raw: {
      status: 429,
      body: '{"ok":false,"error":"ratelimited"}',
      headers: { "content-type": "application/json", ...(header !== undefined && { "retry-after": header }) },
    },
  });

  it.each([
    [undefined, MINUTE],
    ["", MINUTE],
    ["soon", MINUTE],
    ["Wed, 21 Oct 2026 07:28:00 GMT", MINUTE],
    ["2026-10-21", MINUTE],
    ["-1", MINUTE],
    ["7", 7_000],
    ["0.2", 1_000],
    ["86400", 15 * MINUTE],
    ["3024000", 15 * MINUTE],
  ])("with Retry-After %j is tried later, after %i ms", async (header, wait) => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", times: 1, fault: limited(header) });
    expect(await failureOf(post())).toMatchObject({ refusal: "later", retryAfter: wait });
  });

  it.each([undefined, "", "Wed, 21 Oct 2026 07:28:00 GMT", "86400", "3024000"])(
    "about people keeps no one waiting: Retry-After %j",
    async (header) => {
      const { slack, team, general } = await open();
      slack.outage({ method: "users.info", fault: limited(header) });
      const reply = await (await team.addMember("ben").command("/kubedrill", "daily", general)).reply();
      expect(reply.text).toBe("Done.");
    },
  );

  it.each([undefined, "86400", "3024000"])(
    "for an App Home doesn't delay the end of the process: Retry-After %j",
    async (header) => {
      const warnings: string[] = [];
      const hear = ({ name }: Error) => void warnings.push(name);
      process.on("warning", hear);
      const { slack, ada, kubedrill } = await open();
      slack.outage({ method: "views.publish", fault: limited(header) });
      await ada.openHome();
      await slack.until("the page", () => slack.requests.some(({ method }) => method === "views.publish"));
      await kubedrill.stop();
      process.off("warning", hear);
      expect(warnings).toEqual([]);
      expect(slack.requests.filter(({ method }) => method === "views.publish")).toHaveLength(1);
    },
  );
});
