// oauth.v2.access: a code or a refresh token for tokens.

import type { IssuedTokens } from "../installs/installations.ts";
import { redeemCode } from "../installs/oauth-page.ts";
import type { Slack } from "../slack.ts";
import { ApiError } from "../web-api/api-error.ts";
import { type JsonObject, textAt } from "../web-api/json.ts";
import { type Method, requireText } from "./method.ts";

export const oauthAccess: Method = {
  token: "none",
  limit: "special",
  run({ slack, args }) {
    const { clientId, clientSecret } = slack.settings;
    if (textAt(args, "client_id") !== clientId) throw new ApiError("invalid_client_id");
    if (textAt(args, "client_secret") !== clientSecret) throw new ApiError("bad_client_secret");
    if (textAt(args, "grant_type") === "refresh_token") {
      return accessJson(slack, slack.installations.refresh(requireText(args, "refresh_token")));
    }
    const { target, installer, scopes } = redeemCode(
      slack,
      textAt(args, "code"),
      textAt(args, "redirect_uri"),
    );
    const issued = slack.installations.install(target, installer, scopes);
    return { ...accessJson(slack, issued), authed_user: { id: installer.id } };
  },
};

function accessJson({ settings }: Slack, { installation, access, refresh }: IssuedTokens): JsonObject {
  const { workspace, bot, scopes } = installation;
  const enterprise = installation.enterprise ?? workspace?.enterprise;
  return {
    app_id: settings.appId,
    token_type: "bot",
    access_token: access.value,
    bot_user_id: bot.id,
    scope: scopes.join(","),
    team: workspace === undefined ? null : { id: workspace.id, name: workspace.name },
    enterprise: enterprise === undefined ? null : { id: enterprise.id, name: enterprise.name },
    is_enterprise_install: workspace === undefined,
    ...(refresh !== undefined && {
      refresh_token: refresh.value,
      expires_in: Math.floor((settings.tokenLifeMs ?? 0) / 1_000),
    }),
  };
}
