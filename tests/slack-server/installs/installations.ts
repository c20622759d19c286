// The app's installations and their tokens.
import { randomBytes } from "node:crypto";
import type { Ids } from "../ids.ts";
import type { Enterprise, Installation, Person, Token, Workspace } from "../model.ts";
import type { SlackServerSettings } from "../settings.ts";
import { ApiError } from "../web-api/api-error.ts";
import type { World } from "../world.ts";

/** A workspace, or a whole Enterprise Grid organization. */
export type Target = { readonly workspace: Workspace } | { readonly enterprise: Enterprise };

export interface IssuedTokens {
  readonly installation: Installation;
  readonly access: Token;
  /** Only where tokens expire. */
  readonly refresh: Token | undefined;
}

export interface Installations {
  /** Installs or installs again; the bot user stays the same one. */
  install(target: Target, installer: Person, scopes: readonly string[]): IssuedTokens;
  /** New tokens for a refresh token, which is then spent. @throws ApiError invalid_refresh_token */
  refresh(refreshToken: string): IssuedTokens;
  /** @throws ApiError invalid_auth, token_revoked, token_expired, account_inactive */
  authenticate(token: string): Installation;
  /** The token as issued, even if it was revoked or replaced since. */
  find(token: string): Token | undefined;
  /** The active installation that serves a workspace: its own, else its organization's. */
  serving(workspace: Workspace): Installation | undefined;
  remove(installation: Installation): void;
}

export function createInstallations(settings: SlackServerSettings, ids: Ids, world: World): Installations {
  const tokens = new Map<string, Token>();
  /** By the id of the workspace or organization. */
  const installed = new Map<string, Installation>();

  const addToken = (installation: Installation, kind: Token["kind"]): Token => {
    const secret = randomBytes(12).toString("hex");
    const expires = kind === "bot" && settings.tokenLifeMs !== undefined;
    const rotating = settings.tokenLifeMs === undefined ? "" : "xoxe.";
    const token: Token = {
      value: kind === "bot" ? `${rotating}xoxb-${secret}` : `xoxe-1-${secret}`,
      kind,
      installation,
      expiresAt: expires ? settings.now() + (settings.tokenLifeMs ?? 0) : undefined,
      revoked: false,
    };
    tokens.set(token.value, token);
    installation.tokens.push(token);
    return token;
  };
  const issue = (installation: Installation): IssuedTokens => {
    if (settings.tokenLifeMs === undefined) {
      const lasting = installation.tokens.find(({ revoked }) => !revoked);
      return { installation, access: lasting ?? addToken(installation, "bot"), refresh: undefined };
    }
    return {
      installation,
      access: addToken(installation, "bot"),
      refresh: addToken(installation, "refresh"),
    };
  };
  const create = (target: Target, installer: Person): Installation => {
    const installation: Installation = {
      workspace: "workspace" in target ? target.workspace : undefined,
      enterprise: "enterprise" in target ? target.enterprise : undefined,
      bot: world.addPerson(installer.workspace, "kubedrill", { bot: true }),
      botId: ids.next("B"),
      installer,
      scopes: [],
      active: true,
      tokens: [],
    };
    installed.set("workspace" in target ? target.workspace.id : target.enterprise.id, installation);
    return installation;
  };

  return {
    install(target, installer, scopes) {
      const id = "workspace" in target ? target.workspace.id : target.enterprise.id;
      const installation = installed.get(id) ?? create(target, installer);
      Object.assign(installation, { active: true, installer, scopes });
      return issue(installation);
    },
    refresh(refreshToken) {
      const token = tokens.get(refreshToken);
      if (token?.kind !== "refresh" || token.revoked || !token.installation.active) {
        throw new ApiError("invalid_refresh_token");
      }
      token.revoked = true;
      return issue(token.installation);
    },
    authenticate(value) {
      const token = tokens.get(value);
      if (token?.kind !== "bot") throw new ApiError("invalid_auth");
      const { installation } = token;
      if (!installation.active || installation.workspace?.active === false) {
        throw new ApiError("account_inactive");
      }
      if (token.revoked) throw new ApiError("token_revoked");
      if (token.expiresAt !== undefined && token.expiresAt <= settings.now()) {
        throw new ApiError("token_expired");
      }
      return installation;
    },
    find: (value) => tokens.get(value),
    serving(workspace) {
      const own = installed.get(workspace.id);
      if (own?.active === true) return own;
      const whole = workspace.enterprise && installed.get(workspace.enterprise.id);
      return whole?.active === true ? whole : undefined;
    },
    remove(installation) {
      installation.active = false;
      for (const token of installation.tokens) token.revoked = true;
    },
  };
}

/** Whether an installation serves a person: one of their workspaces. */
export function serves(installation: Installation, { workspace, alsoIn }: Person): boolean {
  return [workspace, ...alsoIn.keys()].some((one) => reaches(installation, one));
}

/** Whether an installation may act in a workspace. */
export function reaches({ workspace, enterprise }: Installation, other: Workspace): boolean {
  return workspace === undefined ? enterprise === other.enterprise : workspace === other;
}
