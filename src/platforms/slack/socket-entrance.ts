// One workspace over Socket Mode, with the tokens of the environment.
import { SetupError } from "../../app/errors.ts";
import type { Entrance } from "./entrance.ts";
import type { Log } from "./log.ts";
import { createOneWorkspace } from "./one-workspace.ts";
import { missingScopes } from "./permissions.ts";
import { networkCode, slackCode } from "./refusals.ts";
import { createSockets } from "./sockets.ts";
import type { WebClient } from "./web-client.ts";
import type { Workspace } from "./workspaces.ts";

interface SocketTokens {
  readonly apiUrl: string | undefined;
  readonly botToken: string;
  readonly appToken: string;
}

export function createSocketEntrance(
  { apiUrl, botToken, appToken }: SocketTokens,
  { client, log }: { readonly client: WebClient; readonly log: Log },
): Entrance {
  let workspace: Workspace | undefined;
  return {
    workspaces: createOneWorkspace(() => workspace),
    receiver: createSockets({ appToken, apiUrl, log }),
    grant: async () => {},
    async open() {
      workspace = await checkBotToken(client, botToken);
      await checkAppToken(client, appToken);
      return workspace.team;
    },
  };
}

/** The workspace of a bot token. @throws SetupError that says what is wrong with it. */
async function checkBotToken(client: WebClient, token: string): Promise<Workspace> {
  const { team_id, team, response_metadata } = await client.auth
    .test({ token })
    .catch((error: unknown) => Promise.reject(explain(error, "SLACK_BOT_TOKEN", BOT_TOKEN)));
  const missing = missingScopes(response_metadata?.scopes);
  if (missing.length > 0) {
    throw new SetupError(
      `The Slack app lacks ${missing.length === 1 ? "a scope" : "scopes"}: ${missing.join(", ")}. Add ${missing.length === 1 ? "it" : "them"} under OAuth & Permissions (slack/manifest.yaml has them all), and install the app again.`,
    );
  }
  if (team_id === undefined)
    throw new SetupError(`Slack names no workspace for SLACK_BOT_TOKEN. ${BOT_TOKEN}`);
  return { team: team_id, name: team ?? team_id, token, installer: undefined };
}

/** @throws SetupError that says what is wrong with an app-level token. */
async function checkAppToken(client: WebClient, token: string): Promise<void> {
  await client.apps.connections
    .open({ token })
    .catch((error: unknown) => Promise.reject(explain(error, "SLACK_APP_TOKEN", APP_TOKEN)));
}

const BOT_TOKEN =
  "It is the Bot User OAuth Token (xoxb-…) on the page OAuth & Permissions of your Slack app, once the app is installed.";
const APP_TOKEN =
  "It is an app-level token (xapp-…) with the scope connections:write, from the page Basic Information of your Slack app; Socket Mode must be on.";

/** No network, a refused token, or something else that Slack says; never the token itself. */
function explain(error: unknown, variable: string, hint: string): SetupError {
  const code = slackCode(error);
  if (code !== undefined)
    return new SetupError(`Slack refuses ${variable} (${code}). ${hint}`, { cause: error });
  const network = networkCode(error);
  return new SetupError(
    `Slack cannot be reached${network === undefined ? "" : ` (${network})`}. Check this machine's connection and its proxy, then start again.`,
    { cause: error },
  );
}
