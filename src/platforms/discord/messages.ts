// Requests that send and change messages.
import { MessageFlags, type REST, Routes } from "discord.js";
import type { Block } from "../../ports/reply.ts";
import { markOf, nonceOf, type readRef } from "./message-ref.ts";
import { type Answer, readAnswer } from "./payloads/read-answer.ts";
import { isCode } from "./refusals.ts";
import { compose, composeDirect } from "./render/compose.ts";

const THREAD_ARCHIVED = 50083;
const THREAD_EXISTS = 160004;

/** A thread falls asleep after a day without a message, in minutes. */
const THREAD_SLEEPS = 1_440;

type Ref = ReturnType<typeof readRef>;

/** Each throws what its request threw, or an Error where the answer is not Discord's. */
export interface Messages {
  /** Notifies no one. A repeated key sends nothing twice within some minutes. */
  send(channel: string, blocks: readonly Block[], key?: string): Promise<Answer<"message">>;
  /** Also in a thread that is archived, which it opens again. */
  edit(message: Ref, blocks: readonly Block[]): Promise<void>;
  /** Opens a message's thread, which has the message's ID. Does nothing if it exists. */
  openThread(message: Ref, name: string): Promise<void>;
  openDirect(member: string): Promise<Pick<Answer<"channel">, "id">>;
  sendDirect(channel: string, blocks: readonly Block[]): Promise<void>;
}

export function createMessages(rest: REST): Messages {
  async function change({ channel, id }: Ref, blocks: readonly Block[]): Promise<void> {
    // Without its mark: what is edited has been recorded, and need not be found again.
    readAnswer("message", await rest.patch(Routes.channelMessage(channel, id), await compose(blocks)));
  }

  async function unarchive(thread: string): Promise<void> {
    readAnswer("channel", await rest.patch(Routes.channel(thread), { body: { archived: false } }));
  }

  return {
    async send(channel, blocks, key) {
      const mark = key === undefined ? undefined : markOf(key);
      const { body: message, files } = await compose(blocks, {
        flags: MessageFlags.SuppressNotifications,
        mark,
      });
      const body = key === undefined ? message : { ...message, nonce: nonceOf(key), enforce_nonce: true };
      return readAnswer("message", await rest.post(Routes.channelMessages(channel), { body, files }));
    },
    async edit(message, blocks) {
      try {
        await change(message, blocks);
      } catch (error) {
        if (!isCode(error, THREAD_ARCHIVED)) throw error;
        await unarchive(message.channel);
        await change(message, blocks);
      }
    },
    async openThread({ channel, id }, name) {
      const body = { name, auto_archive_duration: THREAD_SLEEPS };
      try {
        readAnswer("channel", await rest.post(Routes.threads(channel, id), { body }));
      } catch (error) {
        if (!isCode(error, THREAD_EXISTS)) throw error;
      }
    },
    openDirect: async (member) =>
      readAnswer("channel", await rest.post(Routes.userChannels(), { body: { recipient_id: member } })),
    async sendDirect(channel, blocks) {
      readAnswer("message", await rest.post(Routes.channelMessages(channel), await composeDirect(blocks)));
    },
  };
}
