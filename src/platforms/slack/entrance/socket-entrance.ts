// One workspace over Socket Mode, with the tokens of the environment.
import { webApi } from "@slack/bolt";
import { SetupError } from "../../../ports/errors.ts";
import { PlatformError } from "../../../ports/platform-error.ts";
import { sayError } from "../log.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import { isTrouble, networkCode, slackCode } from "../refusals.ts";
import type { WebClient } from "../web-client.ts";
import { createOneWorkspace } from "../workspace/one-workspace.ts";
import { missingScopes } from "../workspace/permissions.ts";
import type { Workspace } from "../workspace/workspaces.ts";
import type { Entrance, EntranceParts } from "./entrance-parts.ts";
import { pause } from "./pause.ts";
import { createSockets } from "./sockets.ts";

interface SocketTokens {
  readonly apiUrl: string | undefined;
  readonly botToken: string;
  readonly appToken: string;
}

/** Between attempts to reach Slack, growing from the first to the second, in ms. */
const [SHORTEST_WAIT, LONGEST_WAIT] = [1_000, 30_000];

export function createSocketEntrance(
  { apiUrl, botToken, appToken }: SocketTokens,
  { client, request, timers, log }: Pick<EntranceParts, "client" | "request" | "timers" | "log">,
): Entrance {
  const sockets = createSockets({ appToken, apiUrl, request, timers, log });
  const stopping = new AbortController();
  const { signal } = stopping;
  let workspace: Workspace | undefined;

  async function check(): Promise<void> {
    workspace = await checkBotToken(client, botToken);
    await checkAppToken(client, appToken);
  }

  /** An outage of Slack's, or of the network, ends; the rest of Kubedrill works meanwhile. */
  async function keepTrying(): Promise<void> {
    for (let wait = SHORTEST_WAIT; !signal.aborted; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      await pause(timers, wait, signal);
      if (signal.aborted) return;
      try {
        await check();
        log.info({}, "Slack is reached again");
        return;
      } catch (error) {
        if (error instanceof SetupError) return log.error({ error: sayError(error) }, "Slack lets no one in");
        log.warn({}, sayTrouble(error));
      }
    }
  }

  return {
    workspaces: createOneWorkspace(() => {
      if (workspace === undefined) throw unreached();
      return workspace;
    }),
    receiver: {
      ...sockets,
      async stop() {
        stopping.abort();
        await sockets.stop();
      },
    },
    isConnected: sockets.isConnected,
    grant: async () => {},
    async open() {
      try {
        await check();
      } catch (error) {
        if (error instanceof SetupError) throw error;
        log.warn({}, sayTrouble(error));
        void keepTrying();
      }
      return workspace?.team;
    },
  };
}

function unreached(): PlatformError {
  const options = { retryAfter: LONGEST_WAIT, everywhere: true };
  return new PlatformError("later", "Slack was not reached yet. I try again.", options);
}

/** The workspace of a bot token. @throws SetupError that says what is wrong with it. */
async function checkBotToken(client: WebClient, token: string): Promise<Workspace> {
  const answer = await client.auth
    .test({ token })
    .catch((error: unknown) => Promise.reject(explain(error, "SLACK_BOT_TOKEN", BOT_TOKEN)));
  const { team_id, team, response_metadata } = readAnswer("bot token", answer);
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

/** A refused token as a SetupError, never with the token itself; where Slack or the network has trouble, that error. */
function explain(error: unknown, variable: string, hint: string): unknown {
  const code = slackCode(error);
  if (code === undefined || isTrouble(code)) return error;
  return new SetupError(`Slack refuses ${variable} (${code}). ${hint}`, { cause: error });
}

/** Why Slack is not reached, and what to do. */
function sayTrouble(error: unknown): string {
  const status = error instanceof webApi.WebAPIHTTPError ? error.statusCode : undefined;
  const ownTrouble =
    slackCode(error) ?? (status !== undefined && status >= 500 ? `status ${status}` : undefined);
  if (error instanceof webApi.WebAPIRateLimitedError) return "Slack asks to slow down. I try again.";
  if (ownTrouble !== undefined) return `Slack has trouble of its own (${ownTrouble}). I try again.`;
  const reason = networkCode(error) ?? (status === undefined ? undefined : `status ${status}`);
  return `Slack cannot be reached${reason === undefined ? "" : ` (${reason})`}. Check this machine's connection and its proxy; I try again.`;
}
