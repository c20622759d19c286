// The App Home after answers: updated once for many, and only while someone may be looking at it.
import { describe, expect, it } from "vitest";
import { createHome } from "../../../src/platforms/slack/home/home.ts";
import { createWebClient } from "../../../src/platforms/slack/web-client.ts";
import { createProfiles } from "../../../src/platforms/slack/workspace/profiles.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { keepLog, openSlackWorld } from "../../support/platforms/slack-bot.ts";

const BEGINNING = Date.UTC(2026, 2, 2);
const MINUTE = 60_000;

async function open() {
  const timers = createHandTimers();
  const { slack, team, installed } = await openSlackWorld("socket", { now: () => BEGINNING + timers.now() });
  const ben = team.addMember("ben");
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
  const profiles = createProfiles({ client, log, timers, learn: () => {} });
  const home = createHome({ bot, client, profiles, clock: Date.now, timers, log });
  const token = installed?.botToken ?? "";
  const workspace = { team: team.id, name: "Ship", token, installer: undefined };
  const actor = { user: ben.id, name: "ben", team: team.id, workspace };
  /** Lets time pass until nothing waits. Slack has reported ben's profile by then, so pages are asked for at once. */
  async function passMinutes() {
    timers.pass(2 * MINUTE);
    await new Promise(setImmediate);
  }
  return { slack, team, ben, home, actor, shown, timers, passMinutes };
}

const farewell = {
  delivery: "private",
  blocks: [{ type: "text", markdown: "Nothing is kept" }],
  person: "deleted",
} as const;

describe("the App Home", () => {
  it("is updated once for many answers, a minute after it was opened", async () => {
    const { slack, ben, home, actor, shown, timers, passMinutes } = await open();
    await home.opened(actor);
    for (let answers = 0; answers < 10; answers++) home.changed(actor);
    timers.pass(MINUTE - 1);
    expect(shown.count).toBe(1);
    timers.pass(1);
    await slack.until("the updated page", () => JSON.stringify(slack.home(ben)?.body).includes("Page 2"));
    await passMinutes();
    expect(shown.count).toBe(2);
  });

  it("isn't updated if no one opened it, or after the end", async () => {
    const { home, actor, shown, passMinutes } = await open();
    home.changed(actor);
    await home.opened(actor);
    home.changed(actor);
    home.stop();
    await passMinutes();
    expect(shown.count).toBe(1);
  });

  it("reaches everyone after Slack asked to slow down, and never asks too early", async () => {
    const { slack, team, home, actor, shown, timers } = await open();
    slack.outage({ method: "views.publish", times: 1, fault: { retryAfter: 1 } });
    const members = ["ben", "mei", "eva", "tom"].map((name) => team.addMember(name));
    const openFor = (user: string) => home.opened({ ...actor, user });
    await Promise.all(members.map(({ id }) => openFor(id)));
    const { length: underway } = slack.impatient;
    await openFor(members[0]?.id ?? "");
    const isEveryPageShown = () => {
      timers.pass(100);
      return members.every((member) => slack.home(member) !== undefined);
    };
    await expect.poll(isEveryPageShown).toBe(true);
    expect(slack.impatient).toHaveLength(underway);
    expect(shown.count).toBeLessThanOrEqual(2 * members.length);
  });

  it("says farewell to a deleted member, and never asks for their page again", async () => {
    const { slack, ben, home, actor, shown, passMinutes } = await open();
    await home.follow(actor, farewell); // opened in another process, or before a restart
    expect(JSON.stringify(slack.home(ben)?.body)).toContain("Nothing is kept");
    await home.opened(actor);
    home.changed(actor);
    await home.follow(actor, farewell);
    await passMinutes();
    expect(shown.count).toBe(1);
    expect(JSON.stringify(slack.home(ben)?.body)).toContain("Nothing is kept");
  });

  it("isn't asked for if its member was deleted while it was on its way", async () => {
    const { slack, ben, home, actor, shown } = await open();
    const silence = Promise.withResolvers<void>();
    slack.outage({ method: "users.info", fault: { until: silence.promise } });
    const opened = home.opened(actor);
    const gone = home.follow(actor, farewell);
    silence.resolve();
    await Promise.all([opened, gone]);
    expect(shown.count).toBe(0);
    expect(JSON.stringify(slack.home(ben)?.body)).toContain("Nothing is kept");
  });

  it("isn't asked for again in a workspace that Kubedrill left", async () => {
    const { home, actor, shown, passMinutes } = await open();
    await home.opened(actor);
    home.changed(actor);
    home.forgetTeam(actor.workspace.team);
    await passMinutes();
    expect(shown.count).toBe(1);
  });
});
