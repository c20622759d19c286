// Over HTTP: when Kubedrill doubts the app's secrets, and how often it says so.
import { describe, expect, it } from "vitest";
import { createSecretDoubts } from "../../../../src/platforms/slack/entrance/secret-doubts.ts";
import { installByBrowser } from "../../../slack-server/installs/install-by-browser.ts";
import { keepLog, openInstalledBot } from "../../../support/platforms/slack-bot.ts";

describe("doubts about Slack's secrets", () => {
  it("come with a wrong signature and go with a right one", async () => {
    const { slack, ada, kubedrill } = await openInstalledBot("http");
    const { signingSecret } = slack.settings;
    expect(kubedrill.doubtsSecrets()).toBe(false);
    Object.assign(slack.settings, { signingSecret: "another-secret" });
    void ada.command("/lookup", "nodeport").catch(() => {}); // it's refused
    await expect.poll(() => kubedrill.doubtsSecrets()).toBe(true);
    Object.assign(slack.settings, { signingSecret });
    await ada.command("/lookup", "nodeport");
    expect(kubedrill.doubtsSecrets()).toBe(false);
  });

  it("come when Slack refuses the client secret", async () => {
    const { slack, team, publicUrl, kubedrill } = await openInstalledBot("http");
    Object.assign(slack.settings, { clientSecret: "another-secret" });
    await installByBrowser(team.addMember("bo", { owner: true }), {
      installUrl: `${publicUrl}/slack/install`,
    });
    expect(kubedrill.doubtsSecrets()).toBe(true);
  });

  it("are logged up to once per minute", () => {
    const { log, lines } = keepLog();
    let now = 0;
    const doubts = createSecretDoubts(log, () => now);
    for (now = 0; now < 120_000; now += 1_000) doubts.checked(now % 3_000 === 0);
    expect(lines).toHaveLength(2);
  });
});
