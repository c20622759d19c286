// Requests that may be anybody's and never end: refused by their headers, before their body comes.
import { describe, expect, it } from "vitest";
import { openInstalledBot } from "../../../support/platforms/slack-bot.ts";
import { openRawClient, rawRequest } from "../../../support/raw-client.ts";

const seconds = (shift = 0) => String(Math.floor(Date.now() / 1_000) + shift);
const looksSigned = () => ({
  "Content-Type": "application/json",
  "Content-Length": "1000",
  "X-Slack-Request-Timestamp": seconds(),
  "X-Slack-Signature": `v0=${"a".repeat(64)}`,
});

const cases: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ["no signature", { "X-Slack-Signature": "" }, 401],
  ["a signature of another version", { "X-Slack-Signature": `v1=${"a".repeat(64)}` }, 401],
  ["a short signature", { "X-Slack-Signature": "v0=abc" }, 401],
  ["no time", { "X-Slack-Request-Timestamp": "" }, 401],
  ["a time that is none", { "X-Slack-Request-Timestamp": "NaN" }, 401],
  ["a time from the past", { "X-Slack-Request-Timestamp": seconds(-400) }, 401],
  ["a time from the future", { "X-Slack-Request-Timestamp": seconds(400) }, 401],
  ["a body that is too long", { "Content-Length": "524289" }, 413],
  ["a body of unknown length", { "Content-Length": "", "Transfer-Encoding": "chunked" }, 411],
];

describe("an unfinished request", () => {
  it("is refused before its body comes, by its headers", async () => {
    const { publicUrl } = await openInstalledBot("http");
    const answers = cases.map(async ([what, change, status]) => {
      const headers = Object.entries({ ...looksSigned(), ...change }).filter(([, value]) => value !== "");
      const bytes = rawRequest("POST /slack/events", Object.fromEntries(headers), "{");
      expect(await openRawClient(publicUrl, bytes).closed, what).toContain(`HTTP/1.1 ${status} `);
    });
    await Promise.all(answers);
  });

  it("delays no one, even in large numbers, and doesn't stay open", async () => {
    const { publicUrl, ada } = await openInstalledBot("http");
    const unsigned = rawRequest("POST /slack/events", { "Content-Length": "500000" }, "x".repeat(1_000));
    const pages = ["POST /slack/install", "POST /slack/nothing", "PUT /slack/events"];
    const clients = [
      ...Array.from({ length: 800 }, () => openRawClient(publicUrl, unsigned)),
      ...pages.map((page) => openRawClient(publicUrl, rawRequest(page, { "Content-Length": "500000" }, "x"))),
    ];
    expect((await ada.command("/kubedrill", "daily")).failure).toBeUndefined();
    const answers = await Promise.all(clients.map(({ closed }) => closed));
    expect(answers.filter((answer) => !/^HTTP\/1\.1 4\d\d /.test(answer))).toEqual([]);
  });
});
