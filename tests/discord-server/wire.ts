// What stands on the wire, with Discord's own names: as much of it as this server has.
import type { Component } from "./messages/component-schema.ts";
import type { Embed } from "./messages/embed-schema.ts";

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: "0";
  readonly avatar: null;
  readonly bot: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: string;
  readonly position: number;
  readonly color: 0;
  readonly hoist: false;
  readonly managed: boolean;
  readonly mentionable: false;
  readonly flags: 0;
  readonly tags?: { readonly bot_id: string };
}

export interface Member {
  readonly user: User;
  readonly roles: readonly string[];
  readonly joined_at: string;
  readonly deaf: false;
  readonly mute: false;
  readonly flags: 0;
  /** Set while a moderator has timed the member out. */
  readonly communication_disabled_until?: string | null;
}

/** A server of Discord's, as it is kept here. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly preferred_locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  /** Ids of its channels and threads. */
  readonly channels: Set<string>;
  /** Whether the bot is a member. */
  hasBot: boolean;
  /** False in an outage. */
  available: boolean;
  /** The channel with this name. @throws Error where there is none */
  channel(name: string): Channel;
}

interface Overwrite {
  readonly id: string;
  /** 0 for a role. */
  readonly type: 0;
  readonly allow: string;
  readonly deny: string;
}

/** Kinds of channels, by Discord's numbers. */
export const channelTypes = {
  text: 0,
  direct: 1,
  voice: 2,
  group: 3,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
  media: 16,
} as const;

type ChannelType = (typeof channelTypes)[keyof typeof channelTypes];

export function isThread({ type }: Pick<Channel, "type">): boolean {
  return type >= channelTypes.announcementThread && type <= channelTypes.privateThread;
}

export function isVoice({ type }: Pick<Channel, "type">): boolean {
  return type === channelTypes.voice || type === channelTypes.stage;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guild_id?: string;
  readonly name?: string;
  readonly position?: number;
  readonly permission_overwrites?: readonly Overwrite[];
  readonly recipients?: readonly User[];
  readonly parent_id?: string | null;
  readonly owner_id?: string;
  readonly message_count?: number;
  readonly member_count?: number;
  /** Of a private thread: the bot, if a member has added it. */
  readonly bot_added?: boolean;
  readonly thread_metadata?: {
    readonly archived: boolean;
    readonly locked: boolean;
    readonly auto_archive_duration: number;
    readonly archive_timestamp: string;
  };
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type?: string | undefined;
  readonly description?: string | undefined;
}

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  /** 0 as posted, 19 in reply to another, 20 in answer to a command. */
  readonly type: 0 | 19 | 20;
  readonly author: User;
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly attachments: readonly Attachment[];
  readonly flags: number;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: false;
  readonly pinned: false;
  /** Whom it pings. */
  readonly mentions: readonly User[];
  readonly mention_everyone: boolean;
  readonly mention_roles: readonly string[];
  readonly nonce?: string | number;
  readonly webhook_id?: string;
  readonly application_id?: string;
  readonly message_reference?: {
    readonly type: 0;
    readonly message_id: string;
    readonly channel_id: string;
    readonly guild_id?: string;
  };
  readonly interaction_metadata?: {
    readonly id: string;
    readonly type: number;
    readonly user: User;
    readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  };
  readonly thread?: Channel;
}

export const messageFlags = {
  ephemeral: 1 << 6,
  loading: 1 << 7,
  silent: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** Whether only one person sees it. */
export function isPrivate(message: Message): boolean {
  return (message.flags & messageFlags.ephemeral) !== 0;
}
