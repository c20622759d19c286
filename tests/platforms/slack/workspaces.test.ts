// Workspaces come and go: installing by OAuth, whole organizations, and leaving in either order.
import { describe, expect, it } from "vitest";
import type { TeamRef } from "../../../src/ports/person.ts";
import { installByBrowser } from "../../slack-server/installs/install-by-browser.ts";
import { install, openInstalledBot, openSlackBot } from "../../support/platforms/slack-bot.ts";

const hello = [{ type: "text", markdown: "Hello" }] as const;

/** Records who joined and who left. */
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
  it("stores the token encrypted and greets the installer", async () => {
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

  it.each([{ deny: true }, { spoilState: true }])(
    "that fails says so and stores nothing: %o",
    async (how) => {
      const { bot, joined } = guestBook();
      const { ada, publicUrl, installations } = await openSlackBot("http", bot);
      const page = await installByBrowser(ada, { installUrl: `${publicUrl}/slack/install`, ...how });
      expect(page.status).toBe(400);
      expect(page.text).toContain(`Begin again at ${publicUrl}/slack/install`);
      expect([joined, installations.kept.size]).toEqual([[], 0]);
    },
  );

  it("makes no one a team admin: only Slack says who is one, also after a second installation", async () => {
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

describe("an organization", () => {
  it("installs Kubedrill for its workspaces, which join and leave one by one", async () => {
    const { bot, joined, left } = guestBook();
    const app = await openSlackBot("http", bot);
    const organization = app.slack.addOrganization("Fleet");
    const team = organization.addWorkspace("Sloop");
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

  it("takes its workspaces along when it leaves", async () => {
    const { bot, left } = guestBook();
    const app = await openInstalledBot("http", bot);
    const organization = app.slack.addOrganization("Fleet");
    const team = organization.addWorkspace("Sloop");
    const olga = team.addMember("olga", { owner: true });
    await installByBrowser(olga, { installUrl: `${app.publicUrl}/slack/install`, wholeOrg: true });
    await (await olga.command("/kubedrill", "daily")).reply();
    expect(new Set(app.installations.kept.keys())).toEqual(new Set([app.team.id, organization.id, team.id]));
    await team.uninstall();
    await app.slack.until("the end", () => left.includes(organization.id));
    expect(left).toContain(team.id);
    expect([...app.installations.kept.keys()]).toEqual([app.team.id]);
  });

  it("serves a workspace that no event announced", async () => {
    const app = await openSlackBot("http");
    const team = app.slack.addOrganization("Fleet").addWorkspace("Sloop");
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

  it("forgets open App Homes: updating one would bring the team back", async () => {
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

  it("ignores late events about an earlier uninstallation", async () => {
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

  it("isn't triggered by a person's own token", async () => {
    const { bot, left } = guestBook();
    const app = await openInstalledBot("http", bot);
    await app.team.sendEvent({ type: "tokens_revoked", tokens: { oauth: [app.ada.id], bot: [] } });
    await (await app.ada.command("/kubedrill", "daily")).reply();
    expect(left).toEqual([]);
  });
});

describe("a first start over a socket", () => {
  it("greets the first admin who acts, once", async () => {
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
