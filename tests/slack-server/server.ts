// A local Slack for tests: Web API, Socket Mode and signed HTTP over loopback.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createChanges } from "./changes.ts";
import { deliver } from "./delivery/deliver.ts";
import { type Ack, createDelivery, type DeliveryKind } from "./delivery/delivery.ts";
import { type Forgery, forge } from "./delivery/forge.ts";
import { type HttpAnswer, postSigned } from "./delivery/http-delivery.ts";
import { createSockets, type Sockets } from "./delivery/socket-mode.ts";
import { createIds } from "./ids.ts";
import { createInstallations } from "./installs/installations.ts";
import { createResponseUrls } from "./interactions/response-urls.ts";
import { createTriggers } from "./interactions/triggers.ts";
import type { Member } from "./member.ts";
import type { Channel, Message, View } from "./model.ts";
import { completeSettings, type SlackServerSettings } from "./settings.ts";
import type { Slack } from "./slack.ts";
import { createOrganization, createTeam, type Organization, type Team } from "./team.ts";
import { createFiles } from "./web-api/files.ts";
import type { JsonObject } from "./web-api/json.ts";
import { createOutages, type Outage, type OutageRule } from "./web-api/outages.ts";
import { createRateLimits, type Impatience } from "./web-api/rate-limits.ts";
import { createRequestLog, type RequestEntry } from "./web-api/request-log.ts";
import { route } from "./web-api/routes.ts";
import { canRead, createWorld } from "./world.ts";

export interface SlackServer {
  /** Such as http://127.0.0.1:4000. */
  readonly address: string;
  /** For Bolt's `clientOptions.slackApiUrl`, and SLACK_API_URL. */
  readonly apiUrl: string;
  /** For Bolt's `installerOptions.authorizationUrl`. */
  readonly authorizationUrl: string;
  readonly settings: SlackServerSettings;
  addWorkspace(name: string): Team;
  /** An Enterprise Grid organization. */
  addOrganization(name: string): Organization;

  /** From now on everything goes to this URL, signed; asks it for its url_verification first. */
  sendTo(requestUrl: string): Promise<void>;
  /** Sets the app's redirect URL, where installers come back; an app may leave it out of its links then. */
  redirectTo(redirectUrl: string): void;
  readonly sockets: Sockets;
  /** Any payload, rightly signed: foreign workspaces, unknown actions and events. */
  deliver(kind: DeliveryKind, payload: JsonObject): Promise<Ack>;
  /** A payload wrongly signed, too long or cut short. */
  forge(
    forgery: Forgery,
    payload?: JsonObject,
    kind?: DeliveryKind,
  ): Promise<HttpAnswer | "timeout" | "unreachable">;

  /** A channel's messages for everyone, without those in threads. */
  messages(channel: Channel): readonly Message[];
  thread(message: Message): readonly Message[];
  /** What one person sees in a channel, threads included, in order. */
  shownTo(member: Member, channel: Channel): readonly Message[];
  directMessages(member: Member): readonly Message[];
  home(member: Member): View | undefined;
  /** The topmost modal. */
  modal(member: Member): View | undefined;

  readonly requests: readonly RequestEntry[];
  /** Requests sent inside a Retry-After. */
  readonly impatient: readonly Impatience[];
  outage(rule: OutageRule): Outage;
  expireTriggers(): void;
  expireResponseUrls(): void;
  /** Resolves to what `find` finds after any change; rejects after `waitMs`, saying what was awaited. */
  until<T>(what: string, find: () => T | undefined | false): Promise<T>;
  /** Lets another handler take requests first: it answers true where it took one. */
  intercept(take: (request: IncomingMessage, response: ServerResponse) => boolean): void;
  stop(): Promise<void>;
}

/**
 * Starts an empty Slack:
 *
 *     const slack = await startSlackServer();
 *     const team = slack.addWorkspace("Acme");
 *     const ada = team.addMember("ada", { tz: "Europe/Berlin", admin: true });
 *     const { botToken } = team.install(ada);
 *     const general = team.addChannel("general");
 *     // … the app starts with botToken, slack.settings.appToken and slack.apiUrl …
 *     const reply = await (await ada.command("/kubedrill", "daily", general)).reply();
 *     await ada.click(reply, "A");
 */
export async function startSlackServer(chosen: Partial<SlackServerSettings> = {}): Promise<SlackServer> {
  const settings = completeSettings(chosen);
  const server = createServer();
  const slack = createSlack(settings, await listen(server, settings.port));
  let take = (_request: IncomingMessage, _response: ServerResponse) => false;
  server.on("request", (request, response) => {
    if (take(request, response)) return;
    route(slack, request, response).catch((error: unknown) => {
      // A mistake of this Slack, not of the app.
      console.error(error);
      response.destroy();
    });
  });
  // Longer than any client keeps a connection idle: else some requests of a bench meet one just closed.
  server.keepAliveTimeout = 65_000;
  server.on("upgrade", slack.sockets.upgrade);

  const { world, address } = slack;
  return {
    address,
    apiUrl: `${address}/api/`,
    authorizationUrl: `${address}/oauth/v2/authorize`,
    settings,
    addWorkspace: (name) => createTeam(slack, world.addWorkspace(name)),
    addOrganization: (name) => createOrganization(slack, name),
    sendTo: (requestUrl) => verifyUrl(slack, requestUrl),
    redirectTo(redirectUrl) {
      slack.redirectUrl = redirectUrl;
    },
    sockets: slack.sockets,
    deliver: (kind, payload) => deliver(slack, createDelivery(kind, payload)),
    forge: (forgery, payload, kind) => forge(slack, forgery, payload, kind),
    messages: ({ messages }) => [...messages.values()].filter(({ threadTs }) => threadTs === undefined),
    thread: ({ channel, ts }) => [...channel.messages.values()].filter(({ threadTs }) => threadTs === ts),
    shownTo({ person }, channel) {
      const own = channel.ephemerals.get(person.id) ?? [];
      const shared = canRead(channel, person) ? [...channel.messages.values()] : [];
      return [...shared, ...own].sort((one, other) => Number(one.ts) - Number(other.ts));
    },
    directMessages: ({ direct }) => [...direct().messages.values()],
    home: ({ person, serving }) => person.homes.get(serving()),
    modal: ({ person }) => person.modals.at(-1),
    requests: slack.log.entries,
    impatient: slack.limits.impatient,
    outage: slack.outages.add,
    expireTriggers: slack.triggers.expireAll,
    expireResponseUrls: slack.responseUrls.expireAll,
    until: slack.changes.until,
    intercept(other) {
      take = other;
    },
    stop() {
      slack.sockets.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function createSlack(settings: SlackServerSettings, address: string): Slack {
  const ids = createIds(settings.now);
  const world = createWorld(ids);
  const changes = createChanges(settings.waitMs);
  return {
    settings,
    address,
    ids,
    world,
    changes,
    installations: createInstallations(settings, ids, world),
    files: createFiles(ids),
    views: new Map(),
    grants: new Map(),
    limits: createRateLimits(settings),
    outages: createOutages(),
    log: createRequestLog(settings.remember),
    triggers: createTriggers(settings),
    responseUrls: createResponseUrls(settings),
    sockets: createSockets(settings, changes),
    requestUrl: undefined,
    redirectUrl: undefined,
  };
}

/** A test's short deadline is for what it tests, not for this, in ms. */
const LONGEST_CHALLENGE = 10_000;

/** @throws Error where the app does not send the challenge back */
async function verifyUrl(slack: Slack, requestUrl: string): Promise<void> {
  const { signingSecret, clientId } = slack.settings;
  const challenge = `challenge-${clientId}`;
  const delivery = createDelivery("events_api", { type: "url_verification", challenge, token: "legacy" });
  const ack = await postSigned(requestUrl, delivery, signingSecret, LONGEST_CHALLENGE);
  if (!ack.acked || ack.body?.challenge !== challenge) {
    throw new Error(
      `Your URL didn't respond with the value of the challenge parameter: ${JSON.stringify(ack)}`,
    );
  }
  slack.requestUrl = requestUrl;
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: bound } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${bound}`);
    });
  });
}
