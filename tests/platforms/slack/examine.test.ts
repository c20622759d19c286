// kubedrill slack doctor: what it finds, against a local Slack and a running Kubedrill.
import { describe, expect, it } from "vitest";
import { examineSlack, type Finding } from "../../../src/platforms/slack/examine.ts";
import { openInstalledBot, openSlackWorld, slackParts } from "../../support/platforms/slack-bot.ts";

async function all(findings: AsyncGenerator<Finding>): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for await (const finding of findings) found.push(finding);
  return found;
}

describe("examining Slack over a socket", () => {
  it("finds nothing wrong where nothing is", async () => {
    const world = await openSlackWorld("socket");
    const channel = { team: world.team.id, channel: world.general.id };
    const found = await all(examineSlack(world.settings(), slackParts(), [channel]));
    expect(found.map(({ ok }) => ok)).toEqual([true, true]);
    expect(found[1]?.text).toContain(world.general.id);
  });

  it("says why a drill is paused, and how to resume it if nothing is missing", async () => {
    const world = await openSlackWorld("socket");
    const channel = { team: world.team.id, channel: world.general.id, paused: "It may not post there." };
    const [, found] = await all(examineSlack(world.settings(), slackParts(), [channel]));
    expect(found).toMatchObject({
      ok: false,
      text: expect.stringMatching(/paused \(“It may not post there.”\).*\/drill resume/),
    });
  });

  it("names a wrong token, and channels of another workspace", async () => {
    const world = await openSlackWorld("socket");
    const settings = world.settings();
    const parts = slackParts();
    const wrong = { ...settings, ...(settings.mode === "socket" && { appToken: "xapp-wrong" }) };
    const [tokens, ...more] = await all(examineSlack(wrong, parts, []));
    expect([tokens?.ok, more]).toEqual([false, []]);
    expect(tokens?.text).toContain("SLACK_APP_TOKEN");
    const elsewhere = { team: "T0OTHER00", channel: "C1" };
    const found = await all(examineSlack(settings, parts, [elsewhere]));
    expect(found[1]).toMatchObject({ ok: false, text: expect.stringContaining("not installed") });
  });
});

describe("examining Slack over HTTP", () => {
  it("asks the running Kubedrill, and looks at each drill's channel", async () => {
    const app = await openInstalledBot("http");
    const channel = { team: app.team.id, channel: app.general.id };
    const parts = slackParts({ installations: app.installations });
    const found = await all(examineSlack(app.settings(), parts, [channel]));
    expect(found.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it("says when no one answers, or only to another secret", async () => {
    const app = await openInstalledBot("http");
    const parts = slackParts({ installations: app.installations });
    const settings = app.settings();
    if (settings.mode !== "http") throw new Error("This is a socket.");
    const wrong = { ...settings, signingSecret: "another" };
    const [events, page] = await all(examineSlack(wrong, parts, []));
    expect(events).toMatchObject({ ok: false, text: expect.stringContaining("(401)") });
    expect(page?.ok).toBe(true);
    const nowhere = { ...settings, publicUrl: "http://127.0.0.1:1" };
    const found = await all(examineSlack(nowhere, parts, []));
    expect(found.map(({ text }) => text)).toEqual([
      expect.stringContaining("no connection"),
      expect.stringContaining("no connection"),
    ]);
  });
});
