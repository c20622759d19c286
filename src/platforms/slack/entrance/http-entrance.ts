// Many workspaces over signed HTTP, installed by OAuth.
import type { RequestListener } from "node:http";
import { exchangeCode } from "../install/exchange-code.ts";
import { createInstallPages, type InstallPages } from "../install/install-pages.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import type { WebClient } from "../web-client.ts";
import { createInstalledWorkspaces, type RenewedToken } from "../workspace/installed-workspaces.ts";
import { createSeal } from "../workspace/seal.ts";
import { createSealedInstallations } from "../workspace/sealed-installations.ts";
import type { Entrance, EntranceParts } from "./entrance-parts.ts";
import { createHttpReceiver } from "./http-receiver.ts";
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from "./paths.ts";
import { refuse } from "./refuse.ts";
import { createSecretDoubts } from "./secret-doubts.ts";

export interface HttpConfig {
  readonly apiUrl: string | undefined;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly publicUrl: string;
  /** Encrypts the workspaces' tokens at rest. */
  readonly secret: string;
  /** Open what was encrypted before the secret was changed. */
  readonly oldSecrets?: readonly string[];
}

/** Slack's signatures, codes and cookies carry the real time. */
const now = Date.now;

export function createHttpEntrance(
  config: HttpConfig,
  { client, log, clock, timers, installations, usedKeys }: EntranceParts,
): Entrance {
  let installed: (team: string) => void = () => {};
  const seal = createSeal(config.secret, config.oldSecrets);
  const sealed = createSealedInstallations({ installations, seal, clock, log });
  const doubts = createSecretDoubts(log, now);
  const workspaces = createInstalledWorkspaces({
    installations: sealed,
    clock,
    timers,
    log,
    renew: (refreshToken) => renew(client, config, refreshToken, clock()).catch(doubts.refused),
  });
  const receiver = createHttpReceiver({
    signingSecret: config.signingSecret,
    usedKeys,
    doubts,
    log,
    now,
    timers,
    settled: workspaces.settled,
  });
  const exchange = { ...config, redirectUri: `${config.publicUrl}${REDIRECT_PATH}` };
  const pages = createInstallPages({
    ...config,
    authorizationUrl: new URL("/oauth/v2/authorize", config.apiUrl ?? "https://slack.com").href,
    usedKeys,
    log,
    now,
    exchange: (code) => exchangeCode(client, exchange, code, clock()).catch(doubts.refused),
    store: ({ owner, credentials }) => workspaces.store(owner, credentials),
    // An organization's workspaces join one by one, as it lets them.
    installed: (owner) => {
      if (!owner.startsWith("E")) installed(owner);
    },
  });
  return {
    workspaces,
    receiver,
    listener: createListener(receiver, pages),
    // Slack connects to us.
    isConnected: () => true,
    doubtsSecrets: doubts.exist,
    grant: workspaces.grant,
    countSecrets: sealed.count,
    async open(heard) {
      installed = heard;
      await sealed.sealAgain();
      return undefined;
    },
  };
}

/** Hands each request to what answers its address. */
function createListener(
  receiver: ReturnType<typeof createHttpReceiver>,
  pages: InstallPages,
): RequestListener {
  return (request, response) => {
    const path = request.url?.split("?")[0];
    switch (`${request.method} ${path}`) {
      case `POST ${EVENTS_PATH}`:
        return void receiver.take(request, response);
      case `GET ${EVENTS_PATH}`: // Slack looks at the certificate this way, too.
        return void (request.url?.includes("ssl_check=1")
          ? response.writeHead(200).end()
          : refuse(request, response, 405, { Allow: "POST" }));
      case `GET ${INSTALL_PATH}`:
        return pages.begin(request, response);
      case `GET ${REDIRECT_PATH}`:
        return void pages.finish(request, response);
      default:
        return refuse(request, response, 404);
    }
  };
}

async function renew(
  client: WebClient,
  { clientId, clientSecret }: HttpConfig,
  refreshToken: string,
  now: number,
): Promise<RenewedToken> {
  const answer = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  const { access_token, refresh_token, expires_in } = readAnswer("renewed token", answer);
  return { token: access_token, refreshToken: refresh_token, expiresAt: now + expires_in * 1_000 };
}
