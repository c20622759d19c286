// Wires Slack: the platform that the app posts through, and the entrance that brings what people do.
import type { RequestListener, ServerResponse } from "node:http";
import { App } from "@slack/bolt";
import type { Bot } from "../../ports/bot.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Installations } from "../../ports/storage/teams.ts";
import type { UsedKeys } from "../../ports/storage/used-keys.ts";
import type { Timers } from "../../ports/timers.ts";
import { createEntrance, type SlackSettings } from "./entrance/entrance.ts";
import { createHome } from "./home/home.ts";
import { createAuthorize } from "./listen/authorize.ts";
import { listen } from "./listen/listen.ts";
import { toPerson } from "./listen/person.ts";
import { boltLogger, type Log, sayError } from "./log.ts";
import { createSlackPlatform } from "./platform.ts";
import { createTokenWatch, waitForToken } from "./token-watch.ts";
import { clientOptions, createQuestionClient, createWebClient } from "./web-client.ts";
import { createChannelKinds } from "./workspace/channel-kinds.ts";
import { createGreetings } from "./workspace/greetings.ts";
import { createProfiles, type Learn } from "./workspace/profiles.ts";

export interface SlackParts {
  readonly usedKeys: UsedKeys;
  readonly installations: Installations;
  readonly log: Log;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly timers: Timers;
}

export interface Slack {
  readonly platform: Platform;
  /** Over HTTP: answers requests whose path begins with /slack/. */
  readonly listener: RequestListener | undefined;
  /** Opens the entrance. @throws SetupError that says what to do, without a token in it */
  start(bot: Bot): Promise<void>;
  /** Turns new visitors away and waits for running jobs. */
  stop(): Promise<void>;
  /** Whether people's clicks and commands come in. */
  isConnected(): boolean;
  /** Which of the environment's tokens Slack refuses, and what to do. */
  lost(): string | undefined;
  /** Whether a secret may be outdated, though Slack refuses no token. */
  doubtsSecrets(): boolean;
}

/** Slack allows dozens of requests per minute and workspace; over a socket, we have only one workspace. */
const pace = {
  socket: { perSecond: 4, atOnce: 4, channelInterval: 1_100 },
  http: { perSecond: 20, atOnce: 16, channelInterval: 1_100 },
} as const;

export function createSlack(
  config: SlackSettings,
  { installations, usedKeys, log, clock, timers }: SlackParts,
): Slack {
  const { apiUrl, mode } = config;
  // Over HTTP, each workspace has its own token, which comes and goes with its installation.
  const tokens = mode === "socket" ? createTokenWatch(log) : undefined;
  const request = tokens?.request;
  const lost = () => tokens?.lost();
  const client = createWebClient(apiUrl, log, request);
  const questions = createQuestionClient(apiUrl, log, request);
  let learn: Learn = () => {};
  const profiles = createProfiles({
    client: questions,
    log,
    timers,
    learn: (...profile) => learn(...profile),
  });
  const kinds = createChannelKinds();
  const entrance = createEntrance(config, { client, request, log, clock, timers, installations, usedKeys });
  const { workspaces } = entrance;
  const sending = createSlackPlatform({
    client,
    questions,
    kinds,
    workspaces,
    profiles,
    pace: pace[mode],
    log,
  });
  const platform = waitForToken(sending, lost);
  const running = new Set<Promise<void>>();
  const undo: (() => unknown)[] = [];
  let isOpen = false;

  function work(job: () => Promise<void>): Promise<void> {
    const done = job().finally(() => running.delete(done));
    running.add(done);
    return done;
  }

  return {
    platform,
    listener: entrance.listener && whileOpen(entrance.listener, () => isOpen),
    async start(bot) {
      learn = (workspace, user, profile) => {
        const person = toPerson({ user, name: undefined, workspace }, profile);
        void work(() =>
          bot
            .learned(person, clock())
            .catch((error: unknown) => log.warn({ error: sayError(error) }, "a profile was not kept")),
        );
      };
      const home = createHome({ bot, client, profiles, clock, timers, log });
      const greetings = createGreetings({ bot, client, workspaces, profiles, installations, clock, log });
      const app = new App({
        receiver: entrance.receiver,
        authorize: createAuthorize(workspaces, log),
        logger: boltLogger(log),
        clientOptions: clientOptions(apiUrl, log, request),
        ignoreSelf: false,
        convoStore: false,
        attachFunctionToken: false,
      });
      listen(app, {
        bot,
        workspaces,
        kinds,
        profiles,
        home,
        parts: { client, questions, log, post: platform.post },
        clock,
        timers,
        log,
        work,
        greet: greetings.met,
        async joined(team, organization) {
          await entrance.grant(team, organization);
          await greetings.installed(team);
        },
      });
      undo.push(
        () => home.stop(),
        () => profiles.stop(),
      );
      const team = await entrance.open((installed) => {
        void work(() =>
          greetings
            .installed(installed)
            .catch((error: unknown) =>
              log.error({ error: sayError(error) }, "a new workspace was not recorded"),
            ),
        );
      });
      if (team !== undefined) await greetings.started(team);
      undo.push(
        () => Promise.allSettled(running),
        () => app.stop(),
      );
      await app.start();
      isOpen = true;
    },
    isConnected: () => isOpen && entrance.isConnected(),
    lost,
    doubtsSecrets: () => entrance.doubtsSecrets?.() ?? false,
    async stop() {
      isOpen = false;
      for (const step of undo.splice(0).reverse()) await step();
    },
  };
}

/** Turns requests away while Kubedrill starts or stops. Slack sends events again, and people can click again. */
function whileOpen(listener: RequestListener, isOpen: () => boolean): RequestListener {
  return (request, response) => (isOpen() ? listener(request, response) : turnAway(response));
}

function turnAway(response: ServerResponse): void {
  response.writeHead(503, { "Retry-After": "5", "Content-Type": "text/plain; charset=utf-8" });
  response.end("Kubedrill is starting or stopping. Please try again in a moment.");
}
