// Discord as a platform: posts, edits, threads and direct messages, over REST alone.
import {
  type APIChannel,
  type APIMessage,
  ChannelType,
  DiscordAPIError,
  MessageFlags,
  type REST,
  Routes,
} from "discord.js";
import type { Platform } from "../../ports/platform.ts";
import type { Block } from "../../ports/reply.ts";
import { findMessage } from "./find-message.ts";
import { markOf, messageRef, nonceOf, readRef } from "./message-ref.ts";
import { readAnswer } from "./read-answer.ts";
import { toRefusal, type Unlisted } from "./refusals.ts";
import { compose, composeDirect } from "./render/compose.ts";
import { askWithin } from "./requests.ts";
import { managesGuild, missingPermissions } from "./server/permissions.ts";

const HOUR = 3_600_000;
const UNKNOWN_CHANNEL = 10003;
const THREAD_EXISTS = 160004;
const MOST_IN_THREAD_NAME = 100;

/** A thread falls asleep after a day without a message, in minutes. */
const THREAD_SLEEPS = 1_440;

/** Somebody waits for the answer, in ms. */
const LONGEST_QUESTION = 3_000;

/** A channel's last day may have many pages, in ms. */
const LONGEST_SEARCH = 15_000;

interface PlatformParts {
  /** For what is sent: every rate limit is an error. */
  readonly sends: REST;
  /** For what is asked while somebody waits: short rate limits are waited out. */
  readonly queries: REST;
  /** Kubedrill's own user id. */
  readonly bot: () => string;
  readonly clock: () => number;
}

export function createDiscordPlatform({ sends: rest, queries, bot, clock }: PlatformParts): Platform {
  async function send(channel: string, blocks: readonly Block[], key?: string): Promise<APIMessage> {
    const mark = key === undefined ? undefined : markOf(key);
    const { body: message, files } = await compose(blocks, {
      flags: MessageFlags.SuppressNotifications,
      mark,
    });
    const body = key === undefined ? message : { ...message, nonce: nonceOf(key), enforce_nonce: true };
    return readAnswer("message", await rest.post(Routes.channelMessages(channel), { body, files }));
  }

  async function openDirect(member: string): Promise<Pick<APIChannel, "id">> {
    return readAnswer("channel", await rest.post(Routes.userChannels(), { body: { recipient_id: member } }));
  }

  /** A message's thread has its id. */
  async function openThread(message: { readonly channel: string; readonly id: string }, name: string) {
    const body = { name, auto_archive_duration: THREAD_SLEEPS };
    const opening = rest.post(Routes.threads(message.channel, message.id), { body });
    readAnswer(
      "channel",
      await opening.catch((error: unknown) => {
        if (isCode(error, THREAD_EXISTS)) return { id: message.id, type: ChannelType.PublicThread };
        throw error;
      }),
    );
  }

  return {
    name: "discord",
    // Discord allows 50; the rest is for permission checks and the like.
    pace: { perSecond: 48, atOnce: 32, channelInterval: 1_000 },
    countInterval: (age) => (age < HOUR ? 15_000 : HOUR),
    post: ({ channel }, blocks, key) =>
      refusing({}, async () => messageRef(await send(channel, blocks, key))),
    find: ({ channel }, key) =>
      refusing({ repeatable: true }, () =>
        findMessage(askWithin(queries, LONGEST_SEARCH), channel, key, clock()),
      ),
    // Without its mark: what is edited has been recorded, and need not be found again.
    edit: (message, blocks) =>
      refusing({ repeatable: true, unlisted: "channel" }, async () => {
        const { channel, id } = readRef(message);
        const edited = await rest.patch(Routes.channelMessage(channel, id), await compose(blocks));
        readAnswer("message", edited);
      }),
    reply: (message, blocks) =>
      refusing({ unlisted: "nothing" }, async () => {
        const ref = readRef(message);
        await send(ref.id, blocks).catch(async (error: unknown) => {
          if (!isCode(error, UNKNOWN_CHANNEL)) throw error;
          await refusing({ repeatable: true, unlisted: "nothing" }, () =>
            openThread(ref, threadName(blocks)),
          );
          await send(ref.id, blocks);
        });
      }),
    direct: ({ member }, blocks) =>
      refusing({ unlisted: "nothing" }, async () => {
        const { id } = await refusing({ repeatable: true, unlisted: "nothing" }, () => openDirect(member));
        readAnswer("message", await rest.post(Routes.channelMessages(id), await composeDirect(blocks)));
      }),
    missingPermissions: (channel) =>
      refusing({ repeatable: true }, () =>
        missingPermissions(askWithin(queries, LONGEST_QUESTION), bot(), channel),
      ),
    isAdmin: (person) =>
      refusing({ repeatable: true }, () => managesGuild(askWithin(queries, LONGEST_QUESTION), person)),
    zone: async () => undefined, // Discord tells nobody's
  };
}

interface Attempt {
  readonly repeatable?: boolean;
  readonly unlisted?: Unlisted;
}

async function refusing<T>({ repeatable, unlisted }: Attempt, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw toRefusal(error, repeatable, unlisted);
  }
}

function isCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Its first words, without marks. */
function threadName(blocks: readonly Block[]): string {
  const [first = "Discussion"] = blocks.flatMap((block) => {
    if (block.type === "heading") return [block.text];
    return block.type === "text" ? [block.markdown] : [];
  });
  const plain = (first.split("\n")[0] ?? "").replace(/[`*]/g, "").toWellFormed().trim();
  return plain.slice(0, MOST_IN_THREAD_NAME) || "Discussion";
}
