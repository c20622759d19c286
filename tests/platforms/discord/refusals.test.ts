// What Discord's errors mean to the app.
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { describe, expect, it } from "vitest";
import { toRefusal } from "../../../src/platforms/discord/refusals.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";

const url = "https://discord.com/api/v10/webhooks/1/secret-token";
const nothing = { files: undefined, body: { content: "people's words" } };

function apiError(status: number, code: number) {
  return new DiscordAPIError({ code, message: "No" }, code, status, "POST", url, nothing);
}

function failure(code: string) {
  return Object.assign(new Error(`failed: ${code}`), { code });
}

describe("an error of Discord", () => {
  it.each([
    [404, 10003, "channel"],
    [403, 50001, "channel"],
    [403, 50013, "channel"],
    [400, 200000, "channel"],
    [404, 10008, "message"],
    [403, 50007, "person"],
    [403, 50278, "person"],
    [404, 10004, "team"],
    [400, 30046, "later"],
    [401, 0, "later"],
    [400, 130000, "later"],
    [404, 0, "later"],
    [403, 403, "later"],
    [400, 50035, "channel"],
    [403, 50009, "channel"],
  ])("with status %i and code %i is a refusal: %s", (status, code, refusal) => {
    expect(toRefusal(apiError(status, code))).toMatchObject({ name: "PlatformError", refusal });
  });

  it("that asks to wait says how long, and whether everywhere", () => {
    const limit = { global: true, retryAfter: 1_300, route: "/channels/:id/messages" };
    const error = new RateLimitError(limit as ConstructorParameters<typeof RateLimitError>[0]);
    expect(toRefusal(error)).toMatchObject({ refusal: "later", retryAfter: 1_300, everywhere: true });
  });

  it.each([
    ["500", new HTTPError(500, "Internal Server Error", "POST", url, nothing)],
    ["503", new HTTPError(503, "Service Unavailable", "POST", url, nothing)],
    ["a connection refused", failure("ECONNREFUSED")],
    ["a name not found", failure("ENOTFOUND")],
    ["a connection that took too long", failure("UND_ERR_CONNECT_TIMEOUT")],
  ])("by which nothing was done may be tried again: %s", (_, error) => {
    expect(toRefusal(error)).toMatchObject({ refusal: "later", everywhere: true });
  });

  it.each([
    ["502", new HTTPError(502, "Bad Gateway", "POST", url, nothing)],
    ["a connection cut", failure("ECONNRESET")],
    ["no answer in time", Object.assign(new Error("aborted"), { name: "AbortError" })],
    ["a request that took Discord too long", apiError(408, 0)],
  ])("with an unknown outcome is no refusal: %s", (_, error) => {
    expect(toRefusal(error)).not.toBeInstanceOf(PlatformError);
  });

  it("with an unlisted code passes on Discord's words, because nothing was done", () => {
    const error = apiError(400, 50035);
    expect(toRefusal(error).message).toMatch(/^Discord refused it: No \(50035\)\. Choose another channel/);
    expect(toRefusal(error, false, "nothing")).not.toBeInstanceOf(PlatformError);
  });

  it.each([
    ["Cloudflare's code", apiError(403, 40333)],
    ["no code at all", new DiscordAPIError({} as { error: string }, "", 403, "POST", url, nothing)],
  ])("that a proxy made stops nothing for good: %s", (_, error) => {
    expect(toRefusal(error)).toMatchObject({ refusal: "later", everywhere: true });
  });

  it("with an unknown outcome is a “later” for a request that can be repeated", () => {
    expect(toRefusal(failure("ECONNRESET"), true)).toMatchObject({ refusal: "later" });
  });

  it("never carries addresses or bodies on, for they hold tokens and people's words", () => {
    for (const error of [
      apiError(400, 50035),
      apiError(404, 10003),
      new HTTPError(502, "Bad", "POST", url, nothing),
    ]) {
      const refusal = toRefusal(error);
      const kept = [refusal, refusal.cause].map((one) => JSON.stringify({ ...(one as Error) }) + String(one));
      expect(kept.join()).not.toMatch(/secret-token|people's words/);
    }
  });
});
