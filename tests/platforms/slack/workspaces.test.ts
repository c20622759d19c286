// The life of workspaces: installing by OAuth, renewing tokens, organisations, and leaving in either order.
import { describe, expect, it, vi } from "vitest";
import type { TeamRef } from "../../../src/ports/person.ts";
import { installByBrowser } from "../../slack-server/installs/install-by-browser.ts";
import { install, openInstalledBot, openSlackBot } from "../../support/platforms/slack-bot.ts";

const HOUR = 3_600_000;
const hello = [{ type: "text", markdown: "Hello" }] as const;

/** Notes who came and who went. */
function guestBook() {
  const joined: string[] = [];
  const left: string[] = [];
  return {
    joined,
    left,
    bot: {
      async joined({ externalId }: TeamRef) {
        joined.push(externalId);
        return [{ type: "text", markdown: "Welcome! See {command:daily}." }] as const;
      },
      left: async ({ externalId }: TeamRef) => void left.push(externalId),
    },
  };
}

describe("installing by OAuth", () => {
  it("stores the token encrypted and greets whoever did it", async () => {
    const { bot, joined } = guestBook();
    const app = await openSlackBot("http", bot);
    await install(app);
    expect(joined).toEqual([app.team.id]);
    expect(app.slack.directMessages(app.ada)[0]?.text).toContain("/kubedrill daily");
    const stored = app.installations.kept.get(app.team.id) ?? "";
    expect(stored).toMatch(/^v1\./);
    expect(stored).not.toContain("xox");
    await app.kubedrill.platform.post({ team: app.team.id, channel: app.general.id }, hello, "key");
    expect(app.slack.messages(app.general)).toHaveLength(1);
  });

  it.each([{ deny: true }, { spoilState: true }])("that fails says so and keeps nothing: %o", async (how) => {
    const { bot, joined } = guestBook();
    const { ada, publicUrl, installations } = await openSlackBot("http", bot);
    const page = await installByBrowser(ada, { installUrl: `${publicUrl}/slack/install`, ...how });
    expect(page.status).toBe(400);
    expect(page.text).toContain(`Begin again at ${publicUrl}/slack/install`);
    expect([joined, installations.kept.size]).toEqual([[], 0]);
  });

  it("makes no one a team admin: Slack alone says who is one, before and after it's installed again", async () => {
    const people: boolean[] = [];
    const app = await openSlackBot("http", {
      async handle({ person }) {
        people.push(person.admin);
        return { delivery: "private", blocks: hello };
      },
    });
    const bo = app.team.addMember("bo");
    await install({ ...app, ada: bo });
    await (await bo.command("/kubedrill", "daily")).reply();
    await (await app.ada.command("/kubedrill", "daily")).reply();
    await install({ ...app, ada: app.team.addMember("chidi") });
    await (await bo.command("/kubedrill", "daily")).reply();
    await (await app.ada.command("/kubedrill", "daily")).reply();
    await (await app.team.addMember("di", { admin: true }).command("/kubedrill", "daily")).reply();
    expect(people).toEqual([false, true, false, true, true]);
  });
});

describe("tokens that expire", () => {
  it("are renewed before a post, once for all that post at the same time", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR, rateLimits: "off" });
    const stored = app.installations.kept.get(app.team.id);
    const { platform } = app.kubedrill;
    const place = { team: app.team.id, channel: app.general.id };
    app.clock.now += 11 * HOUR;
    await Promise.all(Array.from({ length: 8 }, () => platform.post(place, hello, "key")));
    const renewals = app.slack.requests.filter(({ args }) => args.grant_type === "refresh_token");
    expect(renewals).toHaveLength(1);
    expect(app.slack.messages(app.general)).toHaveLength(8);
    await vi.waitFor(() => expect(app.installations.kept.get(app.team.id)).not.toBe(stored));
  });

  it("keep nobody waiting while they still work", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const renewed = Promise.withResolvers<void>();
    app.slack.outage({ method: "oauth.v2.access", fault: { until: renewed.promise } });
    app.clock.now += 11 * HOUR;
    await (await app.ada.command("/kubedrill", "daily")).reply();
    const stored = app.installations.kept.get(app.team.id);
    renewed.resolve();
    await vi.waitFor(() => expect(app.installations.kept.get(app.team.id)).not.toBe(stored));
  });

  it("are written before the process ends", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const stored = app.installations.kept.get(app.team.id);
    const outage = app.slack.outage({ method: "oauth.v2.access", fault: { delayMs: 200 } });
    app.clock.now += 11 * HOUR;
    await app.kubedrill.platform.post({ team: app.team.id, channel: app.general.id }, hello, "key");
    await app.kubedrill.stop();
    expect(outage.hits).toBe(1);
    expect(app.installations.kept.get(app.team.id)).not.toBe(stored);
  });

  it("are renewed at most once a minute where Slack refuses", async () => {
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

  it("are not lost where the database does not take the new one", async () => {
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

  it("work on while Slack does not renew them, until they end", async () => {
    const app = await openInstalledBot("http", {}, { tokenLifeMs: 12 * HOUR });
    const place = { team: app.team.id, channel: app.general.id };
    app.slack.outage({ method: "oauth.v2.access", fault: { status: 503 } });
    app.clock.now += 11 * HOUR;
    await app.kubedrill.platform.post(place, hello, "key");
    app.clock.now += 3 * HOUR;
    await expect(app.kubedrill.platform.post(place, hello, "key")).rejects.toThrow();
  });
});

describe("an organisation", () => {
  it("installs Kubedrill for its workspaces, which come and go one by one", async () => {
    const { bot, joined, left } = guestBook();
    const app = await openSlackBot("http", bot);
    const organisation = app.slack.addOrganisation("Fleet");
    const team = organisation.addWorkspace("Sloop");
    const olga = team.addMember("olga", { owner: true });
    const page = await installByBrowser(olga, {
      installUrl: `${app.publicUrl}/slack/install`,
      wholeOrg: true,
    });
    expect(page.status).toBe(200);
    expect(joined).toEqual([]);

    await team.sendEvent({ type: "team_access_granted", team_ids: [team.id] });
    await app.slack.until("the greeting", () => app.slack.directMessages(olga)[0]);
    expect(joined).toEqual([team.id]);
    const channel = team.addChannel("general");
    await app.kubedrill.platform.post({ team: team.id, channel: channel.id }, hello, "key");
    expect(app.slack.messages(channel)).toHaveLength(1);
    await (await olga.command("/kubedrill", "daily", channel)).reply();
    await (await olga.openHome()).view();

    await team.sendEvent({ type: "team_access_revoked", team_ids: [team.id] });
    await app.slack.until("the end", () => left.length > 0);
    expect(left).toEqual([team.id]);
    await expect(
      app.kubedrill.platform.post({ team: team.id, channel: channel.id }, hello, "key"),
    ).rejects.toMatchObject({ refusal: "team" });
  });

  it("takes its workspaces with it when it leaves", async () => {
    const { bot, left } = guestBook();
    const app = await openInstalledBot("http", bot);
    const organisation = app.slack.addOrganisation("Fleet");
    const team = organisation.addWorkspace("Sloop");
    const olga = team.addMember("olga", { owner: true });
    await installByBrowser(olga, { installUrl: `${app.publicUrl}/slack/install`, wholeOrg: true });
    await (await olga.command("/kubedrill", "daily")).reply();
    expect(new Set(app.installations.kept.keys())).toEqual(new Set([app.team.id, organisation.id, team.id]));
    await team.uninstall();
    await app.slack.until("the end", () => left.includes(organisation.id));
    expect(left).toContain(team.id);
    expect([...app.installations.kept.keys()]).toEqual([app.team.id]);
  });

  it("serves a workspace that shows up without a word before", async () => {
    const app = await openSlackBot("http");
    const team = app.slack.addOrganisation("Fleet").addWorkspace("Sloop");
    const olga = team.addMember("olga", { owner: true });
    await installByBrowser(olga, { installUrl: `${app.publicUrl}/slack/install`, wholeOrg: true });
    const outcome = await olga.command("/kubedrill", "daily");
    expect((await outcome.reply()).text).toBe("Done.");
    const channel = team.addChannel("general");
    await app.kubedrill.platform.post({ team: team.id, channel: channel.id }, hello, "key");
  });
});

describe("leaving", () => {
  it.each([false, true])("stops the team and forgets its token, tokens first: %s", async (tokensFirst) => {
    const { bot, left } = guestBook();
    const app = await openInstalledBot("http", bot);
    await app.team.uninstall(tokensFirst);
    await app.slack.until("both", () => left.length === 2);
    expect(new Set(left)).toEqual(new Set([app.team.id]));
    expect(app.installations.kept.size).toBe(0);
  });

  it("forgets who looked at their App Home: to renew it would bring the team back", async () => {
    let pages = 0;
    const app = await openInstalledBot("http", {
      async handle({ type }) {
        if (type === "command") pages += 1;
        return { delivery: "private", blocks: hello, person: "changed" };
      },
    });
    await (await app.ada.openHome()).view();
    await app.team.uninstall();
    await app.slack.until("the end", () => app.installations.kept.size === 0);
    await install(app);
    await (await app.ada.command("/kubedrill", "daily")).reply();
    await app.kubedrill.stop();
    expect(pages).toBe(1);
  });

  it("is not what late news of an earlier end says", async () => {
    const { bot, left } = guestBook();
    const app = await openInstalledBot("http", bot);
    const events = await app.team.uninstall();
    await app.slack.until("both", () => left.length === 2);
    app.clock.now += 60_000;
    await install(app);
    for (const event of events) await event.again();
    await (await app.ada.command("/kubedrill", "daily")).reply();
    expect(left).toHaveLength(2);
    expect(app.installations.kept.has(app.team.id)).toBe(true);
  });

  it("is not what a person's own token says", async () => {
    const { bot, left } = guestBook();
    const app = await openInstalledBot("http", bot);
    await app.team.sendEvent({ type: "tokens_revoked", tokens: { oauth: [app.ada.id], bot: [] } });
    await (await app.ada.command("/kubedrill", "daily")).reply();
    expect(left).toEqual([]);
  });
});

describe("a first start over a socket", () => {
  it("greets the first admin who shows up, once", async () => {
    const { bot, joined } = guestBook();
    const app = await openSlackBot("socket", bot);
    expect(joined).toEqual([app.team.id]);
    await (await app.team.addMember("bo").command("/kubedrill", "daily", app.general)).reply();
    await app.ada.command("/kubedrill", "daily", app.general);
    await app.slack.until("the greeting", () => app.slack.directMessages(app.ada)[0]);
    await app.ada.command("/kubedrill", "daily", app.general);
    await app.kubedrill.stop();
    expect(app.slack.directMessages(app.ada)).toHaveLength(1);
    expect(app.installations.kept.has(app.team.id)).toBe(true);
  });
});
