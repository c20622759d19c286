// Looking for an own message in a channel's history, after a crash between send and record.
import { Routes, SnowflakeUtil } from "discord.js";
import type { MessageRef } from "../../ports/person.ts";
import { carries, messageRef } from "./message-ref.ts";
import { type Answer, readAnswer } from "./payloads/read-answer.ts";
import type { Ask } from "./requests.ts";

const PAGE = 100;

/** In a busier channel, searching takes too long to be worth it. */
const MOST_PAGES = 10;

/** Nothing is looked for longer after it was sent, in ms. */
const OLDEST = 24 * 3_600_000;

/** The message with this key among those of the last day, as far as they can be read through. */
export async function findMessage(
  ask: Ask,
  channel: string,
  key: string,
  now: number,
): Promise<MessageRef | "absent" | "cannot tell"> {
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) });
    const messages = readAnswer("messages", await ask(Routes.channelMessages(channel), query));
    const found = messages.find((message) => carries(message, key));
    if (found !== undefined) return messageRef(found);
    const oldest = messages.at(-1);
    if (oldest === undefined || messages.length < PAGE || sentAt(oldest) < now - OLDEST) return "absent";
    before = oldest.id;
  }
  return "cannot tell";
}

function sentAt({ id }: Answer<"message">): number {
  return SnowflakeUtil.timestampFrom(id);
}
