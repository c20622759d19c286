// Messages by name (channel/message), and the marks by which an own message is found again.
import { createHash } from "node:crypto";
import { ComponentType } from "discord.js";
import type { MessageRef } from "../../ports/person.ts";
import { decodeAction } from "../../ports/reply.ts";
import type { Answer } from "./payloads/read-answer.ts";

/** Most characters of a nonce. */
const MOST_IN_NONCE = 25;

export function messageRef({ channel_id, id }: Pick<Answer<"message">, "channel_id" | "id">): MessageRef {
  return `${channel_id}/${id}` as MessageRef;
}

export function readRef(message: MessageRef): { readonly channel: string; readonly id: string } {
  const [channel = "", id = ""] = message.split("/");
  return { channel, id };
}

/** With it a message sent again within a few minutes is the same message. */
export function nonceOf(key: string): string {
  return key.length <= MOST_IN_NONCE ? key : hash(key).toString("hex").slice(0, MOST_IN_NONCE);
}

/** The number that the message's frame carries: positive, 31 bits, beyond those that Discord counts out itself. */
export function markOf(key: string): number {
  return (hash(key).readUInt32BE() >>> 1) | 0x10_0000;
}

/** Whether the message was posted under this key: one of its buttons names it, or its frame carries its mark. */
export function carries(message: Pick<Answer<"message">, "components">, key: string): boolean {
  return (message.components ?? []).some((component) => {
    if (component.type !== ComponentType.Container) return false;
    if (component.id === markOf(key)) return true;
    const rows = component.components?.filter(({ type }) => type === ComponentType.ActionRow) ?? [];
    return rows.some((row) => row.components?.some((one) => names(one.custom_id, key)));
  });
}

function names(action: string | undefined, key: string): boolean {
  return decodeAction(action ?? "")?.args.includes(key) === true;
}

function hash(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
