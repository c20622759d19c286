// What Slack tells of people is asked once, and not at all while Slack wants silence.
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { toPerson } from "../../../../src/platforms/slack/listen/person.ts";
import { createWebClient } from "../../../../src/platforms/slack/web-client.ts";
import { createProfiles } from "../../../../src/platforms/slack/workspace/profiles.ts";
import { keepLog, openSlackWorld } from "../../../support/platforms/slack-bot.ts";

async function open() {
  const { slack, team, ada, installed } = await openSlackWorld("socket");
  const { log } = keepLog();
  const profiles = createProfiles(createWebClient(slack.apiUrl, log), log);
  onTestFinished(() => profiles.stop());
  const token = installed?.botToken ?? "";
  const workspace = { team: team.id, name: "Ship", token, installer: undefined };
  const asked = () => slack.requests.filter(({ method }) => method === "users.info").length;
  return { slack, team, ada, profiles, workspace, asked };
}

describe("a person", () => {
  it("is named as Slack tells, else by a guess that says so", async () => {
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
  it("is asked for once, whoever wants it at the same time or later", async () => {
    const { team, profiles, workspace, asked } = await open();
    const ben = team.addMember("ben", { tz: "Europe/Berlin" });
    const both = await Promise.all([profiles.ask(workspace, ben.id), profiles.ask(workspace, ben.id)]);
    expect(both[0]).toEqual({ name: "Ben", zone: "Europe/Berlin", locale: "en-US", admin: false });
    expect(await profiles.ask(workspace, ben.id)).toBe(both[1]);
    expect(profiles.known(workspace, ben.id)).toBe(both[0]);
    expect(asked()).toBe(1);
  });

  it("of an admin is asked for whenever they do something: they may be demoted meanwhile", async () => {
    const { ada, profiles, workspace, asked } = await open();
    expect(await profiles.ask(workspace, ada.id)).toMatchObject({ admin: true });
    Object.assign(ada.person, { admin: false, owner: false });
    expect(await profiles.ask(workspace, ada.id)).toMatchObject({ admin: false });
    expect(asked()).toBe(2);
    expect(profiles.known(workspace, ada.id)).toMatchObject({ admin: false });
  });

  it("is learnt in the background where nobody waits for it", async () => {
    const { team, profiles, workspace, asked } = await open();
    const ben = team.addMember("ben");
    expect(profiles.known(workspace, ben.id)).toBeUndefined();
    expect(profiles.known(workspace, ben.id)).toBeUndefined();
    await vi.waitFor(() => expect(profiles.known(workspace, ben.id)?.name).toBe("Ben"));
    expect(asked()).toBe(1);
  });

  it("is not asked for again while Slack wants silence, nor soon after a failure", async () => {
    const { slack, team, ada, profiles, workspace, asked } = await open();
    slack.outage({ method: "users.info", times: 1, fault: { error: "user_not_found" } });
    expect(await profiles.ask(workspace, ada.id)).toBeUndefined();
    expect(await profiles.ask(workspace, ada.id)).toBeUndefined();
    slack.outage({ method: "users.info", times: 1, fault: { retryAfter: 60 } });
    expect(await profiles.ask(workspace, team.addMember("ben").id)).toBeUndefined();
    expect(await profiles.ask(workspace, team.addMember("cleo").id)).toBeUndefined();
    expect(asked()).toBe(2);
    expect(slack.impatient).toEqual([]);
  });
});
