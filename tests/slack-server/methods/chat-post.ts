// chat.postMessage and chat.postEphemeral.

import { messageJson, post, postEphemeral } from "../interactions/show.ts";
import type { Channel } from "../model.ts";
import { ApiError } from "../web-api/api-error.ts";
import { readDraft } from "../web-api/draft.ts";
import { isIn } from "../world.ts";
import { type BotCall, findChannel, type Method, requireText } from "./method.ts";

export const chatPostMessage: Method = {
  token: "bot",
  scopes: ["chat:write"],
  limit: "channel",
  run(call) {
    const { slack, args, installation } = call;
    const channel = findChannel(call, requireText(args, "channel"));
    const open = channel.kind === "public" && installation.scopes.includes("chat:write.public");
    requirePlace(call, channel, open);
    const draft = readDraft(args);
    if (draft.threadTs !== undefined && !channel.messages.has(draft.threadTs)) {
      throw new ApiError("thread_not_found");
    }
    const message = post(slack, { channel, author: installation, draft });
    return { channel: channel.id, ts: message.ts, message: messageJson(message) };
  },
};

export const chatPostEphemeral: Method = {
  token: "bot",
  scopes: ["chat:write"],
  limit: 100,
  run(call) {
    const { slack, args, installation } = call;
    const channel = findChannel(call, requireText(args, "channel"));
    // chat:write.public does not help here: https://github.com/slackapi/node-slack-sdk/issues/977
    requirePlace(call, channel, false);
    const person = slack.world.people.get(requireText(args, "user"));
    if (person === undefined || !isIn(channel, person)) throw new ApiError("user_not_in_channel");
    const draft = readDraft(args);
    const message = postEphemeral(slack, person, { channel, author: installation, draft });
    return { message_ts: message.ts };
  },
};

/** @throws ApiError is_archived, not_in_channel */
function requirePlace({ installation }: BotCall, channel: Channel, open: boolean): void {
  if (channel.archived) throw new ApiError("is_archived");
  if (channel.kind === "direct" || open || isIn(channel, installation.bot)) return;
  throw new ApiError("not_in_channel");
}
