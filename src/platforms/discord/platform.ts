// Discord as a platform: posts, edits, threads, and direct messages, all over REST.
import type { REST } from "discord.js";
import type { MessageRef } from "../../ports/person.ts";
import type { Platform } from "../../ports/platform.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Block } from "../../ports/reply.ts";
import { findMessage } from "./find-message.ts";
import { messageRef, readRef } from "./message-ref.ts";
import { createMessages } from "./messages.ts";
import { isCode, toRefusal, type Unlisted } from "./refusals.ts";
import { askWithin } from "./requests.ts";
import {
  explainRefusal,
  hasThreads,
  managesGuild,
  missingPermissions,
} from "./server/missing-permissions.ts";
import { checkRoles, giveRole } from "./server/roles.ts";

const HOUR = 3_600_000;
const UNKNOWN_CHANNEL = 10003;
const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;
const MOST_IN_THREAD_NAME = 100;

/** The time limit for questions while a person waits, in ms. */
const LONGEST_QUESTION = 3_000;

/** The time limit for a search, in ms: a channel's last day may have many pages. */
const LONGEST_SEARCH = 15_000;

interface PlatformParts {
  /** Sends messages: every rate limit is an error. */
  readonly sends: REST;
  /** Asks while a person waits: waits out short rate limits. */
  readonly queries: REST;
  /** Kubedrill's own user id. */
  readonly bot: () => string;
  readonly clock: () => number;
}

export function createDiscordPlatform({ sends, queries, bot, clock }: PlatformParts): Platform {
  const messages = createMessages(sends);
  const asking = () => ({ ask: askWithin(queries, LONGEST_QUESTION), bot: bot(), now: clock() });

  /** Runs a request in a channel; where Discord says that access or a permission is missing, finds out which. */
  async function inChannel<T>(place: TargetChannel, attempt: Attempt, request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      const refusal = toRefusal(error, attempt.repeatable, attempt.unlisted);
      const isVague = isCode(error, MISSING_ACCESS) || isCode(error, MISSING_PERMISSIONS);
      throw isVague && isRefusal(refusal) ? await explainRefusal(asking(), place, refusal) : refusal;
    }
  }

  /** Answers in the message's thread; does nothing if the channel can't have threads. */
  async function reply(message: MessageRef, blocks: readonly Block[]): Promise<void> {
    const ref = readRef(message);
    try {
      await messages.send(ref.id, blocks);
    } catch (error) {
      if (!isCode(error, UNKNOWN_CHANNEL)) throw error;
      const { ask } = asking();
      if (!(await refusing(repeatable, () => hasThreads(ask, ref.channel)))) return;
      const opening = () => messages.openThread(ref, threadName(blocks));
      await inChannel({ team: undefined, channel: ref.channel }, repeatable, opening);
      await messages.send(ref.id, blocks);
    }
  }

  return {
    name: "discord",
    terms: { name: "Discord", reach: "here and in all your servers" },
    // Discord allows 50; the rest is for permission checks and the like.
    pace: { perSecond: 48, atOnce: 32, channelInterval: 1_000 },
    countInterval: (age) => (age < HOUR ? 15_000 : HOUR),
    post: (place, blocks, key) =>
      inChannel(place, {}, async () => messageRef(await messages.send(place.channel, blocks, key))),
    find: (place, key) =>
      inChannel(place, { repeatable: true }, () =>
        findMessage(askWithin(queries, LONGEST_SEARCH), place.channel, key, clock()),
      ),
    edit(message, blocks) {
      const ref = readRef(message);
      const place = { team: undefined, channel: ref.channel };
      return inChannel(place, { repeatable: true }, () => messages.edit(ref, blocks));
    },
    reply(message, blocks) {
      const place = { team: undefined, channel: readRef(message).channel };
      return inChannel(place, { unlisted: "nothing" }, () => reply(message, blocks));
    },
    direct: ({ member }, blocks) =>
      refusing({ unlisted: "nothing" }, async () => {
        const { id } = await refusing(repeatable, () => messages.openDirect(member));
        await messages.sendDirect(id, blocks);
      }),
    missingPermissions: (place) => refusing({ repeatable: true }, () => missingPermissions(asking(), place)),
    hasThreads: ({ channel }) => refusing({ repeatable: true }, () => hasThreads(asking().ask, channel)),
    isAdmin: (person) => refusing({ repeatable: true }, () => managesGuild(asking(), person)),
    zone: async () => undefined, // Discord reports none
    roles: {
      check: (team, roles) => refusing({ repeatable: true }, () => checkRoles(asking(), team, roles)),
      give: (to, role) => giveRole(sends, asking(), to, role),
    },
  };
}

/** The channel that a request is about. */
interface TargetChannel {
  /** Undefined if it has to be looked up. */
  readonly team: string | undefined;
  readonly channel: string;
}

interface Attempt {
  readonly repeatable?: boolean;
  readonly unlisted?: Unlisted;
}

/** A step before something is sent. */
const repeatable: Attempt = { repeatable: true, unlisted: "nothing" };

async function refusing<T>(attempt: Attempt, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw toRefusal(error, attempt.repeatable, attempt.unlisted);
  }
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
