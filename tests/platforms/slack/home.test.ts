// The App Home after answers: renewed once for many, and only where somebody may look at it.
import { describe, expect, it, onTestFinished } from "vitest";
import { createHome } from "../../../src/platforms/slack/home/home.ts";
import { createWebClient } from "../../../src/platforms/slack/web-client.ts";
import { createProfiles } from "../../../src/platforms/slack/workspace/profiles.ts";
import { keepLog, openSlackWorld } from "../../support/platforms/slack-bot.ts";

async function open() {
  const { slack, team, ada, installed } = await openSlackWorld("socket");
  const { log } = keepLog();
  const client = createWebClient(slack.apiUrl, log);
  const shown = { count: 0 };
  const bot = {
    commands: [],
    async handle() {
      shown.count += 1;
      return { delivery: "private", blocks: [{ type: "text", markdown: `Page ${shown.count}` }] } as const;
    },
    learned: async () => {},
    suggest: async () => [],
    joined: async () => [],
    left: async () => {},
  };
  const parts = { bot, client, profiles: createProfiles(client, log), clock: Date.now, log };
  const home = createHome(parts, { interval: 100, catchUp: 20 });
  onTestFinished(() => home.stop());
  const token = installed?.botToken ?? "";
  const workspace = { team: team.id, name: "Ship", token, installer: undefined };
  const actor = { user: ada.id, name: "ada", team: team.id, workspace };
  return { slack, team, ada, home, actor, shown };
}

const farewell = {
  delivery: "private",
  blocks: [{ type: "text", markdown: "Nothing is kept" }],
  person: "deleted",
} as const;

describe("the App Home", () => {
  it("is renewed once for many answers, while somebody may look at it", async () => {
    const { slack, ada, home, actor, shown } = await open();
    await home.opened(actor);
    for (let answers = 0; answers < 10; answers++) home.changed(actor);
    await slack.until("the renewed page", () => JSON.stringify(slack.home(ada)?.body).includes("Page 2"));
    expect(shown.count).toBe(2);
  });

  it("is left alone where nobody opened it, and after the end", async () => {
    const { home, actor, shown } = await open();
    home.changed(actor);
    await home.opened(actor);
    home.changed(actor);
    home.stop();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(shown.count).toBe(1);
  });

  it("reaches everybody once where Slack asks to slow down, and nobody asks too early", async () => {
    const { slack, team, home, actor, shown } = await open();
    slack.outage({ method: "views.publish", times: 1, fault: { retryAfter: 1 } });
    const members = ["ben", "mei", "eva", "tom"].map((name) => team.addMember(name));
    const openFor = (user: string) => home.opened({ ...actor, user });
    await Promise.all(members.map(({ id }) => openFor(id)));
    const { length: underway } = slack.impatient;
    await openFor(members[0]?.id ?? "");
    await slack.until("every page", () => members.every((member) => slack.home(member) !== undefined));
    expect(slack.impatient).toHaveLength(underway);
    expect(shown.count).toBeLessThanOrEqual(2 * members.length);
  });

  it("says farewell to whoever is deleted, and never asks for the person again", async () => {
    const { slack, ada, home, actor, shown } = await open();
    await home.follow(actor, farewell); // opened at another process, or before a restart
    expect(JSON.stringify(slack.home(ada)?.body)).toContain("Nothing is kept");
    await home.opened(actor);
    home.changed(actor);
    await home.follow(actor, farewell);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(shown.count).toBe(1);
    expect(JSON.stringify(slack.home(ada)?.body)).toContain("Nothing is kept");
  });

  it("is not asked for again where it was on its way when its person was deleted", async () => {
    const { slack, ada, home, actor, shown } = await open();
    const silence = Promise.withResolvers<void>();
    slack.outage({ method: "users.info", fault: { until: silence.promise } });
    const opened = home.opened(actor);
    const gone = home.follow(actor, farewell);
    silence.resolve();
    await Promise.all([opened, gone]);
    expect(shown.count).toBe(0);
    expect(JSON.stringify(slack.home(ada)?.body)).toContain("Nothing is kept");
  });

  it("is not asked for again in a workspace that Kubedrill left", async () => {
    const { home, actor, shown } = await open();
    await home.opened(actor);
    home.changed(actor);
    home.forgetTeam(actor.workspace.team);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(shown.count).toBe(1);
  });
});
