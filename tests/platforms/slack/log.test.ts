// Log lines about Slack contain no token and name no one.
import { describe, expect, it } from "vitest";
import { boltLogger, sayError } from "../../../src/platforms/slack/log.ts";
import { keepLog } from "../../support/platforms/slack-bot.ts";

describe("a logged error", () => {
  it.each([
    ["no install for T024BE7LD, user U024BE7LR in C024BE7LR", "no install for [id], user [id] in [id]"],
    ["xoxb-123-abc and xoxe.xoxb-1-x and xapp-1-A1-2", "[token] and [token] and [token]"],
    [
      "GET /slack/oauth_redirect?code=abc&state=def failed",
      "GET /slack/oauth_redirect?code=[…]&state=[…] failed",
    ],
    ["invalid_auth", "invalid_auth"],
  ])("says %s as %s", (message, said) => {
    expect(sayError(new Error(message))).toBe(said);
  });

  it("is all that Bolt may log: nothing below a warning, no payloads", () => {
    const { log, lines } = keepLog();
    const logger = boltLogger(log);
    logger.debug("payload");
    logger.info("payload");
    logger.warn("odd", { user: "U024BE7LR" });
    logger.error(new Error("bad token xoxb-1"));
    expect(lines.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      "warn: Slack: odd",
      "error: Slack: bad token [token]",
    ]);
  });
});
