// A local Discord on a loopback port: what tests build, do and see there.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { write } from "./api/api.ts";
import { refuse } from "./api/api-error.ts";
import type { DiscordOptions } from "./options.ts";
import { createParts } from "./parts.ts";
import { createPerson, type Person, type Place } from "./people.ts";
import { includes, type Permission, permissionBits } from "./permissions.ts";
import { createRoleControls } from "./roles.ts";
import { addThread, type ThreadOptions } from "./threads.ts";
import { until } from "./until.ts";
import { type Channel, type channelTypes, type Guild, isThread, type Message, messageFlags } from "./wire.ts";

export type DiscordServer = Awaited<ReturnType<typeof startDiscordServer>>;

/** Starts it, without servers or people. The bot's client wants `rest: { api: discord.api, version: "10" }`. */
export async function startDiscordServer(options: DiscordOptions = {}) {
  const people = new Map<string, Person>();
  let host = "";
  const parts = createParts(options, { host: () => host, demandOpen });
  const { world, messages, gateway, clock, commands, faults, log } = parts;

  function demandOpen(channel: Channel): void {
    if (channel.type !== 1) return;
    for (const { id } of channel.recipients ?? []) {
      const person = people.get(id);
      if (!world.sharesGuild(id) && !person?.installed) throw refuse(50278);
      if (person?.directMessages === "closed") throw refuse(50007);
    }
  }

  const http = createServer((request, response) => {
    if (request.url?.startsWith("/files/")) serveFile(request, response);
    // A bot that dies in the middle of a request is no error of the server.
    else parts.serveApi(request, response).catch(() => response.destroy());
  });
  http.keepAliveTimeout = 60_000;
  http.on("upgrade", gateway.upgrade);
  await once(http.listen(parts.settings.port, "127.0.0.1"), "listening");
  const bound = http.address();
  if (bound === null || typeof bound === "string") throw new Error("The local Discord has no port.");
  host = `127.0.0.1:${bound.port}`;

  function serveFile(request: IncomingMessage, response: ServerResponse): void {
    const file = parts.files.find(request.url?.split("/")[2] ?? "");
    write(response, file ? { status: 200, body: file.data } : { status: 404 });
  }

  return {
    /** For the bot: where REST is. */
    api: `http://${host}/api`,
    get token(): string {
      return parts.secret.token;
    },
    /** The Bot page's "Reset Token": the old one works nowhere anymore. Returns the new one. */
    resetToken(): string {
      parts.secret.token = `${parts.secret.token}.again`;
      gateway.control.close(4004);
      return parts.secret.token;
    },
    applicationId: parts.applicationId,
    bot: parts.bot,

    /** A server, with the bot in it unless `bot: false`; it hears of it at once. */
    addGuild: world.addGuild,
    addBot: world.addBot,
    removeBot: world.removeBot,
    /** An outage of one server, and its end. */
    setAvailable: world.setAvailable,
    addChannel(guild: Guild, name: string, kind?: keyof typeof channelTypes): Channel {
      const channel = world.addChannel(guild, name, kind);
      world.announce("CHANNEL_CREATE", channel, guild.id);
      return channel;
    },
    /** A thread that a person opens below a channel: in a private one the bot is only where it is added. */
    addThread: ({ id }: Place, name: string, options?: ThreadOptions): Channel =>
      addThread(parts, world.channel(id), name, options),
    /** Locks or archives a thread, or ends that. */
    setThread({ id }: Place, state: { readonly locked?: boolean; readonly archived?: boolean }): void {
      const thread = world.channel(id);
      if (thread.thread_metadata === undefined) throw new Error("That is no thread.");
      world.setChannel({ ...thread, thread_metadata: { ...thread.thread_metadata, ...state } });
    },
    /** A moderator times the bot out, for so many ms from now on, or ends that with 0. */
    timeOutBot(guild: Guild, ms: number): void {
      world.timeOut(guild, parts.bot.id, ms === 0 ? undefined : clock.now() + ms);
    },
    /** Deletes a channel or thread. */
    removeChannel: ({ id }: Place): void => world.removeChannel(id),
    /** The channel as it is now. */
    channel: ({ id }: Place): Channel => world.channel(id),
    /** A group of people, without the bot. */
    addGroup: (...members: readonly Person[]): Channel =>
      world.setChannel({ id: parts.newId(), type: 3, recipients: members.map(({ user }) => user) }),
    /** The direct channel of this person and the bot. */
    directChannel: ({ user }: Person): Channel => world.directChannel(user),

    addUser(name: string, { locale = "en-US" } = {}): Person {
      const person = createPerson({ ...parts, dispatch: gateway.dispatch }, world.addUser(name), locale);
      people.set(person.id, person);
      return person;
    },
    /** Lets a person join, with these permissions in addition to the usual ones. People who act in a server join it automatically. */
    addMember(guild: Guild, { name, user }: Person, permissions: readonly Permission[] = []): void {
      const role = { id: parts.newId(), name: `${name}'s role`, permissions: permissionBits(permissions) };
      world.join(guild, user, permissions.length === 0 ? [] : [world.addRole(guild, role).id]);
    },
    /** What the bot's own role may do in the server. */
    setBotPermissions(guild: Guild, permissions: readonly Permission[]): void {
      const role = world.addRole(guild, {
        ...world.botRole(guild),
        permissions: permissionBits(permissions),
      });
      world.announce("GUILD_ROLE_UPDATE", { guild_id: guild.id, role }, guild.id);
    },
    ...createRoleControls(world, parts.newId),
    /** Denies the bot permissions in this channel, no matter what its roles allow; an empty list lifts it. */
    forbidBot({ id }: Place, permissions: readonly Permission[]): void {
      const channel = world.channel(id);
      const guild = world.guildOf(channel);
      if (guild === undefined) throw new Error("Only channels of servers have permissions.");
      const overwrite = {
        id: world.botRole(guild).id,
        type: 0,
        allow: "0",
        deny: permissionBits(permissions),
      } as const;
      world.announce(
        "CHANNEL_UPDATE",
        world.setChannel({ ...channel, permission_overwrites: [overwrite] }),
        guild.id,
      );
    },

    /** What all see in a channel, oldest first. */
    messages: ({ id }: Place): readonly Message[] => messages.inChannel(id),
    /** What this person sees there, their private messages included, oldest first. */
    shownTo(person: Person, { id }: Place): readonly Message[] {
      const mayLook = includes(world.permissionsIn(world.channel(id), person.id), "ViewChannel");
      return mayLook ? messages.shownTo(person.id, id) : [];
    },
    /** What the person's devices showed of the bot's direct messages: the words of content alone, as Discord does. */
    notifications: ({ user }: Person): readonly { readonly silent: boolean; readonly text: string }[] =>
      messages
        .inChannel(world.directChannel(user).id)
        .filter(({ author }) => author.id === parts.bot.id)
        .map(({ flags, content }) => ({ silent: (flags & messageFlags.silent) !== 0, text: content })),
    /** The message as it is now; undefined where it was deleted. */
    message: ({ channel_id, id }: Message): Message | undefined => messages.find(channel_id, id)?.message,
    removeMessage: ({ channel_id, id }: Message): void => messages.remove(channel_id, id),
    /** A person writes. @throws Error if they lack the permission, or the thread is locked */
    say(person: Person, { id }: Place, content: string): Message {
      const channel = world.channel(id);
      const held = world.permissionsIn(channel, person.id);
      const needed = isThread(channel) ? "SendMessagesInThreads" : "SendMessages";
      if (!includes(held, needed)) throw new Error(`${person.name} may not write here.`);
      if (channel.thread_metadata?.locked && !includes(held, "ManageThreads"))
        throw new Error("The thread is locked.");
      const timestamp = new Date(clock.now()).toISOString();
      const frame = { id: parts.newId(), channel_id: id, author: person.user, timestamp };
      return messages.put({
        message: parts.compose.compose(frame, { draft: { content }, files: [] }),
        audience: undefined,
      });
    },

    /** The bot's commands: `list(guildId?)`, `creates`, and `overwrite`, which registers others instead. */
    commands,
    /** The gateway's sessions, and its troubles. */
    gateway: gateway.control,
    /** May be changed at any time. */
    limits: parts.limitOptions,
    /** Plans a failure of the next request, or the next `times`, of one route or channel or any. */
    fail: faults.plan,
    /** How many requests met a planned failure. */
    get faultsMet() {
      return faults.met;
    },
    /** Forgets planned failures. */
    heal: faults.heal,
    /** Lets time pass on the server: tokens expire, messages age, limits renew. @param ms */
    advance: clock.advance,
    /** Waits for something that the bot does. */
    until,

    /** The latest requests, oldest first. */
    get requests() {
      return log.requests;
    },
    /** How many requests there were, by route and status: `"POST /channels/:channel/messages 200": 3`. */
    get requestCounts() {
      return log.counts;
    },
    clearRequests: log.clear,
    /** Requests of the last ten minutes that ended with 401, 403 or 429. */
    get invalidRequests() {
      return parts.invalidRequests.count();
    },
    /** Requests that came although a Retry-After had asked to wait. */
    get impatient() {
      return parts.limits.impatient;
    },
    async close(): Promise<void> {
      gateway.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
