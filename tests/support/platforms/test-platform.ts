// A platform that keeps what it is told: the network's edge, and nothing behind it.
import type { ChannelRef, DirectRef, MessageRef } from "../../../src/ports/person.ts";
import type { Platform } from "../../../src/ports/platform.ts";
import type { PlatformError } from "../../../src/ports/platform-error.ts";
import type { Block } from "../../../src/ports/reply.ts";

interface KeptMessage {
  readonly ref: MessageRef;
  readonly key: string;
  readonly channel: ChannelRef;
  /** What it showed, one after the other: as posted, then each edit. */
  readonly versions: (readonly Block[])[];
}

type Call = "post" | "edit" | "find" | "direct" | "reply";

interface KeptDirect {
  readonly to: DirectRef;
  readonly blocks: readonly Block[];
}

export interface TestPlatform extends Platform {
  readonly messages: readonly KeptMessage[];
  /** Direct messages, in the order in which they were sent. */
  readonly directs: readonly KeptDirect[];
  /** Answers in threads, by the message they answer. */
  readonly replies: readonly { readonly to: MessageRef; readonly blocks: readonly Block[] }[];
  /** What a channel lacks, and the zone that people are said to be in. */
  missing: readonly string[];
  theirZone: string | undefined;
  /** Whether its messages can get threads. */
  threads: boolean;
  /** Account ids of those who are team admins now. */
  readonly admins: Set<string>;
  /** What the only message shows now, or the message with this key. */
  shown(key?: string): readonly Block[];
  /** While set, whatever is asked of a channel is refused with it; direct messages still go out. */
  refusing: PlatformError | undefined;
  /** Requests that were refused by that. */
  refused: number;
  /** Least time between two edits of a count, in ms. */
  interval: number;
  /** The next such call does this instead; `real` is what it would have done. */
  next(call: "post", instead: (real: () => Promise<MessageRef>) => Promise<MessageRef>): void;
  next(call: "direct", instead: (real: () => Promise<void>) => Promise<void>): void;
  next(call: "reply", instead: (real: () => Promise<void>) => Promise<void>): void;
  next(call: "edit", instead: (real: () => Promise<void>) => Promise<void>): void;
  next(call: "find", instead: () => Promise<MessageRef | "absent" | "cannot tell">): void;
}

export function createTestPlatform(): TestPlatform {
  const messages: KeptMessage[] = [];
  const directs: KeptDirect[] = [];
  const replies: TestPlatform["replies"][number][] = [];
  const planned: { call: Call; instead: (real: () => Promise<unknown>) => Promise<unknown> }[] = [];

  function perform<T>(call: Call, real: () => Promise<T>): Promise<T> {
    if (platform.refusing !== undefined && call !== "direct") {
      platform.refused++;
      return Promise.reject(platform.refusing);
    }
    const index = planned.findIndex((plan) => plan.call === call);
    const [plan] = index === -1 ? [] : planned.splice(index, 1);
    return plan === undefined ? real() : (plan.instead(real) as Promise<T>);
  }

  const platform: TestPlatform = {
    name: "playground",
    messages,
    directs,
    replies,
    missing: [],
    theirZone: undefined,
    refusing: undefined,
    refused: 0,
    threads: true,
    admins: new Set(["U-ada"]),
    pace: { perSecond: Number.POSITIVE_INFINITY, atOnce: 8, channelInterval: 0 },
    interval: 0,
    terms: { name: "The test platform", reach: "here" },
    countInterval: () => platform.interval,
    next: (call: Call, instead: (real: () => Promise<never>) => Promise<unknown>) => {
      planned.push({ call, instead: instead as (real: () => Promise<unknown>) => Promise<unknown> });
    },
    shown(key) {
      const found = messages.find((message) => key === undefined || message.key === key);
      return found?.versions.at(-1) ?? [];
    },
    post: (channel, blocks, key) =>
      perform("post", async () => {
        const ref = `message-${messages.length + 1}` as MessageRef;
        messages.push({ ref, key, channel, versions: [blocks] });
        return ref;
      }),
    find: (_channel, key) =>
      perform("find", async () => messages.find((message) => message.key === key)?.ref ?? "absent"),
    edit: (ref, blocks) =>
      perform("edit", async () => {
        messages.find((message) => message.ref === ref)?.versions.push(blocks);
      }),
    reply: (to, blocks) =>
      perform("reply", async () => {
        replies.push({ to, blocks });
      }),
    direct: (to, blocks) =>
      perform("direct", async () => {
        directs.push({ to, blocks });
      }),
    missingPermissions: async () => platform.missing,
    hasThreads: async () => platform.threads,
    isAdmin: async ({ member }) => platform.admins.has(member),
    zone: async () => platform.theirZone,
  };
  return platform;
}
