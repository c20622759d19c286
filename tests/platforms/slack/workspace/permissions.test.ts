// What Kubedrill lacks in a channel: with the scopes it asks for, and with those that read channels.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../../slack-server/blocks/visible-text.ts";
import { openSlackApp } from "../../../support/platforms/slack-app.ts";
import { openInstalledBot } from "../../../support/platforms/slack-bot.ts";

describe.each([
  ["asked for", []],
  ["to read channels, too", ["channels:read", "groups:read"]],
] as const)("a channel, with the scopes %s", (_, more) => {
  async function open() {
    const app = await openInstalledBot("socket");
    if (app.installed !== undefined)
      app.installed.installation.scopes = [...app.installed.installation.scopes, ...more];
    const missing = ({ id }: { readonly id: string }) =>
      app.kubedrill.platform.missingPermissions({ team: app.team.id, channel: id });
    return { ...app, missing };
  }

  it("lacks nothing if it's public, or private with Kubedrill in it", async () => {
    const { team, general, ada, missing, slack } = await open();
    expect(await missing(general)).toEqual([]);
    const secret = team.addChannel("secret", { private: true, members: [ada] });
    team.invite(secret);
    expect(await missing(secret)).toEqual([]);
    expect([slack.messages(general), slack.messages(secret)]).toEqual([[], []]);
  });

  it("says to invite Kubedrill if it's private", async () => {
    const { team, ada, missing } = await open();
    const secret = team.addChannel("secret", { private: true, members: [ada] });
    await expect(missing(secret)).rejects.toMatchObject({
      refusal: "channel",
      message: expect.stringContaining("Invite me first: `/invite @Kubedrill`."),
    });
  });

  it("says what to do if it's archived", async () => {
    const { general, missing } = await open();
    general.archived = true;
    await expect(missing(general)).rejects.toMatchObject({
      refusal: "channel",
      message: "The channel is archived. Unarchive it, or choose another one.",
    });
  });
});

describe("/drill create", () => {
  it.each([
    [false, 0],
    [true, 1],
  ])("looks closer at private channels alone: %s", async (isPrivate, looks) => {
    const app = await openSlackApp("socket");
    await app.start();
    const channel = app.team.addChannel("here", { private: isPrivate, members: [app.ada] });
    app.slack.outage({ method: "chat.update", fault: { error: "not_in_channel" } });
    const { body } = await app.ada.command("/kubedrill", "drill create", channel);
    const { requests } = app.slack;
    expect(requests.filter(({ method }) => method === "chat.update")).toHaveLength(looks);
    expect(visibleText([body ?? {}]).includes("Invite me first")).toBe(isPrivate);
  });
});

describe("/drill create in a private channel without Kubedrill", () => {
  it.each(["drill create", "drill create zone:central"])(
    "says so at once, before it asks for anything else, and starts nothing: %s",
    async (create) => {
      const app = await openSlackApp("socket");
      await app.storage.installations.store({ platform: "slack", externalId: app.team.id }, "socket", 0);
      await app.start();
      const secret = app.team.addChannel("secret", { private: true, members: [app.ada] });
      const type = async (text: string) =>
        visibleText((await (await app.ada.command("/kubedrill", text, secret)).reply()).blocks);
      expect(await type(create)).toContain("Invite me first: `/invite @Kubedrill`.");
      expect(await type("drill show")).toContain("Start a daily question here");
      app.team.invite(secret);
      await type("drill create time:09:00 zone:UTC");
      expect(await type("drill show")).not.toContain("Start a daily question here");
    },
  );
});
