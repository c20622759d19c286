// A platform that keeps what it's given: the network's edge, and nothing behind it. It obeys the platforms' contract.
import type { ChannelRef, DirectRef, MessageRef } from "../../../src/ports/person.ts";
import type { Platform } from "../../../src/ports/platform.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { type Block, encodeAction } from "../../../src/ports/reply.ts";

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
  /** Replies in threads, by the message they reply to. */
  readonly replies: readonly { readonly to: MessageRef; readonly blocks: readonly Block[] }[];
  /** What a channel lacks, and the zone that people are said to be in. */
  missing: readonly string[];
  theirZone: string | undefined;
  /** Whether its messages can get threads. */
  threads: boolean;
  /** Account ids of those who are team admins now. */
  readonly admins: Set<string>;
  /** Messages that are gone: they can't be edited or answered. */
  readonly removed: Set<MessageRef>;
  /** Account ids of people who take no direct messages. */
  readonly closed: Set<string>;
  /** What the only message shows now, or the message with this key. */
  shown(key?: string): readonly Block[];
  /**
   * While set, everything asked of a channel is refused with it. Direct messages still go out, and rights are still
   * known, unless it holds everywhere.
   */
  refusing: PlatformError | undefined;
  /** Requests that were refused by that. */
  refused: number;
  /** The shortest time between two edits of a count, in ms. */
  interval: number;
  /** The next such call does this instead; `real` is what it would have done. */
  next(call: "post", instead: (real: () => Promise<MessageRef>) => Promise<MessageRef>): void;
  next(call: "direct", instead: (real: () => Promise<void>) => Promise<void>): void;
  next(call: "reply", instead: (real: () => Promise<void>) => Promise<void>): void;
  next(call: "edit", instead: (real: () => Promise<void>) => Promise<void>): void;
  next(call: "find", instead: () => Promise<MessageRef | "absent" | "cannot tell">): void;
}

const GONE = "The message is gone.";
const NO_DIRECT = "This person takes no direct messages.";

/** @throws RangeError for a button that no platform takes */
function checkButtons(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.type === "buttons") for (const { action } of block.buttons) encodeAction(action);
    if (block.type === "select") for (const { action } of block.choices) encodeAction(action);
    if (block.type === "options") for (const { action } of block.options) if (action) encodeAction(action);
  }
}

export function createTestPlatform(): TestPlatform {
  const messages: KeptMessage[] = [];
  const directs: KeptDirect[] = [];
  const replies: TestPlatform["replies"][number][] = [];
  const planned: { call: Call; instead: (real: () => Promise<unknown>) => Promise<unknown> }[] = [];

  /** The refusal that this call meets. */
  function refusalOf(call: Call | "isAdmin"): PlatformError | undefined {
    const asksPerson = call === "direct" || call === "isAdmin";
    return asksPerson && !platform.refusing?.everywhere ? undefined : platform.refusing;
  }

  async function perform<T>(call: Call, real: () => Promise<T>): Promise<T> {
    const refusal = refusalOf(call);
    if (refusal !== undefined) {
      platform.refused++;
      throw refusal;
    }
    const index = planned.findIndex((plan) => plan.call === call);
    const [plan] = index === -1 ? [] : planned.splice(index, 1);
    return plan === undefined ? real() : (plan.instead(real) as Promise<T>);
  }

  function kept(ref: MessageRef): KeptMessage {
    const message = messages.find((one) => one.ref === ref);
    if (message === undefined || platform.removed.has(ref)) throw new PlatformError("message", GONE);
    return message;
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
    removed: new Set(),
    closed: new Set(),
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
        checkButtons(blocks);
        const ref = `message-${messages.length + 1}` as MessageRef;
        messages.push({ ref, key, channel, versions: [blocks] });
        return ref;
      }),
    find: (_channel, key) =>
      perform("find", async () => {
        const found = messages.find((message) => message.key === key && !platform.removed.has(message.ref));
        return found?.ref ?? "absent";
      }),
    edit: (ref, blocks) =>
      perform("edit", async () => {
        checkButtons(blocks);
        kept(ref).versions.push(blocks);
      }),
    reply: (to, blocks) =>
      perform("reply", async () => {
        checkButtons(blocks);
        if (platform.threads) replies.push({ to: kept(to).ref, blocks });
      }),
    direct: (to, blocks) =>
      perform("direct", async () => {
        checkButtons(blocks);
        if (platform.closed.has(to.member)) throw new PlatformError("person", NO_DIRECT);
        directs.push({ to, blocks });
      }),
    missingPermissions: async () => platform.missing,
    hasThreads: async () => platform.threads,
    async isAdmin({ member }) {
      const refusal = refusalOf("isAdmin");
      if (refusal !== undefined) throw refusal;
      return platform.admins.has(member);
    },
    zone: async () => platform.theirZone,
  };
  return platform;
}
