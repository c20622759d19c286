// The App Home after answers: renewed once for many, and only where somebody may look at it.
import { describe, expect, it, onTestFinished } from "vitest";
import { createHome } from "../../../src/platforms/slack/home.ts";
import { createProfiles } from "../../../src/platforms/slack/profiles.ts";
import { createWebClient } from "../../../src/platforms/slack/web-client.ts";
import { keepLog, openSlackWorld } from "../../support/slack-bot.ts";

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
    suggest: async () => [],
    joined: async () => [],
    left: async () => {},
  };
  const home = createHome({ bot, client, profiles: createProfiles(client, log), clock: Date.now, log }, 100);
  onTestFinished(() => home.stop());
  const token = installed?.botToken ?? "";
  const workspace = { team: team.id, name: "Ship", token, installer: undefined };
  const actor = { user: ada.id, name: "ada", team: team.id, workspace };
  return { slack, ada, home, actor, shown };
}

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
});
