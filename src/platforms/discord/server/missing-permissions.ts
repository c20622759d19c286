// What Kubedrill may not do in a channel but needs to, asked of Discord.
import { DiscordAPIError, PermissionFlagsBits, Routes } from "discord.js";
import type { ChannelRef, DirectRef } from "../../../ports/person.ts";
import { isRefusal, PlatformError } from "../../../ports/platform-error.ts";
import { type Answer, readAnswer } from "../payloads/read-answer.ts";
import type { Ask } from "../requests.ts";
import { canHaveThreads, isTimedOut, permissionsFor, permissionsIn } from "./permissions.ts";

const UNKNOWN_MEMBER = 10007;
const MISSING_ACCESS = 50001;

const HIDDEN =
  "I can't see this channel or thread. Give my role “View Channel” in the channel; in a private thread, mention me once, so that I'm added.";
const LOCKED = "This thread is locked. Unlock it, then try again.";
const NO_POSTS =
  "Questions can't be asked directly in this kind of channel. Use a text channel, or a thread.";

interface Asking {
  readonly ask: Ask;
  /** Kubedrill's own user id. */
  readonly bot: string;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * The names of what is missing in the channel. `refused`: Discord has just refused something there.
 * @throws PlatformError of the kind “channel” where it is no permission that is missing, and what a request threw
 */
export async function missingPermissions(
  { ask, bot, now }: Asking,
  ref: ChannelRef,
  { refused = false } = {},
): Promise<readonly string[]> {
  const place = await findPlace(ask, ref, refused);
  if (place === undefined) throw new PlatformError("channel", HIDDEN);
  const needed = permissionsFor(place.type);
  if (needed === undefined) throw new PlatformError("channel", NO_POSTS);
  const [guild, member] = await Promise.all([askGuild(ask, ref.team), askMember(ask, ref.team, bot)]);
  const until = member.communication_disabled_until;
  if (isTimedOut(member, permissionsIn(guild, member, bot, []), now)) throw timedOut(until ?? "");
  const held = permissionsIn(guild, member, bot, await overwritesOf(ask, place));
  if (isLocked(place) && (held & PermissionFlagsBits.ManageThreads) === 0n)
    throw new PlatformError("channel", LOCKED);
  return Object.entries(needed).flatMap(([name, bit]) => ((held & bit) === bit ? [] : [name]));
}

/** The refusal of a request with words that name what is missing, as far as that can be found out. */
export async function explainRefusal(
  asking: Asking,
  { team, channel }: { readonly team: string | undefined; readonly channel: string },
  refusal: PlatformError,
): Promise<PlatformError> {
  try {
    const guild = team ?? (await seenChannel(asking.ask, channel))?.guild_id;
    if (guild === undefined) return refusal;
    const names = await missingPermissions(asking, { team: guild, channel }, { refused: true });
    if (names.length === 0) return refusal;
    const list = enumerate.format(names.map((name) => `“${name}”`));
    const sentence = `I lack permissions in this channel. Give my role ${list} there, then resume the drill.`;
    return new PlatformError("channel", sentence, { cause: refusal });
  } catch (error) {
    return isRefusal(error, "channel") ? error : refusal;
  }
}

const enumerate = new Intl.ListFormat("en-US", { type: "conjunction" });

/** Whether messages there can get a thread; true where the channel is not to be seen. @throws what the request threw */
export async function hasThreads(ask: Ask, channel: string): Promise<boolean> {
  const place = await seenChannel(ask, channel);
  return place === undefined || canHaveThreads(place.type);
}

/** Whether a person can manage the server now; false for one who is not in it. @throws what the request threw */
export async function managesGuild(
  { ask, now }: Pick<Asking, "ask" | "now">,
  { team, member }: DirectRef,
): Promise<boolean> {
  const found = await memberOf(ask, team, member);
  if (found === undefined) return false;
  const held = permissionsIn(await askGuild(ask, team), found, member, []);
  return (held & PermissionFlagsBits.ManageGuild) !== 0n && !isTimedOut(found, held, now);
}

function timedOut(until: string): PlatformError {
  const shown = new Date(until).toISOString().slice(0, 16).replace("T", " ");
  return new PlatformError(
    "channel",
    `A moderator has timed Kubedrill out until ${shown} UTC, so I can't post. End the timeout, or wait until then.`,
  );
}

/** As Discord shows the server's own members a channel, a list names it also where Kubedrill cannot see it; threads are in none. */
async function findPlace(ask: Ask, ref: ChannelRef, refused: boolean) {
  const seen = () => seenChannel(ask, ref.channel);
  const listed = () => listedChannel(ask, ref).catch(() => undefined);
  return refused ? ((await listed()) ?? (await seen())) : ((await seen()) ?? (await listed()));
}

async function listedChannel(ask: Ask, { team, channel }: ChannelRef): Promise<Channel | undefined> {
  const channels = readAnswer("channels", await ask(Routes.guildChannels(team)));
  return channels.find(({ id }) => id === channel);
}

type Channel = Answer<"channel">;

/** Undefined where it is not to be seen. */
async function seenChannel(ask: Ask, channel: string): Promise<Channel | undefined> {
  try {
    return await askChannel(ask, channel);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === MISSING_ACCESS) return undefined;
    throw error;
  }
}

function isLocked({ thread_metadata: thread }: Channel): boolean {
  return thread?.locked === true;
}

/** A thread has its parent's. */
async function overwritesOf(
  ask: Ask,
  place: Channel,
): Promise<NonNullable<Channel["permission_overwrites"]>> {
  if (place.permission_overwrites !== undefined) return place.permission_overwrites;
  if (!place.parent_id) return [];
  return (await askChannel(ask, place.parent_id)).permission_overwrites ?? [];
}

async function askChannel(ask: Ask, channel: string): Promise<Channel> {
  return readAnswer("channel", await ask(Routes.channel(channel)));
}

async function askGuild(ask: Ask, guild: string): Promise<Answer<"guild">> {
  return readAnswer("guild", await ask(Routes.guild(guild)));
}

async function askMember(ask: Ask, guild: string, user: string): Promise<Answer<"member">> {
  return readAnswer("member", await ask(Routes.guildMember(guild, user)));
}

async function memberOf(ask: Ask, guild: string, user: string): Promise<Answer<"member"> | undefined> {
  try {
    return await askMember(ask, guild, user);
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === UNKNOWN_MEMBER) return undefined;
    throw error;
  }
}
