// The end of an installation: Slack's code for tokens.
import type { webApi } from "@slack/bolt";
import type { WebClient } from "../web-client.ts";
import type { NewCredentials } from "../workspace/installed-workspaces.ts";

export interface Exchange {
  readonly clientId: string;
  readonly clientSecret: string;
  /** As it was when the code was asked for. */
  readonly redirectUri: string;
}

export interface NewInstallation {
  /** A workspace's ID, or an organization's. */
  readonly owner: string;
  readonly credentials: NewCredentials;
}

/** A code works once. @param now epoch ms @throws Error where Slack refuses it, or leaves something out. */
export async function exchangeCode(
  client: WebClient,
  { clientId, clientSecret, redirectUri }: Exchange,
  code: string,
  now: number,
): Promise<NewInstallation> {
  const answer = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: redirectUri,
  });
  return { owner: ownerOf(answer), credentials: credentialsOf(answer, now) };
}

function ownerOf({ is_enterprise_install, enterprise, team }: webApi.OauthV2AccessResponse): string {
  const owner = is_enterprise_install ? enterprise?.id : team?.id;
  if (owner === undefined) throw new Error("Slack names no workspace in an installation.");
  return owner;
}

function credentialsOf(answer: webApi.OauthV2AccessResponse, now: number): NewCredentials {
  const { access_token: token, token_type, refresh_token: refreshToken, expires_in, authed_user } = answer;
  if (token === undefined || token_type !== "bot" || authed_user?.id === undefined)
    throw new Error("Slack gave no bot token in an installation.");
  return {
    name: answer.team?.name ?? answer.enterprise?.name ?? "Slack",
    token,
    installer: authed_user.id,
    ...(refreshToken === undefined || expires_in === undefined
      ? {}
      : { renewal: { refreshToken, expiresAt: now + expires_in * 1_000 } }),
  };
}
