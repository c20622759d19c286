// Profiles: asked for once, and not at all while Slack asks to wait.
import { describe, expect, it } from "vitest";
import { toPerson } from "../../../../src/platforms/slack/listen/person.ts";
import { createWebClient } from "../../../../src/platforms/slack/web-client.ts";
import { createProfiles } from "../../../../src/platforms/slack/workspace/profiles.ts";
import { createHandTimers } from "../../../support/hand-timers.ts";
import { keepLog, openSlackWorld } from "../../../support/platforms/slack-bot.ts";

async function open() {
  const { slack, team, ada, installed } = await openSlackWorld("socket");
  const { log } = keepLog();
  const timers = createHandTimers();
  const client = createWebClient(slack.apiUrl, log);
  const profiles = createProfiles({ client, log, timers, learn: () => {} });
  const token = installed?.botToken ?? "";
  const workspace = { team: team.id, name: "Ship", token, installer: undefined };
  const asked = () => slack.requests.filter(({ method }) => method === "users.info").length;
  return { slack, team, ada, profiles, workspace, asked, timers };
}

describe("a person", () => {
  it("has the name that Slack reports, else a guess that is marked as one", async () => {
    const { ada, profiles, workspace } = await open();
    const actor = { user: ada.id, name: "ada", team: workspace.team, workspace };
    expect(toPerson(actor, profiles.known(workspace, ada.id))).toMatchObject({
      name: "ada",
      nameIsGuess: true,
    });
    const known = toPerson(actor, await profiles.ask(workspace, ada.id));
    expect(known).toMatchObject({ name: "Ada" });
    expect(known).not.toHaveProperty("nameIsGuess");
  });
});

describe("a profile", () => {
  it("is asked for once, at the same time and later", async () => {
    const { team, profiles, workspace, asked } = await open();
    const ben = team.addMember("ben", { tz: "Europe/Berlin" });
    const both = await Promise.all([profiles.ask(workspace, ben.id), profiles.ask(workspace, ben.id)]);
    expect(both[0]).toEqual({ name: "Ben", zone: "Europe/Berlin", locale: "en-US", admin: false });
    expect(await profiles.ask(workspace, ben.id)).toBe(both[1]);
    expect(profiles.known(workspace, ben.id)).toBe(both[0]);
    expect(asked()).toBe(1);
  });

  it("of an admin is asked for whenever they act: they may have lost their rights", async () => {
    const { ada, profiles, workspace, asked } = await open();
    expect(await profiles.ask(workspace, ada.id)).toMatchObject({ admin: true });
    Object.assign(ada.person, { admin: false, owner: false });
    expect(await profiles.ask(workspace, ada.id)).toMatchObject({ admin: false });
    expect(asked()).toBe(2);
    expect(profiles.known(workspace, ada.id)).toMatchObject({ admin: false });
  });

  it("is asked for in the background when only its last known state is needed", async () => {
    const { team, profiles, workspace, asked, timers } = await open();
    const ben = team.addMember("ben");
    expect(profiles.known(workspace, ben.id)).toBeUndefined();
    expect(profiles.known(workspace, ben.id)).toBeUndefined();
    timers.pass(0);
    await expect.poll(() => profiles.known(workspace, ben.id)?.name).toBe("Ben");
    timers.pass(60_000);
    expect(asked()).toBe(1);
  });

  it("isn't asked for again while Slack asks to wait, or soon after a failure", async () => {
    const { slack, team, ada, profiles, workspace, asked, timers } = await open();
    slack.outage({ method: "users.info", times: 1, fault: { error: "user_not_found" } });
    expect(await profiles.ask(workspace, ada.id)).toBeUndefined();
    expect(await profiles.ask(workspace, ada.id)).toBeUndefined();
    slack.outage({ method: "users.info", times: 1, fault: { retryAfter: 60 } });
    expect(await profiles.ask(workspace, team.addMember("ben").id)).toBeUndefined();
    expect(await profiles.ask(workspace, team.addMember("cleo").id)).toBeUndefined();
    expect(asked()).toBe(2);
    expect(slack.impatient).toEqual([]);
    timers.pass(60_000);
    expect(await profiles.ask(workspace, ada.id)).toBeUndefined();
    expect(asked()).toBe(3);
  });
});
