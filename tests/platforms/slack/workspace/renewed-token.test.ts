// Over a socket: a token that Slack no longer takes is reported with what to do, and its drills wait for the next one.
import { describe, expect, it } from "vitest";
import { HOUR } from "../../../support/app.ts";
import { createHandTimers } from "../../../support/hand-timers.ts";
import { openSlackApp } from "../../../support/platforms/slack-app.ts";

const said = (variable: string, error: string) =>
  `Slack no longer takes ${variable} (${error}). Set it to the token that your Slack app shows now, and start again.`;

describe("a bot token that Slack no longer takes", () => {
  it.each(["token_revoked", "invalid_auth"])(
    "is reported once (%s), and stops no drill: its question comes with the next token",
    async (error) => {
      const { slack, storage, general, clock, createDrill, start } = await openSlackApp("socket");
      const drill = await createDrill();
      const one = await start();
      expect([one.kubedrill.isConnected(), one.kubedrill.lost()]).toEqual([true, undefined]);
      const outage = slack.outage({ method: "chat.postMessage", fault: { error } });
      await one.daily.tick();
      const reason = said("SLACK_BOT_TOKEN", error);
      await expect.poll(() => one.kubedrill.lost()).toBe(reason);
      await one.stop();
      expect(one.lines.filter(({ message }) => message === reason)).toHaveLength(1);
      expect((await storage.drills.byId(drill.id))?.paused).toBeUndefined();

      outage.end();
      clock.now += HOUR;
      const two = await start();
      await two.tick();
      expect(slack.messages(general)).toHaveLength(1);
      expect(two.kubedrill.lost()).toBeUndefined();
    },
  );

  it("is fine again once Slack takes it again", async () => {
    const { slack, team, ada, start } = await openSlackApp("socket");
    const { kubedrill } = await start();
    const direct = () =>
      kubedrill.platform.direct({ team: team.id, member: ada.id }, [{ type: "text", markdown: "Hello" }]);
    const outage = slack.outage({ method: "chat.postMessage", fault: { error: "token_revoked" } });
    await expect(direct()).rejects.toMatchObject({ refusal: "later", everywhere: true });
    expect(kubedrill.lost()).toBeDefined();
    outage.end();
    await direct();
    expect(kubedrill.lost()).toBeUndefined();
  });
});

describe("an app-level token that Slack no longer takes", () => {
  it("is reported while no socket opens", async () => {
    const { slack, start } = await openSlackApp("socket");
    const timers = createHandTimers();
    const { kubedrill } = await start(timers);
    const outage = slack.outage({ method: "apps.connections.open", fault: { error: "invalid_auth" } });
    slack.sockets.drop();
    await expect.poll(() => kubedrill.isConnected()).toBe(false);
    await expect.poll(() => kubedrill.lost()).toBe(said("SLACK_APP_TOKEN", "invalid_auth"));
    outage.end();
    const isBack = () => {
      timers.pass(1_000);
      return kubedrill.isConnected();
    };
    await expect.poll(isBack).toBe(true);
    expect(kubedrill.lost()).toBeUndefined();
  });
});

describe("a workspace that Slack closed", () => {
  it("is no matter of the token", async () => {
    const { slack, createDrill, storage, start } = await openSlackApp("socket");
    const drill = await createDrill();
    const one = await start();
    slack.outage({ method: "chat.postMessage", fault: { error: "account_inactive" } });
    await one.tick();
    expect(one.kubedrill.lost()).toBeUndefined();
    expect((await storage.drills.byId(drill.id))?.paused).toBeDefined();
  });
});
