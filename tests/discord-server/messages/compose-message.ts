// Makes messages, and changes them, from what the bot sends.

import type { Files, UploadedFile } from "../api/files.ts";
import { type Attachment, type Message, messageFlags, type User } from "../wire.ts";
import { checkMessage } from "./check-message.ts";
import { everyComponent } from "./component-schema.ts";
import type { Draft } from "./message-schema.ts";

/** Flags that a bot can set on what it sends. */
const SENDABLE = messageFlags.ephemeral | messageFlags.silent | messageFlags.componentsV2 | (1 << 2);

const BLANK = {
  type: 0,
  content: "",
  embeds: [],
  components: [],
  attachments: [],
  flags: 0,
  edited_timestamp: null,
  tts: false,
  pinned: false,
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
} as const;

/** A message's fields other than its contents. */
export type Frame = Pick<Message, "id" | "channel_id" | "author" | "timestamp"> & Partial<Message>;

export interface Sent {
  readonly draft: Draft;
  readonly files: readonly UploadedFile[];
  /** Where the draft stands in the body, for errors. */
  readonly at?: readonly string[];
}

export type Compose = ReturnType<typeof createCompose>;

/** @param knownUsers whom a message can ping */
export function createCompose(files: Files, knownUsers: ReadonlyMap<string, User>) {
  function compose(frame: Frame, { draft, files: uploads, at }: Sent): Message {
    const contents = {
      content: draft.content ?? "",
      embeds: draft.embeds ?? [],
      components: draft.components ?? [],
      attachments: attach(draft, uploads, []),
      flags: ((draft.flags ?? 0) & SENDABLE) | (frame.flags ?? 0),
    };
    checkMessage(contents, at);
    return { ...BLANK, ...frame, ...contents, ...pings(contents, draft) };
  }

  /** A message without contents: "thinking…". */
  const loading = (frame: Frame): Message => ({ ...BLANK, ...frame });

  /** @throws ApiError 50035, 50006 */
  function edit(old: Message, { draft, files: uploads, at }: Sent, now: number): Message {
    const contents = {
      content: draft.content === undefined ? old.content : (draft.content ?? ""),
      embeds: draft.embeds === undefined ? old.embeds : (draft.embeds ?? []),
      components: draft.components === undefined ? old.components : (draft.components ?? []),
      attachments: attach(draft, uploads, old.attachments),
      // Components V2 can be turned on, never off; whether a message is private never changes.
      flags: (old.flags & ~messageFlags.loading) | ((draft.flags ?? 0) & messageFlags.componentsV2),
    };
    checkMessage(contents, at);
    return { ...old, ...contents, ...pings(contents, draft), edited_timestamp: new Date(now).toISOString() };
  }

  /** The attachments that stay, and the new ones. A list in the draft names both. */
  function attach(
    draft: Draft,
    uploads: readonly UploadedFile[],
    old: readonly Attachment[],
  ): readonly Attachment[] {
    const listed = draft.attachments;
    const kept = listed ? old.filter(({ id }) => listed.some((item) => item.id === id)) : old;
    if (uploads.length === 0) return kept;
    return [
      ...kept,
      ...uploads.map((upload) => {
        const description = listed?.find(({ id }) => id === upload.index)?.description;
        return files.keep(upload, description ?? undefined);
      }),
    ];
  }

  function pings(
    { content, components }: Pick<Message, "content" | "components">,
    { allowed_mentions: allowed }: Draft,
  ): Pick<Message, "mentions" | "mention_everyone" | "mention_roles"> {
    let words = content;
    for (const [component] of everyComponent(components)) {
      if (component.type === 10) words += `\n${component.content}`;
    }
    if (!words.includes("@")) return { mentions: [], mention_everyone: false, mention_roles: [] };
    const parses = (kind: "users" | "roles" | "everyone") => allowed?.parse?.includes(kind) ?? !allowed;
    const ids = (pattern: RegExp) => [...new Set([...words.matchAll(pattern)].map(([, id]) => id ?? ""))];
    return {
      mentions: ids(/<@!?(\d+)>/g)
        .filter((id) => parses("users") || allowed?.users?.includes(id))
        .flatMap((id) => knownUsers.get(id) ?? []),
      mention_roles: ids(/<@&(\d+)>/g).filter((id) => parses("roles") || allowed?.roles?.includes(id)),
      mention_everyone: parses("everyone") && /@(everyone|here)\b/.test(words),
    };
  }

  return { compose, edit, loading };
}
