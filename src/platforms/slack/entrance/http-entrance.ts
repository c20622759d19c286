// Many workspaces over signed HTTP, installed by OAuth.
import type { Receiver } from "@slack/bolt";
import type { WebClient } from "../web-client.ts";
import { createInstalledWorkspaces, type RenewedToken } from "../workspace/installed-workspaces.ts";
import { createSeal } from "../workspace/seal.ts";
import type { Entrance, EntranceParts } from "./entrance-parts.ts";
import { createSlackListener } from "./http.ts";
import { createHttpReceiver, type HttpConfig } from "./oauth.ts";

export function createHttpEntrance(
  config: HttpConfig & { readonly secret: string },
  { client, log, clock, installations }: EntranceParts,
): Entrance {
  let installed: (team: string) => void = () => {};
  const workspaces = createInstalledWorkspaces({
    installations,
    seal: createSeal(config.secret),
    clock,
    log,
    renew: (refreshToken) => renew(client, config, refreshToken, clock()),
  });
  const bolt = createHttpReceiver(config, {
    log,
    store: workspaces.store,
    // An organisation's workspaces join one by one, as it lets them.
    installed: (owner) => {
      if (!owner.startsWith("E")) installed(owner);
    },
  });
  // The one HTTP server listens, not Bolt; and Bolt must not see that its receiver can authorize.
  const receiver: Receiver = {
    init: (app) => bolt.init(app),
    start: async () => undefined,
    stop: workspaces.settled,
  };
  return {
    workspaces,
    receiver,
    listener: createSlackListener(bolt.requestListener),
    grant: workspaces.grant,
    async open(heard) {
      installed = heard;
      return undefined;
    },
  };
}

async function renew(
  client: WebClient,
  { clientId, clientSecret }: HttpConfig,
  refreshToken: string,
  now: number,
): Promise<RenewedToken> {
  const { access_token, refresh_token, expires_in } = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  if (access_token === undefined || refresh_token === undefined || expires_in === undefined) {
    throw new Error("Slack renewed a token without giving it.");
  }
  return { token: access_token, refreshToken: refresh_token, expiresAt: now + expires_in * 1_000 };
}
