// KUBEDRILL_SECRET changes: tokens open with the old one, and are encrypted with the new one from then on.
import { describe, expect, it, onTestFinished } from "vitest";
import type { SlackSettings } from "../../../../src/platforms/slack/entrance/entrance.ts";
import { examineSlack } from "../../../../src/platforms/slack/examine.ts";
import { createSlack } from "../../../../src/platforms/slack/slack.ts";
import { createSeal } from "../../../../src/platforms/slack/workspace/seal.ts";
import {
  keepLog,
  openInstalledBot,
  quietBot,
  SECRET,
  type SlackBot,
  slackParts,
} from "../../../support/platforms/slack-bot.ts";

const NEW = "another secret of thirty-two characters";

/** The settings with other secrets. */
function withSecrets(app: SlackBot, secret: string, oldSecrets: readonly string[]): SlackSettings {
  const settings = app.settings();
  if (settings.mode !== "http") throw new Error("This is a socket.");
  return { ...settings, secret, oldSecrets };
}

/** Starts a process on the same installations. */
async function restart(app: SlackBot, secret: string, oldSecrets: readonly string[]) {
  await app.kubedrill.stop();
  const { log, lines } = keepLog();
  const { installations } = app;
  const kubedrill = createSlack(withSecrets(app, secret, oldSecrets), slackParts({ installations, log }));
  onTestFinished(() => kubedrill.stop());
  await kubedrill.start(quietBot);
  await app.serve(kubedrill);
  return { kubedrill, lines };
}

async function examine(app: SlackBot, secret: string, oldSecrets: readonly string[]) {
  const parts = slackParts({ installations: app.installations });
  const found: string[] = [];
  for await (const { ok, text } of examineSlack(withSecrets(app, secret, oldSecrets), parts, [])) {
    found.push(`${ok ? "✓" : "✗"} ${text}`);
  }
  return found.slice(2);
}

const stored = ({ installations, team }: SlackBot) => installations.kept.get(team.id) ?? "";

describe("a changed KUBEDRILL_SECRET", () => {
  it("encrypts every token again at the next start; then the old one can go", async () => {
    const app = await openInstalledBot("http");
    expect(await examine(app, SECRET, [])).toEqual([]);
    expect(await examine(app, NEW, [SECRET])).toEqual([
      "✗ 1 Slack token is encrypted with an old KUBEDRILL_SECRET. Start Kubedrill once with both secrets.",
    ]);
    const { lines } = await restart(app, NEW, [SECRET]);
    expect(lines.map(({ message }) => message)).toEqual([
      "Slack tokens were encrypted again with the current KUBEDRILL_SECRET",
    ]);
    expect(createSeal(NEW).isCurrent(stored(app))).toBe(true);
    expect(await examine(app, NEW, [SECRET])).toEqual([
      "✓ Every Slack token is encrypted with KUBEDRILL_SECRET. You can remove KUBEDRILL_SECRET_OLD.",
    ]);
    const last = await restart(app, NEW, []);
    expect(last.lines).toEqual([]);
    expect((await app.ada.command("/kubedrill", "daily")).failure).toBeUndefined();
  });

  it("encrypts a token again when it is read, as another process may still have written it", async () => {
    const app = await openInstalledBot("http");
    const body = stored(app);
    const { kubedrill } = await restart(app, NEW, [SECRET]);
    await app.installations.store({ platform: "slack", externalId: app.team.id }, body, 0);
    await kubedrill.platform.post({ team: app.team.id, channel: app.general.id }, [], "key");
    expect(createSeal(NEW).isCurrent(stored(app))).toBe(true);
  });

  it("overwrites nothing newer", async () => {
    const app = await openInstalledBot("http");
    const { replace } = app.installations;
    app.installations.replace = async (team, old, body, now) => {
      await app.installations.store(team, "newer", now);
      await replace(team, old, body, now);
    };
    await restart(app, NEW, [SECRET]);
    expect(stored(app)).toBe("newer");
  });

  it("that is not followed by the old one says so, and changes nothing", async () => {
    const app = await openInstalledBot("http");
    const body = stored(app);
    const { lines } = await restart(app, NEW, []);
    expect(lines).toEqual([
      {
        level: "error",
        details: { count: 1 },
        message:
          "Some Slack tokens have a KUBEDRILL_SECRET that isn't set. Add it to KUBEDRILL_SECRET_OLD, or install Kubedrill there again.",
      },
    ]);
    expect(await examine(app, NEW, [])).toEqual([
      "✗ 1 Slack token is encrypted with a KUBEDRILL_SECRET that isn't set. Add it to KUBEDRILL_SECRET_OLD, or install Kubedrill there again.",
    ]);
    expect(stored(app)).toBe(body);
    const answer = await app.ada.command("/kubedrill", "daily");
    expect([answer.failure, JSON.stringify(answer.body)]).toEqual([
      undefined,
      expect.stringContaining("Something went wrong on our side"),
    ]);
  });
});
