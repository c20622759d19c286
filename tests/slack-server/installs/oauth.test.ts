// The OAuth flow through the real Bolt: install, refuse, rotate, whole organizations.
import type { AddressInfo } from "node:net";
import { App, type Installation, type InstallationStore } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { clientOptionsFor, silent } from "../bolt-app.ts";
import { type SlackServer, startSlackServer } from "../server.ts";
import type { SlackServerSettings } from "../settings.ts";
import { installByBrowser } from "./install-by-browser.ts";

let slack: SlackServer;
let app: App;
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

/** Keeps installations by the id of their workspace or organization. */
function memoryStore() {
  const stored = new Map<string, Installation>();
  const store: InstallationStore = {
    async storeInstallation(installation) {
      stored.set(
        (installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id) ?? "",
        installation,
      );
    },
    async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      const found = stored.get((isEnterpriseInstall ? enterpriseId : teamId) ?? "");
      if (found === undefined) throw new Error("not installed");
      return found;
    },
  };
  return { stored, store };
}

async function start(settings: Partial<SlackServerSettings> = {}) {
  slack = await startSlackServer(settings);
  const { stored, store } = memoryStore();
  const { clientId, clientSecret, signingSecret } = slack.settings;
  app = new App({
    clientId,
    clientSecret,
    signingSecret,
    stateSecret: "state-secret",
    scopes: ["commands", "chat:write"],
    installationStore: store,
    clientOptions: clientOptionsFor(slack),
    installerOptions: {
      authorizationUrl: slack.authorizationUrl,
      clientOptions: clientOptionsFor(slack),
    },
    logger: silent,
  });
  app.error(async () => {});
  const server = await app.start(0);
  const bound = "address" in server ? (server.address() as AddressInfo) : undefined;
  const origin = `http://127.0.0.1:${bound?.port}`;
  slack.redirectTo(`${origin}/slack/oauth_redirect`);
  await slack.sendTo(`${origin}/slack/events`);
  return { stored, installUrl: `${origin}/slack/install` };
}

function answerCommands(): void {
  app.command("/kubedrill", async ({ ack, client, context }) => {
    const { team, user_id } = await client.auth.test();
    await ack(`${team} ${user_id === context.botUserId} ${context.isEnterpriseInstall}`);
  });
}

describe("installing", () => {
  it("gives the app its tokens for a workspace", async () => {
    const { stored, installUrl } = await start();
    answerCommands();
    const acme = slack.addWorkspace("Acme");
    const ada = acme.addMember("ada");

    const page = await installByBrowser(ada, { installUrl });

    expect(page.status).toBe(200);
    expect(stored.get(acme.id)).toMatchObject({
      team: { id: acme.id, name: "Acme" },
      user: { id: ada.id },
      isEnterpriseInstall: false,
      bot: { scopes: ["commands", "chat:write"], userId: acme.install(ada).botUserId },
    });
    expect((await (await ada.command("/kubedrill")).reply()).text).toBe("Acme true false");
  });

  it("gives the app its tokens for a whole organization", async () => {
    const { stored, installUrl } = await start();
    answerCommands();
    const grid = slack.addOrganization("Grid");
    const ada = grid.addWorkspace("North").addMember("ada");
    const ben = grid.addWorkspace("South").addMember("ben");

    await installByBrowser(ada, { installUrl, wholeOrg: true });

    expect(stored.get(grid.id)).toMatchObject({ isEnterpriseInstall: true, enterprise: { id: grid.id } });
    expect((await (await ben.command("/kubedrill")).reply()).text).toBe("Grid true true");
  });

  it("stops where the person or the state is not right", async () => {
    const { stored, installUrl } = await start();
    const ada = slack.addWorkspace("Acme").addMember("ada");

    expect((await installByBrowser(ada, { installUrl, deny: true })).status).toBe(500);
    expect((await installByBrowser(ada, { installUrl, spoilState: true })).status).toBe(400);
    expect(stored.size).toBe(0);
    expect(slack.requests).toEqual([]);
  });

  it("takes a code once", async () => {
    const { installUrl } = await start();
    const ada = slack.addWorkspace("Acme").addMember("ada");
    await installByBrowser(ada, { installUrl });

    const [exchange] = slack.requests.filter(({ method }) => method === "oauth.v2.access");
    const again = await fetch(`${slack.apiUrl}oauth.v2.access`, {
      method: "POST",
      body: JSON.stringify(exchange?.args),
      headers: { "content-type": "application/json" },
    });

    expect(await again.json()).toEqual({ ok: false, error: "invalid_code" });
  });
});

describe("tokens that expire", () => {
  it("are refreshed by Bolt with the next interaction, each refresh token once", async () => {
    const { stored, installUrl } = await start({ tokenLifeMs: 3_600_000 });
    answerCommands();
    const acme = slack.addWorkspace("Acme");
    const ada = acme.addMember("ada");
    await installByBrowser(ada, { installUrl });
    const before = { ...stored.get(acme.id)?.bot };

    // Bolt refreshes what ends within two hours.
    expect((await (await ada.command("/kubedrill")).reply()).text).toBe("Acme true false");

    const after = stored.get(acme.id)?.bot;
    expect(after?.token).not.toBe(before.token);
    expect(after?.refreshToken).not.toBe(before.refreshToken);
    const refresh = slack.requests.find(({ args }) => args.grant_type === "refresh_token");
    const again = await fetch(`${slack.apiUrl}oauth.v2.access`, {
      method: "POST",
      body: JSON.stringify(refresh?.args),
      headers: { "content-type": "application/json" },
    });
    expect(await again.json()).toEqual({ ok: false, error: "invalid_refresh_token" });
  });
});

describe("Slack Connect", () => {
  it("lets people of another workspace click, as themselves", async () => {
    const { installUrl } = await start();
    const seen: unknown[] = [];
    app.action("go", async ({ ack, body, respond }) => {
      await ack();
      seen.push([body.team?.id, "team_id" in body.user && body.user.team_id]);
      await respond({ replace_original: false, text: "answered" });
    });
    const acme = slack.addWorkspace("Acme");
    const ada = acme.addMember("ada");
    const other = slack.addWorkspace("Other");
    const zoe = other.addMember("zoe");
    await installByBrowser(ada, { installUrl });
    const channel = acme.addChannel("together");
    acme.invite(channel);
    acme.share(channel, other);
    await app.client.chat.postMessage({
      token: acme.install(ada).botToken,
      channel: channel.id,
      text: "Q",
      blocks: [
        {
          type: "actions",
          elements: [{ type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } }],
        },
      ],
    });
    const [posting] = slack.messages(channel);
    if (posting === undefined) throw new Error("nothing posted");

    expect((await (await zoe.click(posting, "Go")).reply()).text).toBe("answered");
    expect(seen).toEqual([[acme.id, other.id]]);
    expect(slack.shownTo(ada, channel)).toEqual([posting]);
  });
});
