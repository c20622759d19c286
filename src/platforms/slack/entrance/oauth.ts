// Installing by OAuth: from “Add to Slack” to a greeting.
import { HTTPReceiver, type Installation } from "@slack/bolt";
import { boltLogger, type Log } from "../log.ts";
import { clientOptions } from "../web-client.ts";
import type { NewCredentials } from "../workspace/installed-workspaces.ts";
import { scopes } from "../workspace/permissions.ts";
import { messagePage } from "./page.ts";

/** Where Slack sends people back to. */
export const REDIRECT_PATH = "/slack/oauth_redirect";
export const INSTALL_PATH = "/slack/install";
export const EVENTS_PATH = "/slack/events";

export interface HttpConfig {
  readonly apiUrl: string | undefined;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly publicUrl: string;
}

interface OAuthParts {
  readonly log: Log;
  /** `owner` is a workspace's id, or an organisation's. */
  store(owner: string, credentials: NewCredentials): Promise<void>;
  /** It is stored, and whoever installed it sees so. */
  installed(owner: string): void;
}

/** Bolt's receiver of signed requests, with the pages for installing. */
export function createHttpReceiver(config: HttpConfig, { log, store, installed }: OAuthParts): HTTPReceiver {
  const { apiUrl, signingSecret, clientId, clientSecret, stateSecret, publicUrl } = config;
  return new HTTPReceiver({
    signingSecret,
    clientId,
    clientSecret,
    stateSecret,
    endpoints: EVENTS_PATH,
    scopes: Object.keys(scopes),
    redirectUri: `${publicUrl}${REDIRECT_PATH}`,
    logger: boltLogger(log),
    installationStore: {
      async storeInstallation(installation) {
        await store(ownerOf(installation), credentialsOf(installation));
      },
      // Bolt asks `createAuthorize` instead, which renews tokens one at a time.
      fetchInstallation: () => Promise.reject(new Error("Installations are read elsewhere.")),
    },
    installerOptions: {
      directInstall: true,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      clientOptions: clientOptions(apiUrl, log),
      ...(apiUrl === undefined ? {} : { authorizationUrl: new URL("/oauth/v2/authorize", apiUrl).href }),
      callbackOptions: {
        success(installation, _options, _request, response) {
          messagePage(
            response,
            200,
            "Kubedrill is installed",
            "Open Slack: a greeting waits in your direct messages.",
          );
          installed(ownerOf(installation));
        },
        failure(_error, _options, _request, response) {
          messagePage(
            response,
            400,
            "Kubedrill was not installed",
            `Slack did not finish it, or it took more than ten minutes. Begin again at ${publicUrl}${INSTALL_PATH}`,
          );
        },
      },
    },
  });
}

function ownerOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const owner = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (owner === undefined) throw new Error("Slack names no workspace in an installation.");
  return owner;
}

function credentialsOf({ bot, user, team, enterprise }: Installation): NewCredentials {
  if (bot === undefined) throw new Error("Slack gave no bot token in an installation.");
  const { token, refreshToken, expiresAt } = bot;
  return {
    name: team?.name ?? enterprise?.name ?? "Slack",
    token,
    installer: user.id,
    ...(refreshToken === undefined || expiresAt === undefined
      ? {}
      : { renewal: { refreshToken, expiresAt: expiresAt * 1_000 } }),
  };
}
