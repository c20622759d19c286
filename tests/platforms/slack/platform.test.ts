// What only Slack does as a platform, and its words for refusals. What all platforms do is in contract.test.ts.
import { describe, expect, it } from "vitest";
import type { MessageRef } from "../../../src/ports/person.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { openInstalledBot } from "../../support/platforms/slack-bot.ts";

const hello: readonly Block[] = [{ type: "text", markdown: "**Hello** [docs](https://kubernetes.io/)" }];

/** A platform over a socket, and #general to post in. */
async function open() {
  const app = await openInstalledBot("socket");
  const { platform } = app.kubedrill;
  const place = { team: app.team.id, channel: app.general.id };
  return { ...app, platform, place, post: () => platform.post(place, hello, "key") };
}

async function refusalOf(doing: Promise<unknown>): Promise<PlatformError> {
  const error = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PlatformError) return error;
  throw new Error(`Slack did not refuse: ${String(error)}`);
}

describe("a message on Slack", () => {
  it("has plain text next to its blocks, and unfurls no links", async () => {
    const { slack, post } = await open();
    await post();
    expect(slack.requests.find(({ method }) => method === "chat.postMessage")?.args).toMatchObject({
      text: "Hello docs",
      unfurl_links: expect.anything(),
    });
  });
});

describe("what Slack refuses", () => {
  it.each([
    ["channel_not_found", "channel"],
    ["not_in_channel", "channel"],
    ["is_archived", "channel"],
    ["restricted_action_read_only_channel", "channel"],
    ["missing_scope", "channel"],
    ["account_inactive", "team"],
    ["service_unavailable", "later"],
  ])("of a post with %s concerns the %s, and says what an admin can do", async (error, refusal) => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", fault: { error } });
    const refused = await refusalOf(post());
    expect(refused.refusal).toBe(refusal);
    expect(refused.message).toMatch(/[.`]$/);
    expect(refused.message).not.toContain(error);
  });

  it.each(["token_revoked", "invalid_auth"])(
    "of a post with %s waits for the operator's next token, so that no drill has to be resumed",
    async (error) => {
      const { slack, post } = await open();
      slack.outage({ method: "chat.postMessage", fault: { error } });
      const { refusal, message } = await refusalOf(post());
      expect(refusal).toBe("later");
      expect(message).toMatch(
        new RegExp(`no longer takes SLACK_BOT_TOKEN \\(${error}\\)\\. Set it .* start again\\.$`),
      );
    },
  );

  it.each(["invalid_blocks", "msg_too_long", "ekm_access_denied"])(
    "of a post with %s passes on Slack's own word: nothing was posted",
    async (error) => {
      const { slack, post } = await open();
      slack.outage({ method: "chat.postMessage", fault: { error } });
      const refused = await refusalOf(post());
      expect([refused.refusal, refused.message]).toEqual(["channel", expect.stringContaining(`“${error}”`)]);
    },
  );

  it.each(["message_not_found", "cant_update_message", "edit_window_closed"])(
    "of an edit with %s concerns the message",
    async (error) => {
      const { slack, platform, post } = await open();
      const ref = await post();
      slack.outage({ method: "chat.update", fault: { error } });
      expect((await refusalOf(platform.edit(ref, hello))).refusal).toBe("message");
    },
  );

  it("says how long to wait when there was too much", async () => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", times: 1, fault: { retryAfter: 7 } });
    const refused = await refusalOf(post());
    expect([refused.refusal, refused.retryAfter, refused.everywhere]).toEqual(["later", 7_000, false]);
  });

  it("concerns the team where Kubedrill is not installed in it", async () => {
    const { platform, general } = await open();
    const refused = await refusalOf(platform.post({ team: "T0FOREIGN", channel: general.id }, hello, "key"));
    expect(refused.refusal).toBe("team");
  });
});

describe("an unknown outcome", () => {
  it.each([
    ["a server error", { status: 503 }],
    ["Slack's own error", { error: "internal_error" }],
    ["Slack's own worst error", { error: "fatal_error" }],
  ] as const)("%s is no refusal, and nothing is sent again", async (_, fault) => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", times: 1, fault });
    await expect(post()).rejects.not.toBeInstanceOf(PlatformError);
    expect(slack.requests.filter(({ method }) => method === "chat.postMessage")).toHaveLength(1);
  });

  it("is what a reference means that this platform never gave", async () => {
    const { platform } = await open();
    await expect(platform.edit("nonsense" as MessageRef, hello)).rejects.toThrow("no reference");
  });
});

describe("a connection that Slack never saw", () => {
  it("is tried later, everywhere", async () => {
    const { slack, post } = await open();
    await slack.stop();
    await post().catch(() => {}); // over a connection kept open until now: the outcome is unknown
    const refused = await refusalOf(post());
    expect([refused.refusal, refused.everywhere]).toEqual(["later", true]);
  });
});

describe("a zone", () => {
  it("is the one that Slack reports", async () => {
    const { platform, team } = await open();
    const mei = team.addMember("mei", { tz: "Asia/Tokyo" });
    expect(await platform.zone({ team: team.id, member: mei.id })).toBe("Asia/Tokyo");
    expect(await platform.zone({ team: team.id, member: "U000NO1" })).toBeUndefined();
    expect(await platform.zone({ team: "T0FOREIGN", member: mei.id })).toBeUndefined();
  });
});
