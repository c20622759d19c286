// The bot itself: its account, application, commands, servers and the way to the gateway.
import { refuse } from "../api/api-error.ts";
import { type Route, route } from "../api/route.ts";
import type { Clock } from "../clock.ts";
import type { Gateway } from "../gateway/gateway.ts";
import { guildPayload } from "../gateway/guild-payload.ts";
import type { Command, RegisteredCommands } from "../interactions/registered-commands.ts";
import { giveRole } from "../roles.ts";
import { type Guild, isThread } from "../wire.ts";
import type { World } from "../world.ts";

interface ApplicationParts {
  readonly applicationId: string;
  readonly clock: Clock;
  readonly world: World;
  readonly commands: RegisteredCommands;
  readonly gateway: Gateway;
  readonly shards: number;
}

export function applicationRoutes(parts: ApplicationParts): readonly Route[] {
  const { applicationId, world, commands, gateway } = parts;

  function application() {
    return {
      id: applicationId,
      name: world.bot.username,
      description: "",
      icon: null,
      bot: world.bot,
      bot_public: true,
      bot_require_code_grant: false,
      flags: 0,
      verify_key: "0".repeat(64),
      integration_types_config: { "0": {}, "1": {} },
      approximate_guild_count: [...world.guilds.values()].filter(({ hasBot }) => hasBot).length,
    };
  }

  /** @throws ApiError 10004 */
  function joined(id: string): Guild {
    const guild = world.guilds.get(id);
    if (!guild?.hasBot) throw refuse(10004);
    return guild;
  }

  /** Commands in a server need the bot, or at least its commands, in it. @throws ApiError 50001 */
  function commandGuild(id: string): string {
    if (!world.guilds.get(id)?.hasBot) throw refuse(50001);
    return id;
  }

  return [
    route("GET /gateway/bot", () => ({
      url: gateway.url(),
      shards: parts.shards,
      session_start_limit: gateway.startLimit(),
    })),
    route("GET /users/@me", () => world.bot),
    route("GET /users/:user", ({ params }) => {
      const user = world.users.get(params.user);
      if (user === undefined) throw refuse(10013);
      return user;
    }),
    route("GET /users/@me/guilds", () =>
      [...world.guilds.values()]
        .filter(({ hasBot }) => hasBot)
        .map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })),
    ),
    route("DELETE /users/@me/guilds/:guild", ({ params }) => world.removeBot(joined(params.guild))),
    route("GET /applications/@me", application),
    route("GET /oauth2/applications/@me", application),
    route("GET /applications/:application/commands", ({ query }) => translated(commands.list(), query)),
    route("PUT /applications/:application/commands", ({ body }) => commands.overwrite(body)),
    route("GET /applications/:application/guilds/:guild/commands", ({ params, query }) =>
      translated(commands.list(commandGuild(params.guild)), query),
    ),
    route("PUT /applications/:application/guilds/:guild/commands", ({ params, body }) =>
      commands.overwrite(body, commandGuild(params.guild)),
    ),
    route("GET /guilds/:guild", ({ params }) => {
      const guild = joined(params.guild);
      return guildPayload(guild, world.bot, world.channelsOf(guild));
    }),
    route("GET /guilds/:guild/channels", ({ params }) =>
      world.channelsOf(joined(params.guild)).filter((channel) => !isThread(channel)),
    ),
    route("GET /guilds/:guild/members/:user", ({ params }) => {
      const member = joined(params.guild).members.get(params.user);
      if (member === undefined) throw refuse(10007);
      return member;
    }),
    route("PUT /guilds/:guild/members/:user/roles/:role", ({ params }) =>
      giveRole(world, joined(params.guild), params.user, params.role, parts.clock.now()),
    ),
  ];
}

/** Discord returns translations only on request. */
function translated(commands: readonly Command[], query: URLSearchParams): unknown {
  if (query.get("with_localizations") === "true") return commands;
  const shown = JSON.stringify(commands, (key, value) => (key.endsWith("_localizations") ? null : value));
  return JSON.parse(shown);
}
