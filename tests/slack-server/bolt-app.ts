// The real Bolt, bare, on a local Slack.
import type { AddressInfo } from "node:net";
import { App, type AppOptions, type Logger, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { type SlackServer, startSlackServer } from "./server.ts";
import type { SlackServerSettings } from "./settings.ts";
import type { Installed, Team } from "./team.ts";

export const modes = ["socket", "http"] as const;

export type Mode = (typeof modes)[number];

/** Failures on purpose are no news. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export interface BoltOnSlack {
  readonly slack: SlackServer;
  readonly team: Team;
  readonly installed: Installed;
  readonly app: App;
  stop(): Promise<void>;
}

/** Bolt in a workspace "Acme" whose first member is root. @param listen registers the app's listeners */
export async function startBolt(
  mode: Mode,
  listen: (app: App) => void,
  settings: Partial<SlackServerSettings> = {},
): Promise<BoltOnSlack> {
  const slack = await startSlackServer(settings);
  const team = slack.addWorkspace("Acme");
  const installed = team.install(team.addMember("root", { owner: true }));
  const clientOptions = clientOptionsFor(slack);
  const app = new App({
    token: installed.botToken,
    clientOptions,
    logger: silent,
    ...(mode === "http"
      ? { signingSecret: slack.settings.signingSecret }
      : { receiver: createSocketReceiver(slack) }),
  });
  app.error(async () => {});
  listen(app);
  await startApp(slack, app, mode);
  return {
    slack,
    team,
    installed,
    app,
    async stop() {
      await app.stop();
      await slack.until("the end of the sockets", () => slack.sockets.count === 0);
      await slack.stop();
    },
  };
}

/** Without the SDK's retries: they would make an error look like a hang. */
export function clientOptionsFor(slack: SlackServer): NonNullable<AppOptions["clientOptions"]> {
  return {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  };
}

/** @param clientPingTimeout ms; also the SDK's wait before it opens a socket again */
export function createSocketReceiver(slack: SlackServer, clientPingTimeout = 200): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: slack.settings.appToken,
    installerOptions: { clientOptions: clientOptionsFor(slack) },
    clientPingTimeout,
    logger: silent,
  });
}

async function startApp(slack: SlackServer, app: App, mode: Mode): Promise<void> {
  const server = await app.start(0);
  if (mode === "socket" || !("address" in server)) return;
  const { port } = server.address() as AddressInfo;
  await slack.sendTo(`http://127.0.0.1:${port}/slack/events`);
}
