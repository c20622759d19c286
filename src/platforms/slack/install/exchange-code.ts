// The end of an installation: Slack's code for tokens.
import { type Answer, readAnswer } from "../payloads/read-answer.ts";
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
  const access = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: redirectUri,
  });
  const answer = readAnswer("installation", access);
  return { owner: ownerOf(answer), credentials: credentialsOf(answer, now) };
}

function ownerOf({ is_enterprise_install, enterprise, team }: Answer<"installation">): string {
  const owner = is_enterprise_install ? enterprise?.id : team?.id;
  if (owner === undefined) throw new Error("Slack names no workspace in an installation.");
  return owner;
}

function credentialsOf(answer: Answer<"installation">, now: number): NewCredentials {
  const { access_token: token, refresh_token: refreshToken, expires_in, authed_user } = answer;
  return {
    name: answer.team?.name ?? answer.enterprise?.name ?? "Slack",
    token,
    installer: authed_user.id,
    ...(refreshToken === undefined || expires_in === undefined
      ? {}
      : { renewal: { refreshToken, expiresAt: now + expires_in * 1_000 } }),
  };
}
