// auth.test, auth.revoke and apps.uninstall.

import { sendFarewell } from "../delivery/events.ts";
import { ApiError } from "../web-api/api-error.ts";
import { isTrueAt, textAt } from "../web-api/json.ts";
import type { Method } from "./method.ts";

export const authTest: Method = {
  token: "bot",
  scopes: [],
  limit: "special",
  run({ slack, installation }) {
    const { workspace, enterprise, bot, botId } = installation;
    return {
      url: `https://${workspace?.domain ?? "organization"}.slack.example/`,
      team: workspace?.name ?? enterprise?.name,
      team_id: workspace?.id ?? enterprise?.id,
      user: bot.name,
      user_id: bot.id,
      bot_id: botId,
      app_id: slack.settings.appId,
      is_enterprise_install: workspace === undefined,
      ...((workspace?.enterprise ?? enterprise) && {
        enterprise_id: (workspace?.enterprise ?? enterprise)?.id,
      }),
    };
  },
};

export const authRevoke: Method = {
  token: "bot",
  scopes: [],
  limit: 50,
  run({ slack, args, token = "", installation }) {
    if (isTrueAt(args, "test")) return { revoked: false };
    const revoked = slack.installations.find(token);
    if (revoked !== undefined) revoked.revoked = true;
    void sendFarewell(slack, installation, ["tokens_revoked"]);
    return { revoked: true };
  },
};

export const appsUninstall: Method = {
  token: "bot",
  scopes: [],
  limit: 1,
  run({ slack, args, installation }) {
    const { clientId, clientSecret } = slack.settings;
    if (textAt(args, "client_id") !== clientId) throw new ApiError("invalid_client_id");
    if (textAt(args, "client_secret") !== clientSecret) throw new ApiError("bad_client_secret");
    slack.installations.remove(installation);
    void sendFarewell(slack, installation, ["app_uninstalled", "tokens_revoked"]);
    return {};
  },
};
