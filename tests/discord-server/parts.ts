// Puts the parts of the local Discord together.

import { createApi } from "./api/api.ts";
import { createFaults } from "./api/faults.ts";
import { createFiles } from "./api/files.ts";
import { createInvalidRequests, createRateLimits, UNLIMITED } from "./api/rate-limits.ts";
import { createRequestLog } from "./api/request-log.ts";
import { createClock, createIds } from "./clock.ts";
import { createGateway } from "./gateway/gateway.ts";
import { guildPayload } from "./gateway/guild-payload.ts";
import { createAnswers } from "./interactions/answers.ts";
import { createInteractions } from "./interactions/interactions.ts";
import { createRegisteredCommands } from "./interactions/registered-commands.ts";
import { createCompose } from "./messages/compose-message.ts";
import { createMessages } from "./messages/messages.ts";
import { DEFAULTS, type DiscordOptions, IDENTIFY } from "./options.ts";
import { applicationRoutes } from "./routes/application.ts";
import { channelRoutes } from "./routes/channels.ts";
import { interactionRoutes } from "./routes/interactions.ts";
import { messageRoutes } from "./routes/messages.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import type { Channel, User } from "./wire.ts";
import { createWorld } from "./world.ts";

interface Surroundings {
  /** host:port, once the server listens. */
  readonly host: () => string;
  /** @throws ApiError where the person of this direct channel cannot be written to */
  readonly demandOpen: (channel: Channel) => void;
}

export function createParts(options: DiscordOptions, { host, demandOpen }: Surroundings) {
  const settings = { ...DEFAULTS, ...options };
  const limitOptions = { ...UNLIMITED, ...options.limits };
  const secret = { token: settings.token };
  const clock = createClock();
  const newId = createIds(clock);
  const applicationId = newId();
  const bot: User = {
    id: applicationId,
    username: settings.name,
    global_name: null,
    discriminator: "0",
    avatar: null,
    bot: true,
  };
  const world = createWorld({
    clock,
    newId,
    bot,
    announce: (event, data, guild) => gateway.dispatch(event, data, guild),
  });
  const gateway = createGateway({
    ...settings,
    token: () => secret.token,
    clock,
    applicationId,
    bot,
    identify: { ...IDENTIFY, ...options.identify },
    address: () => `ws://${host()}`,
    guilds: () => [...world.guilds.values()].filter(({ hasBot }) => hasBot),
    describe: (guild) => guildPayload(guild, bot, world.channelsOf(guild)),
  });
  const messages = createMessages(clock);
  const files = createFiles(newId, () => `http://${host()}`);
  const compose = createCompose(files, world.users);
  const interactions = createInteractions({ ...settings, clock, newId });
  const answers = createAnswers({ clock, newId, users: world.users, bot, applicationId, messages, compose });
  const commands = createRegisteredCommands(clock, newId, applicationId);
  const limits = createRateLimits(clock, limitOptions);
  const routes = [
    ...applicationRoutes({ applicationId, clock, world, commands, gateway, shards: settings.shards }),
    ...channelRoutes({ clock, world, messages }),
    ...messageRoutes({ clock, newId, world, messages, compose, limits, demandOpen }),
    ...interactionRoutes(interactions, answers),
    ...webhookRoutes(interactions, answers),
  ];
  const faults = createFaults(new Set(routes.map(({ name }) => name)));
  const log = createRequestLog();
  const invalidRequests = createInvalidRequests(clock, settings.invalidLimit);
  const serveApi = createApi({
    clock,
    token: () => secret.token,
    routes,
    limits,
    faults,
    log,
    invalidRequests,
  });
  return {
    settings,
    secret,
    limitOptions,
    clock,
    newId,
    applicationId,
    bot,
    world,
    gateway,
    messages,
    files,
    compose,
    interactions,
    commands,
    limits,
    faults,
    log,
    invalidRequests,
    serveApi,
  };
}
