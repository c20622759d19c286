// Posting, editing and direct messages through the real Web API client, and each way in which Slack refuses.
import { describe, expect, it } from "vitest";
import type { MessageRef } from "../../../src/ports/person.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
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
  it("is posted, edited, and answered in its thread", async () => {
    const { slack, platform, general, post } = await open();
    const ref = await post();
    await platform.edit(ref, [{ type: "text", markdown: "Changed" }]);
    await platform.reply(ref, [{ type: "text", markdown: "Below" }]);
    const [message] = slack.messages(general);
    if (message === undefined) throw new Error("There is no message.");
    expect(visibleText(message.blocks)).toBe("Changed");
    expect(slack.thread(message).map(({ text }) => text)).toEqual(["Below"]);
    expect(slack.requests.find(({ method }) => method === "chat.postMessage")?.args).toMatchObject({
      text: "Hello docs",
      unfurl_links: expect.anything(),
    });
  });

  it("cannot be found again: Kubedrill reads no history", async () => {
    const { platform, place } = await open();
    expect(await platform.find(place, "key")).toBe("cannot tell");
  });

  it("goes to a person directly", async () => {
    const { slack, platform, team } = await open();
    const ben = team.addMember("ben");
    await platform.direct({ team: team.id, member: ben.id }, hello);
    expect(slack.directMessages(ben).map(({ text }) => text)).toEqual(["Hello docs"]);
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
    ["token_revoked", "team"],
    ["invalid_auth", "team"],
    ["service_unavailable", "later"],
  ])("of a post with %s concerns the %s, and an admin is told what to do", async (error, refusal) => {
    const { slack, post } = await open();
    slack.outage({ method: "chat.postMessage", fault: { error } });
    const refused = await refusalOf(post());
    expect(refused.refusal).toBe(refusal);
    expect(refused.message).toMatch(/[.`]$/);
    expect(refused.message).not.toContain(error);
  });

  it.each(["invalid_blocks", "msg_too_long", "ekm_access_denied"])(
    "of a post with %s is told in its own word: nothing was posted",
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

  it("of a direct message concerns the person", async () => {
    const { platform, team } = await open();
    const ben = team.addMember("ben");
    ben.deactivate();
    for (const member of [ben.id, "U000NOBODY"]) {
      expect((await refusalOf(platform.direct({ team: team.id, member }, hello))).refusal).toBe("person");
    }
  });

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

describe("what nobody knows", () => {
  it.each([
    ["a connection cut after Slack posted", { cut: true, processed: true }],
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
    await post().catch(() => {}); // a connection kept open until now: nobody knows what became of that
    const refused = await refusalOf(post());
    expect([refused.refusal, refused.everywhere]).toEqual(["later", true]);
  });
});

describe("permissions in a channel", () => {
  it("are complete where nothing is missing, as far as the scopes tell", async () => {
    const { platform, place } = await open();
    expect(await platform.missingPermissions(place)).toEqual([]);
  });

  it("are told by the scopes that are missing", async () => {
    const { platform, place, installed } = await open();
    if (installed !== undefined) installed.installation.scopes = ["commands", "users:read"];
    expect(await platform.missingPermissions(place)).toEqual(["chat:write", "chat:write.public"]);
  });
});

describe("a zone", () => {
  it("is what Slack tells of a person", async () => {
    const { platform, team } = await open();
    const mei = team.addMember("mei", { tz: "Asia/Tokyo" });
    expect(await platform.zone({ team: team.id, member: mei.id })).toBe("Asia/Tokyo");
    expect(await platform.zone({ team: team.id, member: "U000NOBODY" })).toBeUndefined();
    expect(await platform.zone({ team: "T0FOREIGN", member: mei.id })).toBeUndefined();
  });
});
