// Kubedrill's Slack platform on a local Slack, through the real Bolt, in both modes.
import { onTestFinished } from "vitest";
import { createKnownHosts } from "../../../src/operations/known-hosts.ts";
import type { SlackSettings } from "../../../src/platforms/slack/entrance/entrance.ts";
import type { Log } from "../../../src/platforms/slack/log.ts";
import { createSlack, type Slack, type SlackParts } from "../../../src/platforms/slack/slack.ts";
import type { Bot } from "../../../src/ports/bot.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import type { Installations } from "../../../src/ports/storage/teams.ts";
import type { UsedKeys } from "../../../src/ports/storage/used-keys.ts";
import { systemTimers } from "../../../src/ports/timers.ts";
import { startServer } from "../../../src/server.ts";
import { installByBrowser } from "../../slack-server/installs/install-by-browser.ts";
import type { Member } from "../../slack-server/member.ts";
import type { Channel } from "../../slack-server/model.ts";
import { type SlackServer, startSlackServer } from "../../slack-server/server.ts";
import type { SlackServerSettings } from "../../slack-server/settings.ts";
import type { Installed, Team } from "../../slack-server/team.ts";

export const modes = ["socket", "http"] as const;
export type Mode = (typeof modes)[number];

export const SECRET = "a secret of at least thirty-two characters";

export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly details: object;
}

/** A log that keeps its lines. */
export function keepLog(): { readonly log: Log; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Log) => (details: object, message: string) =>
    void lines.push({ level, message, details });
  return { log: { info: write("info"), warn: write("warn"), error: write("error") }, lines };
}

/** Stores installations in memory. */
function keepInstallations(): Installations & { readonly kept: ReadonlyMap<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    store: async ({ externalId }, body) => void kept.set(externalId, body),
    async replace({ externalId }, old, body) {
      if (kept.get(externalId) === old) kept.set(externalId, body);
    },
    find: async ({ externalId }) => kept.get(externalId),
    remove: async ({ externalId }) => void kept.delete(externalId),
    list: async () => [...kept].map(([externalId, body]) => ({ externalId, body })),
  };
}

/** Used keys in memory. */
function keepUsedKeys(): UsedKeys {
  const used = new Map<string, string>();
  return {
    async use(key, use) {
      if (!used.has(key)) used.set(key, use);
      return used.get(key) === use;
    },
    release: async (key) => void used.delete(key),
    purge: async () => false,
  };
}

/** The platform's parts, in memory; `given` replaces some of them. */
export function slackParts(given: Partial<SlackParts> = {}): SlackParts {
  return {
    installations: keepInstallations(),
    usedKeys: keepUsedKeys(),
    log: keepLog().log,
    clock: Date.now,
    timers: systemTimers,
    ...given,
  };
}

/** A workspace on a local Slack, and where Kubedrill is reached over HTTP. */
export interface SlackWorld {
  readonly slack: SlackServer;
  readonly team: Team;
  /** Owns the workspace, and installs. */
  readonly ada: Member;
  /** #general. */
  readonly general: Channel;
  /** Over HTTP, such as http://127.0.0.1:3000. */
  readonly publicUrl: string;
  /** Kubedrill as it is installed; over HTTP only after OAuth. */
  readonly installed: Installed | undefined;
  settings(): SlackSettings;
  /** Over HTTP the one server hands its requests to this process from now on. */
  serve(kubedrill: Slack): Promise<void>;
}

/** Everything ends with the test; what is started on it has to be stopped before. */
export async function openSlackWorld(
  mode: Mode,
  chosen: Partial<SlackServerSettings> = {},
): Promise<SlackWorld> {
  const slack = await startSlackServer(chosen);
  onTestFinished(() => slack.stop());
  const team = slack.addWorkspace("Ship");
  const ada = team.addMember("ada", { owner: true, tz: "Europe/Berlin" });
  let serving: Slack | undefined;
  const server =
    mode === "socket"
      ? undefined
      : await startServer({
          host: "127.0.0.1",
          port: 0,
          health: async () => ({ healthy: true }),
          readiness: async () => ({ ready: true }),
          hosts: createKnownHosts({ host: "127.0.0.1", publicUrl: undefined }),
          front: { prefix: "/slack/", listener: (...exchange) => serving?.listener?.(...exchange) },
          report: (error) => {
            throw error;
          },
        });
  if (server !== undefined) onTestFinished(() => server.stop());
  const installed = mode === "socket" ? team.install(ada) : undefined;
  const publicUrl = server?.address ?? "";
  return {
    slack,
    team,
    ada,
    general: team.addChannel("general"),
    publicUrl,
    installed,
    settings() {
      const { signingSecret, clientId, clientSecret, appToken } = slack.settings;
      const apiUrl = slack.apiUrl;
      return mode === "socket"
        ? { mode, apiUrl, appToken, botToken: installed?.botToken ?? "" }
        : {
            mode,
            apiUrl,
            signingSecret,
            clientId,
            clientSecret,
            stateSecret: "no one guesses it",
            publicUrl,
            secret: SECRET,
          };
    },
    async serve(kubedrill) {
      serving = kubedrill;
      if (mode === "http") await slack.sendTo(`${publicUrl}/slack/events`);
    },
  };
}

export interface SlackBot extends SlackWorld {
  readonly kubedrill: Slack;
  readonly installations: ReturnType<typeof keepInstallations>;
  readonly usedKeys: UsedKeys;
  readonly lines: readonly LogLine[];
  /** The time, in epoch ms; tests set it. */
  readonly clock: { now: number };
}

const done: Reply = { delivery: "private", blocks: [{ type: "text", markdown: "Done." }] };

/** A bot that does nothing to speak of. */
export const quietBot: Bot = {
  commands: [],
  handle: async () => done,
  learned: async () => {},
  suggest: async () => [],
  joined: async () => [{ type: "text", markdown: "Welcome!" }],
  left: async () => {},
};

interface SlackBotParts extends Partial<SlackParts> {
  /** Over a socket: whether the workspace has got its greeting. */
  readonly greeted?: boolean;
}

/** A platform with a bot that does what `bot` says: not installed yet over HTTP, not `greeted` yet over a socket. */
export async function openSlackBot(
  mode: Mode,
  bot: Partial<Bot> = {},
  chosen: Partial<SlackServerSettings> = {},
  { greeted = false, ...more }: SlackBotParts = {},
): Promise<SlackBot> {
  const world = await openSlackWorld(mode, chosen);
  const { log, lines } = keepLog();
  const installations = keepInstallations();
  if (greeted) await installations.store({ platform: "slack", externalId: world.team.id }, "socket", 0);
  const clock = { now: Date.now() };
  const usedKeys = keepUsedKeys();
  const parts = slackParts({ installations, usedKeys, log, clock: () => clock.now, ...more });
  const kubedrill = createSlack(world.settings(), parts);
  onTestFinished(() => kubedrill.stop());
  await kubedrill.start({ ...quietBot, ...bot });
  await world.serve(kubedrill);
  return { ...world, kubedrill, installations, usedKeys, lines, clock };
}

/** The same, installed by ada and done with greeting her. */
export async function openInstalledBot(
  mode: Mode,
  bot: Partial<Bot> = {},
  chosen: Partial<SlackServerSettings> = {},
  more: Partial<SlackParts> = {},
): Promise<SlackBot> {
  const app = await openSlackBot(mode, bot, chosen, { greeted: mode === "socket", ...more });
  if (mode === "http") await install(app);
  return app;
}

/** Installs by OAuth and waits for the greeting. */
export async function install({ slack, ada, publicUrl }: SlackWorld): Promise<void> {
  const page = await installByBrowser(ada, { installUrl: `${publicUrl}/slack/install` });
  if (page.status !== 200) throw new Error(`It was not installed: ${page.text}`);
  await slack.until("the greeting", () => slack.directMessages(ada)[0]);
}
