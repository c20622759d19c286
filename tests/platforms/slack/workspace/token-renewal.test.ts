// Tokens that expire are renewed in time, once, and stored.
import { describe, expect, it } from "vitest";
import { openInstalledBot } from "../../../support/platforms/slack-bot.ts";

const HOUR = 3_600_000;
const hello = [{ type: "text", markdown: "Hello" }] as const;

describe("tokens that expire", () => {
  it("are renewed before a post, once for all posts at the same time", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR, rateLimits: "off" });
    const stored = app.installations.kept.get(app.team.id);
    const { platform } = app.kubedrill;
    const place = { team: app.team.id, channel: app.general.id };
    app.clock.now += 11 * HOUR;
    await Promise.all(Array.from({ length: 8 }, () => platform.post(place, hello, "key")));
    const renewals = app.slack.requests.filter(({ args }) => args.grant_type === "refresh_token");
    expect(renewals).toHaveLength(1);
    expect(app.slack.messages(app.general)).toHaveLength(8);
    await expect.poll(() => app.installations.kept.get(app.team.id)).not.toBe(stored);
  });

  it("are renewed in the background while the old one works", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const renewed = Promise.withResolvers<void>();
    app.slack.outage({ method: "oauth.v2.access", fault: { until: renewed.promise } });
    app.clock.now += 11 * HOUR;
    await (await app.ada.command("/kubedrill", "daily")).reply();
    const stored = app.installations.kept.get(app.team.id);
    renewed.resolve();
    await expect.poll(() => app.installations.kept.get(app.team.id)).not.toBe(stored);
  });

  it("are stored before the process ends", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const stored = app.installations.kept.get(app.team.id);
    const outage = app.slack.outage({ method: "oauth.v2.access", fault: { delayMs: 200 } });
    app.clock.now += 11 * HOUR;
    await app.kubedrill.platform.post({ team: app.team.id, channel: app.general.id }, hello, "key");
    await app.kubedrill.stop();
    expect(outage.hits).toBe(1);
    expect(app.installations.kept.get(app.team.id)).not.toBe(stored);
  });

  it("are renewed up to once a minute while Slack refuses", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const outage = app.slack.outage({ method: "oauth.v2.access", fault: { error: "invalid_refresh_token" } });
    const place = { team: app.team.id, channel: app.general.id };
    const post = () => app.kubedrill.platform.post(place, hello, "key");
    app.clock.now += 13 * HOUR;
    await expect(post()).rejects.toThrow();
    await expect(post()).rejects.toThrow();
    expect(outage.hits).toBe(1);
    app.clock.now += 60_000;
    await expect(post()).rejects.toThrow();
    expect(outage.hits).toBe(2);
  });

  it("aren't lost while the database can't store the new one", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const { installations, team, general } = app;
    const { store } = installations;
    installations.store = () => Promise.reject(new Error("The disk is full."));
    app.clock.now += 13 * HOUR;
    for (let hour = 0; hour < 2; hour += 1) {
      await app.kubedrill.platform.post({ team: team.id, channel: general.id }, hello, "key");
      app.clock.now += 13 * HOUR;
    }
    installations.store = store;
    expect(app.slack.requests.filter(({ args }) => args.grant_type === "refresh_token")).toHaveLength(2);
  });

  it("work until they expire while Slack can't renew them", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const place = { team: app.team.id, channel: app.general.id };
    app.slack.outage({ method: "oauth.v2.access", fault: { status: 503 } });
    app.clock.now += 11 * HOUR;
    await app.kubedrill.platform.post(place, hello, "key");
    app.clock.now += 3 * HOUR;
    await expect(app.kubedrill.platform.post(place, hello, "key")).rejects.toThrow();
  });
});
